"""The countries of `codebook/countries.yaml`: where their labels stand, what else they are called, their people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from twosource.codebook.loader import load_vocabulary


@dataclass(frozen=True, slots=True)
class Named:
    """A country or a state: its label point, other names, and what its people and things are called."""

    at: tuple[float, float]
    also: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Countries:
    """The shape of codebook/countries.yaml, by ISO 3166-1 code."""

    countries: dict[str, Named]


@lru_cache(maxsize=1)
def load_countries() -> dict[str, Named]:
    """Load the countries once."""
    return load_vocabulary("countries", Countries).countries
