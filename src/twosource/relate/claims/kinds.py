"""What units count goes in, whose and what kind of people those are comes out: "four Kyrgyz guards", not "people".

Two tolls of different people contradict nothing: one of each side's dead, or of inmates and of guards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.relate.claims.answers import number_of
from twosource.relate.claims.counts import find_counts
from twosource.relate.claims.rules import load_claim_rules
from twosource.relate.origins.lands import land_in
from twosource.relate.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.relate.claims.counts import Count
    from twosource.relate.claims.units import Unit

REACH = 60
"""Characters behind a number in which it is told who is counted."""
KEPT = 1 << 14
"""Texts of which who is counted in them is kept at hand."""
END = re.compile(
    r"[.,;:!?\n]|\b(?:were|was|are|is|have|had|has|died|die|dead|killed|wounded|injured|hurt|missing|and|in|at|near|by|when)\b"
)
SIDE = re.compile(r"\bon (?:the )?(?P<side>[^.,;:\n]{2,30}?) side\b")
OWN = re.compile(r"\b(?:its|our|their)\b")


@dataclass(frozen=True, slots=True)
class Kind:
    """The states that those counted belong to, and the stems of what they are ("guard"); empty where none is told."""

    lands: frozenset[str]
    people: frozenset[str]

    def differs(self, other: Kind) -> bool:
        """Tell whether two are of different people."""
        lands = self.lands and other.lands and self.lands.isdisjoint(other.lands)
        return bool(lands or (self.people and other.people and self.people.isdisjoint(other.people)))

    def is_part(self, other: Kind) -> bool:
        """Tell whether these may be some of the others, of whom less is told."""
        fewer = bool(self.people) and not other.people
        return fewer or (bool(self.lands) and not other.lands)


def kind_of(units: Iterable[Unit], count: Count) -> Kind:
    """Gather who is counted by the units that give a number."""
    lands: set[str] = set()
    people: set[str] = set()
    for unit in units:
        for told, kind, own in kinds_in(unit.text):
            if told.what == count.what and number_of(told) == number_of(count):
                land = unit.chain.root.land if own and not kind.lands else None
                lands |= kind.lands | ({land} if land else set())
                people |= kind.people
    return Kind(frozenset(lands), frozenset(people))


@lru_cache(maxsize=KEPT)
def kinds_in(text: str) -> tuple[tuple[Count, Kind, bool], ...]:
    """Give the counts of a text, each with who is counted, as far as it tells, and whether these are its voice's."""
    found: list[tuple[Count, Kind, bool]] = []
    for told in find_counts(text):
        phrase = END.split(text[told.end : told.end + REACH], maxsplit=1)[0]
        side = SIDE.search(text, told.end)
        land = land_in(phrase) or (land_in(side["side"]) if side else None)
        people = frozenset(token.stem for token in find_words(phrase)) & people_stems()
        found.append((told, Kind(frozenset({land} if land else ()), people), OWN.search(phrase) is not None))
    return tuple(found)


@lru_cache(maxsize=1)
def people_stems() -> frozenset[str]:
    """Give the stems of the kinds of people who are told apart."""
    return frozenset(token.stem for word in load_claim_rules().kinds for token in find_words(word))
