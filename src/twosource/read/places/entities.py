"""From a parsed item to its Entities: the model's names, the gazetteer's places, demonyms, none in another."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from twosource.model.reading import Entity, EntityLabel
from twosource.model.span import Span
from twosource.read.places.find import find_places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.model.reading import Place
    from twosource.read.parsed import Parsed
    from twosource.read.places.gazetteer import Gazetteer

LABELS: frozenset[str] = frozenset(get_args(EntityLabel))
STATES_AND_TOWNS = frozenset({"country", "admin1", "admin2", "town"})


def find_entities(parsed: Parsed, gazetteer: Gazetteer, places: tuple[Place, ...] | None = None) -> tuple[Entity, ...]:
    """Find what an item names, in order; pass the Places where they are known, or they are found once more.

    Towns, states and countries are GPE, other places LOC, demonyms NORP with a link to their country; persons,
    organisations and the rest are the language model's. Where two overlap the longer one stays.
    """
    places = find_places(parsed, gazetteer) if places is None else places
    named = [_of_place(parsed.text, place, gazetteer) for place in places]
    modelled = _of_model(parsed)
    return tuple(_without_overlap([*named, *modelled]))


def _of_place(text: str, place: Place, gazetteer: Gazetteer) -> Entity:
    said = text[place.start : place.end]
    label: EntityLabel = "GPE" if place.precision in STATES_AND_TOWNS else "LOC"
    if said in gazetteer.people or (said.isupper() and said.title() in gazetteer.people):
        label = "NORP"
    name = said if label == "NORP" else place.name
    return Entity(place.start, place.end, label, name, place.link)


def _of_model(parsed: Parsed) -> list[Entity]:
    found = [
        Entity(one.start_char, one.end_char, cast("EntityLabel", one.label_), one.text)
        for one in parsed.doc.ents
        if one.label_ in LABELS and one.text.strip()
    ]
    persons = sorted({one.name for one in found if one.label == "PER"}, key=lambda name: (-len(name.split()), name))
    return [
        Entity(one.start, one.end, one.label, _full_name(one.name, persons)) if one.label == "PER" else one
        for one in found
    ]


def _full_name(name: str, persons: list[str]) -> str:
    """Give the one fuller name of the text that ends in `name`; itself if none does, or two do."""
    fuller = {one for one in persons if one != name and one.split()[-len(name.split()) :] == name.split()}
    return fuller.pop() if len(fuller) == 1 else name


def _without_overlap(entities: Iterable[Entity]) -> list[Entity]:
    """Keep the longer of two that overlap; of two alike the one from the gazetteer, which has a link."""
    ordered = sorted(entities, key=lambda one: (-(one.end - one.start), one.link is None, one.start, one.label))
    kept: list[Entity] = []
    taken: set[int] = set()
    for one in ordered:
        reach = range(one.start, one.end)
        if taken.isdisjoint(reach):
            taken.update(reach)
            kept.append(one)
    return sorted(kept, key=lambda one: Span(one.start, one.end))
