"""What units count goes in, whose and what kind of people those are comes out: "four Kyrgyz guards", not "people".

Two tolls of different people contradict nothing: one of each side's dead, or of inmates and of guards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
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
        for told in find_counts(unit.text):
            if told.what == count.what and number_of(told) == number_of(count):
                phrase = END.split(unit.text[told.end : told.end + REACH], maxsplit=1)[0]
                lands |= {land for land in (land_of(unit, phrase, told.end),) if land}
                people |= {token.stem for token in find_words(phrase)} & people_stems()
    return Kind(frozenset(lands), frozenset(people))


def land_of(unit: Unit, phrase: str, end: int) -> str | None:
    """Give the state of those counted: named beside the number, as a side, or as the voice's own."""
    side = SIDE.search(unit.text, end)
    own = unit.chain.root.land if OWN.search(phrase) else None
    return land_in(phrase) or (land_in(side["side"]) if side else None) or own


def people_stems() -> frozenset[str]:
    """Give the stems of the kinds of people who are told apart."""
    return frozenset(token.stem for word in load_claim_rules().kinds for token in find_words(word))
