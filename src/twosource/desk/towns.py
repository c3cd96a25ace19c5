"""Places of a page go in; the larger towns around them come out, so that a map without tiles still says where it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians
from typing import TYPE_CHECKING

import numpy as np

from twosource.desk.views.place import Spot
from twosource.read.places.table import KINDS, load_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from twosource.desk.views.place import PlaceView
    from twosource.read.places.table import PlaceTable

MOST_TOWNS = 8
LOCAL_KM = 300.0
"""A place that reaches farther is a country or region, and says nothing of where the map opens."""
NEAR_DEGREES = 12.0
"""Places farther than this from the one named most are not what the map opens on."""
MARGIN_DEGREES = 1.6
"""Shown around the places: about half of what the map shows at the zoom that it opens on."""
APART = 6
"""Names stand at least the sixth part of the map's height apart, or they would be written over each other."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the map in WGS84 degrees."""

    south: float
    north: float
    west: float
    east: float


@dataclass(frozen=True, slots=True)
class Towns:
    """The shipped gazetteer's towns, largest first: columns of degrees to 0.001, and the rows in its table."""

    table: PlaceTable
    rows: npt.NDArray[np.int64]
    lat: npt.NDArray[np.float64]
    lon: npt.NDArray[np.float64]

    def inside(self, box: Box) -> Iterable[tuple[str, float, float]]:
        """Yield name, latitude and longitude of the towns in a box, largest first."""
        tall = (self.lat > box.south) & (self.lat < box.north)
        found = np.flatnonzero(tall & (self.lon > box.west) & (self.lon < box.east))
        for at in found.tolist():
            yield self.table.name_of(int(self.rows[at])), float(self.lat[at]), float(self.lon[at])


@lru_cache(maxsize=1)
def load_towns() -> Towns:
    """Take the towns out of the gazetteer, once."""
    table = load_table()
    columns = table.columns
    kinds = [KINDS.index(kind) for kind in ("capital", "town")]
    rows = np.flatnonzero(np.isin(columns["kind"], kinds))
    rows = rows[np.argsort(-columns["population"][rows].astype(np.int64), kind="stable")]
    lat, lon = (columns[name][rows].astype(np.float64).round(3) for name in ("lat", "lon"))
    return Towns(table, rows, lat, lon)


def find_towns(places: Sequence[PlaceView]) -> tuple[Spot, ...]:
    """Choose the largest towns around the places, apart from these and from each other; none without places."""
    local = [one for one in places if one.lat is not None and one.lon is not None and one.radius_km < LOCAL_KM]
    box = choose_box([(one.lat, one.lon) for one in local if one.lat is not None and one.lon is not None])
    if box is None:
        return ()
    taken = [(one.lat, one.lon) for one in local if one.lat is not None and one.lon is not None]
    apart = (box.north - box.south) / APART
    chosen: list[Spot] = []
    for name, lat, lon in load_towns().inside(box):
        if all(distance(lat, lon, *other) > apart for other in taken):
            taken.append((lat, lon))
            chosen.append(Spot(name, lat, lon, 0.0, "", None, "context"))
        if len(chosen) == MOST_TOWNS:
            break
    return tuple(chosen)


def choose_box(points: Sequence[tuple[float, float]]) -> Box | None:
    """Give the part of the map around the first point and all that lie near it, with a margin."""
    if not points:
        return None
    first = points[0]
    near = [point for point in points if distance(*point, *first) < NEAR_DEGREES]
    wide = MARGIN_DEGREES / max(cos(radians(first[0])), 0.1)
    return Box(
        min(lat for lat, _ in near) - MARGIN_DEGREES,
        max(lat for lat, _ in near) + MARGIN_DEGREES,
        min(lon for _, lon in near) - wide,
        max(lon for _, lon in near) + wide,
    )


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Give the larger of both differences in degrees, longitudes shortened as they are at that latitude."""
    return max(abs(lat - other_lat), abs(lon - other_lon) * cos(radians(lat)))
