"""A point on the earth goes in, its tz zone comes out: the zone of its country whose own place lies nearest.

The tz database's `zone.tab` names a place for each zone; that is rough near a border inside a country, and enough where
the codebook does not name the place.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from math import cos, radians
from typing import NamedTuple

from twosource.read.times.vocabulary import zone_words

POINT = re.compile(r"([+-])(\d{2,3})(\d{2})(\d{2})?(?=[+-]|$)")


class ZonePlace(NamedTuple):
    """The place that stands for a zone, in degrees."""

    zone: str
    lat: float
    lon: float


@lru_cache(maxsize=1)
def zone_places() -> dict[str, tuple[ZonePlace, ...]]:
    """Read the zones of each country, by its ISO code, out of the tz database."""
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    places: dict[str, tuple[ZonePlace, ...]] = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            country, point, zone = line.split("\t")[:3]
            if zone in zone_words().unplaced:
                continue
            lat, lon = (degrees(*part.groups()) for part in POINT.finditer(point))
            places[country] = (*places.get(country, ()), ZonePlace(zone, lat, lon))
    return places


def degrees(sign: str, whole: str, minutes: str, seconds: str | None) -> float:
    """Give degrees of ISO 6709's sign, degrees, minutes and seconds."""
    size = int(whole) + int(minutes) / 60 + int(seconds or 0) / 3600
    return -size if sign == "-" else size


def zone_of_point(country: str | None, lat: float | None, lon: float | None) -> str | None:
    """Give the zone of a point of a country; None where the country is not known to the tz database."""
    places = zone_places().get(country or "")
    if not places:
        return None
    if lat is None or lon is None:
        return places[0].zone if len(places) == 1 else None
    width = cos(radians(lat))
    nearest = min(places, key=lambda place: (place.lat - lat) ** 2 + (around(place.lon - lon) * width) ** 2)
    return nearest.zone


def around(degrees_east: float) -> float:
    """Give a difference of longitudes the short way round."""
    return (degrees_east + 180) % 360 - 180
