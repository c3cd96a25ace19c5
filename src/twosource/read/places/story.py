"""A second look at the places of an item, with what the other items of its story name: no text is parsed again.

Only names that the item alone leaves open, or nearly so, are looked at: what its own words settle stays. A place that
the story settles says so, and by what.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twosource.read.places.find import place_of
from twosource.read.places.mention import Mention
from twosource.read.places.resolve import resolve_mentions
from twosource.read.places.spot import read_name
from twosource.read.places.weights import place_weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from twosource.model.reading import Place, Reading
    from twosource.read.places.gazetteer import Candidate, Gazetteer
    from twosource.read.places.mention import Resolved

NAMED = 3
"""Places that the reason names."""
SURE = 0.6
"""A neighbour whose own item was less sure of it tells nothing."""


@dataclass(frozen=True, slots=True)
class Around:
    """Places that items of a story name, most named first, with how many items name each."""

    places: tuple[tuple[Place, int], ...]

    def without(self, reading: Reading) -> tuple[tuple[Place, int], ...]:
        """Give those that other items than this one name."""
        own = {place.link for place in reading.places if place.link is not None}
        counted = ((place, many - (place.link in own)) for place, many in self.places)
        return tuple((place, many) for place, many in counted if many > 0)


def look_around(readings: Iterable[Reading]) -> Around:
    """Count the places of a story that its items are sure of; a place told in passing counts as well."""
    counts: Counter[str] = Counter()
    first: dict[str, Place] = {}
    for reading in readings:
        sure = {one.link: one for one in reading.places if one.link is not None and (one.confidence or 0.0) >= SURE}
        counts.update(list(sure))
        for link, place in sure.items():
            first.setdefault(link, place)
    ordered = sorted(counts, key=lambda link: (-counts[link], link))
    return Around(tuple((first[link], counts[link]) for link in ordered))


def settle_by_story(reading: Reading, around: Around, gazetteer: Gazetteer) -> Iterator[Place]:
    """Yield the places of an item that the other items of its story settle, each with the reason."""
    weights = place_weights()
    doubts = find_doubts(reading)
    others = around.without(reading)[: weights.story_most] if doubts else ()
    known = [(found, place) for place, _ in others if (found := find_again(place, gazetteer)) is not None]
    if not known:
        return
    mentions = [mention_of(reading, place, gazetteer, in_doubt=place in doubts) for place in reading.places]
    alone = resolve_mentions(mentions)
    within = resolve_mentions(mentions, around=[found for found, _ in known])
    for place, mention, before, now in zip(reading.places, mentions, alone, within, strict=True):
        if place in doubts and is_settled(place, before, now):
            yield replace(place_of(reading.text, mention, now), reason=say_why([one for _, one in known]))


def find_doubts(reading: Reading) -> frozenset[Place]:
    """Find the places that an item alone is not sure of; where it names but one, that is known by its size alone."""
    weights = place_weights()
    alone = len({place.link for place in reading.places if place.link is not None}) == 1
    enough = weights.story_alone if alone else weights.story_sure - weights.story_lead
    return frozenset(place for place in reading.places if place.confidence is None or place.confidence < enough)


def is_settled(place: Place, before: Resolved, now: Resolved) -> bool:
    """Tell whether the story makes a place sure that was not, and by enough."""
    weights = place_weights()
    if now.candidate is None or now.confidence < weights.story_sure:
        return False
    same = before.candidate is not None and before.candidate.place.number == now.candidate.place.number
    gained = now.confidence - (before.confidence if same else 0.0) >= weights.story_lead
    return gained and now.candidate.place.link != place.link


def mention_of(reading: Reading, place: Place, gazetteer: Gazetteer, *, in_doubt: bool) -> Mention:
    """Make a mention of a place as read: one candidate where the item was sure, all where it was not."""
    name = reading.text[place.start : place.end]
    _, candidates = read_name(name, gazetteer)
    if not in_doubt:
        candidates = tuple(one for one in candidates if one.place.link == place.link)
    return Mention(place.start, place.end, name, candidates, context=place.context)


def find_again(place: Place, gazetteer: Gazetteer) -> Candidate | None:
    """Find the entry of the gazetteer that a place was read as."""
    return next((one for one in gazetteer.candidates(place.name) if one.place.link == place.link), None)


def say_why(known: Sequence[Place]) -> str:
    """Say by what a place was settled."""
    names = list(dict.fromkeys(place.name for place in known))
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"other items of the story speak of {', '.join(names[:NAMED])}{more}"
