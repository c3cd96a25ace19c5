"""From a parsed item to its Places: names recognised, readings weighed, and null where none is sure enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model.reading import Place
from twosource.read.places.containers import link_containers
from twosource.read.places.doubt import settle_doubts
from twosource.read.places.outlet import home_of
from twosource.read.places.recognise import recognise
from twosource.read.places.resolve import resolve_mentions
from twosource.read.places.weights import place_weights

if TYPE_CHECKING:
    from twosource.read.parsed import Parsed
    from twosource.read.places.gazetteer import Gazetteer
    from twosource.read.places.mention import Mention, Resolved


BESIDE_KM = 15.0  # a dam, camp or airport named after a town lies about so near it


def find_places(parsed: Parsed, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Find the places that an item names, in order of the text.

    Where the item says which toponyms it wants (`item.toponyms`), Places come back for exactly these spans, and what
    else the text names only helps to tell where they are.
    """
    home = home_of(parsed.item, gazetteer)
    mentions = link_containers(parsed.text, settle_doubts(recognise(parsed, gazetteer), home))
    resolved = resolve_mentions(mentions, home)
    return tuple(
        place_of(parsed.text, mention, one) for mention, one in zip(mentions, resolved, strict=True) if mention.asked
    )


def place_of(text: str, mention: Mention, resolved: Resolved) -> Place:
    """Write a mention as a Place; unresolved when the best reading is not sure enough."""
    said = text[mention.start : mention.end]
    if resolved.candidate is None or resolved.confidence < place_weights().least_sure:
        return Place(mention.start, mention.end, said, None, None, None, None, None, context=mention.context)
    place = resolved.candidate.place
    radius = max(place.radius_km, BESIDE_KM) if mention.beside else place.radius_km
    return Place(
        start=mention.start,
        end=mention.end,
        name=said if mention.beside else place.name,
        lat=place.lat,
        lon=place.lon,
        link=place.link,
        precision=place.precision,
        radius_km=radius,
        country=place.countries[0] if len(place.countries) == 1 else None,
        confidence=resolved.confidence,
        context=mention.context,
    )
