"""The words that tell a place from a namesake, as codebook/place_cues.yaml and place_words.yaml give them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from twosource.codebook import load_vocabulary


@dataclass(frozen=True, slots=True)
class PlaceCues:
    """The shape of codebook/place_cues.yaml; every word in lower case."""

    prepositions: frozenset[str]
    surely: frozenset[str]
    of_what: frozenset[str]
    openers: frozenset[str]
    titles: frozenset[str]
    institutions: frozenset[str]
    things: frozenset[str]
    kinds: dict[str, frozenset[str]]
    kinds_of: frozenset[str]
    features: frozenset[str]
    bodies: frozenset[str]
    wholes: frozenset[str]
    codes_words: frozenset[str]
    dates: frozenset[str]
    speech: frozenset[str]
    parties: frozenset[str]
    locals: frozenset[str]
    features_first: frozenset[str]
    settlements: frozenset[str]
    particles: frozenset[str]
    prefixes: frozenset[str]
    near: frozenset[str]
    striking: frozenset[str]
    naming: frozenset[str]
    land: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The shape of codebook/place_words.yaml; every word folded."""

    ordinary: frozenset[str]
    groups: frozenset[str]
    persons: frozenset[str]
    surname_countries: frozenset[str]


@lru_cache(maxsize=1)
def place_cues() -> PlaceCues:
    """Load the cues once."""
    return load_vocabulary("place_cues", PlaceCues)


@lru_cache(maxsize=1)
def place_words() -> PlaceWords:
    """Load the words once."""
    return load_vocabulary("place_words", PlaceWords)
