"""The events and places that a unit holds go in, the slots by which claims are told apart come out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.relate.claims.counts import Count, what_of
from twosource.relate.claims.rules import load_claim_rules
from twosource.relate.instants import day_of
from twosource.relate.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.model.reading import Event, Participant, Reading


SPEECH = frozenset({"ACCUSE", "REJECT", "REQUEST", "CONSULT", "AGREE", "SUPPORT"})
"""Types whose doer only speaks."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done: stems of the words for it, of its objects, and where; all empty when nothing was coded."""

    words: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    def differs(self, other: Deed) -> bool:
        """Tell whether two deeds are not one: other objects, or where none is known other words."""
        if not self.words or not other.words:
            return False
        if self.objects and other.objects:
            same_place = self.places & other.places and self.words & other.words
            return not (self.objects & other.objects or same_place)
        return not self.words & other.words

    def matches(self, other: Deed) -> bool:
        """Tell whether two deeds are one as far as coded: a word for it and an object in common, or two words."""
        shared = len(self.words & other.words)
        return shared > 1 or (shared == 1 and bool(self.objects & other.objects))

    def with_(self, other: Deed) -> Deed:
        """Give both deeds together."""
        return Deed(self.words | other.words, self.objects | other.objects, self.places | other.places)


@dataclass(frozen=True, slots=True)
class Shown:
    """An event as people read it: its words, doer, whom it was done to and place as named, and its window in days."""

    type: str
    realis: str
    words: str
    actor: str | None = None
    recipient: str | None = None
    place: str | None = None
    first: float | None = None
    last: float | None = None

    @property
    def fullness(self) -> int:
        """Tell how many of its slots are known."""
        return sum(one is not None for one in (self.actor, self.recipient, self.place, self.first))


@dataclass(frozen=True, slots=True)
class Slots:
    """What the reader coded of a unit's content: event types, stems of who, to whom and where, day window, realis."""

    types: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    """Ids of the events, `item#event`: two units of one item with one event say the same thing."""
    first: float | None = None
    last: float | None = None
    realis: frozenset[str] = frozenset()
    told: tuple[tuple[str, str], ...] = ()
    """Type and realis of each event, which belong together."""
    counts: tuple[Count, ...] = ()
    deed: Deed = field(default_factory=Deed)
    shown: tuple[Shown, ...] = ()
    where: tuple[str, ...] = ()
    """Names of the places, as resolved."""


def with_counts(slots: Slots, counts: tuple[Count, ...]) -> Slots:
    """Fill in counts read from the words where the reader coded none."""
    names = (name for name in Slots.__dataclass_fields__ if name != "counts")
    return Slots(**{name: getattr(slots, name) for name in names}, counts=counts)


def slots_of(reading: Reading, events: tuple[Event, ...] | list[Event], spans: tuple[Span, ...]) -> Slots:
    """Gather what was coded in these events and spans."""
    inside = [place for place in reading.places if any(span.overlaps(Span(place.start, place.end)) for span in spans)]
    where = [*inside, *(reading.places[one.place] for one in events if one.place is not None)]
    when = [reading.times[one.when] for one in events if one.when is not None]
    first = [day for day in (day_of(one.earliest) for one in when) if day is not None]
    last = [day for day in (day_of(one.latest) for one in when) if day is not None]
    return Slots(
        types=frozenset(one.type for one in events),
        actors=stems(one.actors for one in events),
        recipients=stems(one.recipients for one in events),
        places=frozenset(place.link or place.name.lower() for place in where),
        events=frozenset(f"{reading.item.id}#{one.id}" for one in events),
        first=min(first, default=None),
        last=max(last, default=None),
        realis=frozenset(one.realis for one in events),
        told=tuple((one.type, one.realis) for one in events),
        deed=deed_of(reading, [one for one in events if one.type in load_claim_rules().deeds]),
        counts=tuple(
            Count(what_of(number.what), number.low, number.high, number.start, number.end)
            for one in events
            for number in one.numbers
            if number.low or number.high != 0
        ),
        shown=tuple(show(reading, one) for one in events),
        where=tuple(dict.fromkeys(place.name for place in where)),
    )


def show(reading: Reading, event: Event) -> Shown:
    """Gather an event for people to read."""
    place = reading.places[event.place] if event.place is not None else None
    time = reading.times[event.when] if event.when is not None else None
    first, last = (day_of(time.earliest), day_of(time.latest)) if time else (None, None)
    if event.realis in load_claim_rules().happened and lies_ahead(first, reading.item.published):
        first = last = None
    words = " ".join(event.trigger.of(reading.text).split())
    actor, recipient = (next((one.name for one in held if one.name), None) for held in (event.actors, event.recipients))
    return Shown(event.type, event.realis, words, actor, recipient, place.name if place else None, first, last)


def lies_ahead(day: float | None, published: str | None) -> bool:
    """Tell whether a day comes behind the report of it: what has happened is not of that day, what it speaks of is."""
    told = day_of(published)
    whole = published is not None and "T" not in published
    return day is not None and told is not None and day >= told + whole


def stems(groups: Iterable[tuple[Participant, ...]]) -> frozenset[str]:
    """Give the stems of the names of participants."""
    names = (one.name for group in groups for one in group if one.name)
    return frozenset(token.stem for name in names for token in find_words(name))


def deed_of(reading: Reading, events: Iterable[Event]) -> Deed:
    """Gather what was done in events, to what, and where."""
    held = list(events)
    where = (reading.places[one.place] for one in held if one.place is not None)
    return Deed(
        words=frozenset(token.stem for one in held for token in find_words(one.trigger.of(reading.text))),
        objects=stems(one.recipients for one in held),
        places=frozenset(place.link or place.name.lower() for place in where),
    )
