"""A phrase goes in, the state that it speaks of comes out, by its ISO 3166-1 code; None where there is none, or two.

Two armies are two voices; a state, its capital and the seat of its government are one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from twosource.codebook import load_vocabulary
from twosource.codebook.countries import load_countries

WORD = re.compile(r"[\w’'.-]+")
ENDING = re.compile(r"(?:['’]s?|\.)$")


@dataclass(frozen=True, slots=True)
class Land:
    """A state by its names, and where its government sits."""

    names: tuple[str, ...]
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lands:
    """`codebook/lands.yaml`: states by code."""

    lands: dict[str, Land]


@dataclass(frozen=True, slots=True)
class Names:
    """States turned round: by what names them, in lower case; and the words of the longest name."""

    every: dict[str, str]
    speaking: frozenset[str]
    longest: int


@lru_cache(maxsize=1)
def land_names() -> Names:
    """Turn states and demonyms round once; a word of two states tells of neither."""
    lands, countries = load_vocabulary("lands", Lands).lands, load_countries()
    found: dict[str, set[str]] = {}
    speaking: set[str] = set()
    for code, land in lands.items():
        country = countries.get(code)
        called = [*land.names, *(country.also if country else ()), *land.seats]
        speaking.update(name.lower() for name in called)
        for name in (*called, *(country.people if country else ())):
            found.setdefault(name.lower().removeprefix("the "), set()).add(code)
    every = {name: min(codes) for name, codes in found.items() if len(codes) == 1}
    return Names(every, frozenset(speaking) & every.keys(), max(name.count(" ") for name in every) + 1)


@lru_cache(maxsize=1 << 14)
def land_in(phrase: str) -> str | None:
    """Find the one state that a phrase names by a word with a capital: "Russia's defence ministry"."""
    names, words = land_names(), [ENDING.sub("", word) for word in WORD.findall(phrase)]
    found, at = set(), 0
    while at < len(words):
        length = next(
            (
                size
                for size in range(min(names.longest, len(words) - at), 0, -1)
                if words[at][:1].isupper() and " ".join(words[at : at + size]).lower() in names.every
            ),
            0,
        )
        if length:
            found.add(names.every[" ".join(words[at : at + length]).lower()])
        at += length or 1
    return next(iter(found)) if len(found) == 1 else None


def land_itself(phrase: str) -> str | None:
    """Give the state that a phrase is a name of, or the seat of whose government: "Moscow", "the White House"."""
    plain = phrase.lower().removeprefix("the ")
    names = land_names()
    return (
        names.every.get(plain) if plain in names.speaking and phrase[:1].isupper() | phrase.startswith("the ") else None
    )
