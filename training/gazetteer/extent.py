"""From the towns of a division to its middle and a radius: what we have in place of borders."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, radians, sin, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.gazetteer.sources import Town

EARTH_KM = 6371.0
SHARE_INSIDE = 0.9
SMALLEST_KM = 5.0


def middle_of(towns: list[Town]) -> tuple[float, float]:
    """Average the towns on the sphere, each counting once: a division is land, not people."""
    points = [_vector(town.lat, town.lon) for town in towns]
    x, y, z = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    return degrees(atan2(z, sqrt(x * x + y * y))), degrees(atan2(y, x))


def radius_of(towns: list[Town], lat: float, lon: float) -> float:
    """Give the distance within which nine in ten of the towns lie, in km, at least 5."""
    distances = sorted(_kilometres(lat, lon, town.lat, town.lon) for town in towns)
    return max(SMALLEST_KM, distances[int(SHARE_INSIDE * (len(distances) - 1))])


def _vector(lat: float, lon: float) -> tuple[float, float, float]:
    north, east = radians(lat), radians(lon)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)


def _kilometres(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    one, other = radians(lat), radians(to_lat)
    turn = sin((other - one) / 2) ** 2 + cos(one) * cos(other) * sin(radians(to_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(turn)))
