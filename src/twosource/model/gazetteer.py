"""Places that a desk lays over the gazetteer that ships, and the files that they came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NewPlace:
    """A place to lay over the gazetteer, with all its names, the first of them its own.

    `lat`, `lon` are WGS84 degrees, `kind` is one of codebook/place_kinds.yaml, `countries` ISO 3166-1 codes;
    `divisions` are GeoNames codes of the divisions that it lies in ("AF.42", "AF.42.4201").
    """

    names: tuple[str, ...]
    lat: float
    lon: float
    kind: str
    radius_km: float
    countries: tuple[str, ...] = ()
    link: str | None = None
    population: int = 0
    divisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceSource:
    """A file of places that was added: the digest of its bytes, its name, how many rows were taken and left out.

    `own` tells a desk's own list, whose places win over all others of their names, from a country file of GeoNames.
    """

    digest: str
    name: str
    own: bool
    places: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class FiledPlace:
    """A place as it is filed: a number that tells it apart in its book, and whether it is a desk's own."""

    number: int
    place: NewPlace
    own: bool
