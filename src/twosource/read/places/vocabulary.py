"""The shapes of what the codebook says about places: states, regions, demonyms, cues and weights."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from twosource.codebook import load_vocabulary
from twosource.codebook.countries import Named  # noqa: TC001 - the loader reads the types of fields
from twosource.model.reading import Precision  # noqa: TC001 - the loader reads the types of fields


@dataclass(frozen=True, slots=True)
class States:
    """The shape of codebook/states.yaml, by GeoNames admin-1 code."""

    states: dict[str, Named]


@dataclass(frozen=True, slots=True)
class Region:
    """One line of codebook/regions.yaml or towns.yaml."""

    name: str
    also: tuple[str, ...]
    kind: str
    countries: tuple[str, ...]
    at: tuple[float, float]
    radius_km: float


@dataclass(frozen=True, slots=True)
class Regions:
    """The shape of codebook/regions.yaml."""

    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Towns:
    """The shape of codebook/towns.yaml."""

    towns: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Demonyms:
    """The shape of codebook/demonyms.yaml: a place of the gazetteer and what its people and things are called."""

    people: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Outlets:
    """The shape of codebook/outlet_homes.yaml: a home, and the names and domains of the outlets that sit there."""

    homes: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind of place is worth without context, and the precision its point has."""

    precision: Precision
    worth: float
    radius_km: float


@dataclass(frozen=True, slots=True)
class Kinds:
    """The shape of codebook/place_kinds.yaml."""

    kinds: dict[str, Kind]


@lru_cache(maxsize=1)
def place_kinds() -> dict[str, Kind]:
    """Load the kinds once."""
    return load_vocabulary("place_kinds", Kinds).kinds


@lru_cache(maxsize=1)
def states() -> dict[str, Named]:
    """Load the states once."""
    return load_vocabulary("states", States).states


@lru_cache(maxsize=1)
def regions() -> tuple[Region, ...]:
    """Load the regions, and the towns that the table lacks, once."""
    return load_vocabulary("regions", Regions).regions + load_vocabulary("towns", Towns).towns


@lru_cache(maxsize=1)
def demonyms() -> dict[str, tuple[str, ...]]:
    """Load the demonyms that are not a country's or state's, once."""
    return load_vocabulary("demonyms", Demonyms).people


@lru_cache(maxsize=1)
def outlet_homes() -> dict[str, tuple[str, ...]]:
    """Load the homes of outlets once."""
    return load_vocabulary("outlet_homes", Outlets).homes
