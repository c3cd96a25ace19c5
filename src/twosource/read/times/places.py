"""Which zone's clock a text is on: names of countries, peoples and towns, found in the words and weighed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from twosource.read.times.lexing import split_lexemes
from twosource.read.times.vocabulary import zone_words

if TYPE_CHECKING:
    from twosource.read.times.lexing import Line

PlaceKind = Literal["town", "country", "people"]
LONGEST = 5
"""Most lexemes in a name of the codebook ("Cox's Bazar" falls into four)."""


@dataclass(frozen=True, slots=True)
class ZoneMention:
    """A name at lexemes [first, last) that puts the text on `zone`'s clock."""

    first: int
    last: int
    start: int
    zone: str
    kind: PlaceKind


@lru_cache(maxsize=1)
def named_zones() -> dict[str, tuple[str, PlaceKind]]:
    """Index every name by its lower-cased lexemes, joined by blanks."""
    index: dict[str, tuple[str, PlaceKind]] = {}
    for zone, names in zone_words().places.items():
        kinds: tuple[tuple[PlaceKind, tuple[str, ...]], ...] = (
            ("people", names.people),
            ("country", names.country),
            ("town", names.towns),
        )
        for kind, listed in kinds:
            index.update({key_of(name): (zone, kind) for name in listed})
    return index


@lru_cache(maxsize=1)
def first_words() -> frozenset[str]:
    """Give the first lexeme of every name, so that most places of a line are passed at one look."""
    return frozenset(key.split(" ", 1)[0] for key in named_zones())


def key_of(name: str) -> str:
    """Fold a name to the form that the index holds."""
    return " ".join(lexeme.low for lexeme in split_lexemes(name.replace("’", "'")))


def zone_of_name(name: str) -> str | None:
    """Give the tz zone of a place's name; None when it is not in the codebook."""
    found = named_zones().get(key_of(name))
    return found[0] if found else None


def find_zone_mentions(line: Line) -> list[ZoneMention]:
    """Find every name of the codebook in the line, longest first at each place, capitalised ones only."""
    mentions: list[ZoneMention] = []
    at = 0
    while at < len(line):
        mention = mention_at(line, at) if line.low(at) in first_words() else None
        if mention is not None:
            mentions.append(mention)
        at = mention.last if mention else at + 1
    return mentions


def mention_at(line: Line, at: int) -> ZoneMention | None:
    """Give the longest name at `at`."""
    if not line.surface(at)[:1].isupper() and line.low(at - 1) != "#":
        return None
    for width in range(min(LONGEST, len(line) - at), 0, -1):
        key = " ".join(line.low(place).replace("’", "'") for place in range(at, at + width))
        found = named_zones().get(key)
        if found is not None and (key != "us" or not line.shouts):
            return ZoneMention(at, at + width, line.lexemes[at].start, *found)
    return None
