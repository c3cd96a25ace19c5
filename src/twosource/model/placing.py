"""Places that an item leaves open and the other items of its story settle, kept beside its Reading."""

from __future__ import annotations

from dataclasses import dataclass, replace

from twosource.model.reading import Place, Reading


@dataclass(frozen=True, slots=True)
class Placing:
    """The places of one version of an item (by its digest) that its story settles; each says why in `reason`."""

    item: str
    digest: str
    story: str
    places: tuple[Place, ...]


def place_reading(reading: Reading, placing: Placing | None) -> Reading:
    """Put what the story settles into the places of a Reading; that of another version changes nothing."""
    if placing is None or placing.digest != reading.item.digest:
        return reading
    settled = {(place.start, place.end): place for place in placing.places}
    places = tuple(settled.get((place.start, place.end), place) for place in reading.places)
    return replace(reading, places=places)
