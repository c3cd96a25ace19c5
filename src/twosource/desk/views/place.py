"""Readings and the spans that matter in them go in; places for the map come out, how surely each is known beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from twosource.desk.wording import count, load_wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model.reading import Place

KM_WHEN_UNTOLD = {"point": 1.0, "town": 5.0, "admin2": 30.0, "admin1": 100.0, "country": 400.0, "region": 400.0}
"""How far a place reaches when the gazetteer does not say: the order of magnitude, drawn as an area and said so."""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place of a page: WGS84 degrees or None, its reach in km, and how often it is named."""

    name: str
    lat: float | None
    lon: float | None
    radius_km: float
    precision: str
    words: str
    named: int
    link: str | None
    href: str | None = None

    @property
    def known(self) -> bool:
        """Whether it could be placed."""
        return self.lat is not None and self.lon is not None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as the map's script reads it."""

    name: str
    lat: float
    lon: float
    radius_km: float
    words: str
    href: str | None
    kind: str = "place"


def gather_places(found: Iterable[tuple[Place, str | None]]) -> tuple[PlaceView, ...]:
    """Merge mentions of the same place; each comes with the anchor that shows it. Most named first."""
    mentions: dict[str, list[tuple[Place, str | None]]] = {}
    for place, href in found:
        mentions.setdefault(place.link or place.name.casefold(), []).append((place, href))
    views = [_view(group) for group in mentions.values()]
    return tuple(sorted(views, key=lambda view: (not view.known, -view.named, view.name)))


def _view(group: Sequence[tuple[Place, str | None]]) -> PlaceView:
    place, href = group[0]
    times = count(len(group), "mention")
    if place.lat is None or place.lon is None or place.precision is None:
        return PlaceView(place.name, None, None, 0, "unknown", f"not placed · {times}", len(group), None, href)
    reach = place.radius_km or KM_WHEN_UNTOLD[place.precision]
    words = f"{load_wording().say('precisions', place.precision)}, within about {reach:.0f} km · {times}"
    words += f" · {place.reason}" if place.reason else ""
    return PlaceView(place.name, place.lat, place.lon, reach, place.precision, words, len(group), place.link, href)


def write_spots(views: Iterable[PlaceView], context: Iterable[Spot] = ()) -> str:
    """Write what the map draws as JSON, for an attribute of the page (the template escapes it)."""
    spots = [
        Spot(one.name, one.lat, one.lon, one.radius_km, one.words, one.href)
        for one in views
        if one.lat is not None and one.lon is not None
    ]
    return msgspec.json.encode([*spots, *context]).decode() if spots else "[]"
