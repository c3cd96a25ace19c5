"""A reading and the claims on it go in; the item page comes out: the text with every layer, each layer listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.desk.towns import find_towns
from twosource.desk.views.chain import Link, draw_chain, join_names, name_item, name_voice
from twosource.desk.views.claim import say_how
from twosource.desk.views.place import PlaceView, gather_places, write_spots
from twosource.desk.views.ruling import RulingView, list_rulings
from twosource.desk.views.text import Mark, Run, show_whole
from twosource.desk.views.versions import Revision, revise
from twosource.desk.wording import load_wording
from twosource.relate.claims.asking import load_asking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.desk.views.card import ClaimCard
    from twosource.model.capture import Capture
    from twosource.model.item import Item
    from twosource.model.ledger import Ruling
    from twosource.model.reading import Deadline, Reading, Statement
    from twosource.model.trail import Version

LAYERS = {
    "statement": "Statements",
    "voice": "Voices",
    "cue": "Attributing words",
    "event": "Events",
    "number": "Numbers",
    "deadline": "Deadlines",
    "place": "Places",
    "time": "Times",
    "entity": "Names",
    "post": "Embedded posts",
    "boilerplate": "Not news",
}
SHOWN_AT_FIRST = frozenset({"statement", "voice", "cue", "deadline", "post", "boilerplate"})


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a reading with how many spans it has; `on` when the page shows it without being asked."""

    key: str
    label: str
    size: int
    on: bool


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement as the page lists it."""

    id: str
    start: int
    content: str
    chain: tuple[Link, ...]
    how: str
    said: str | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event as the page lists it: never without its realis and without who holds it."""

    start: int
    type: str
    trigger: str
    who: str
    whom: str
    realis: str
    numbers: tuple[str, ...]
    held_by: tuple[str, ...]
    """The innermost voices of the statements that hold it, each once; none where the report says it itself."""
    called: str = ""
    """What its type is called in words."""


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """One deadline as it was read."""

    start: int
    words: str
    by: str
    addressee: str
    demand: str
    period: str | None
    due: tuple[str, str] | None
    state: str


@dataclass(frozen=True, slots=True)
class ItemFile:
    """What the page is made of: the item as shown, what was read in it, and what the case knows about it."""

    item: Item
    reading: Reading | None
    claims: tuple[ClaimCard, ...]
    versions: tuple[Version, ...]
    earlier: Reading | None = None
    """The reading of the version before the shown one."""
    capture: Capture | None = None
    gone: str | None = None
    """When its source was seen to have deleted it."""
    rulings: tuple[Ruling, ...] = ()
    """Standing rulings that put right what was read in it."""


@dataclass(frozen=True, slots=True)
class ItemPage:
    """Everything that the page of one item prints."""

    item: Item
    publisher: str
    text: tuple[Run, ...]
    layers: tuple[Layer, ...]
    statements: tuple[StatementRow, ...]
    events: tuple[EventRow, ...]
    deadlines: tuple[DeadlineRow, ...]
    places: tuple[PlaceView, ...]
    spots: str
    claims: tuple[ClaimCard, ...]
    versions: tuple[Version, ...]
    capture: Capture | None
    gone: str | None
    revision: Revision | None
    coded_by: str | None
    read: bool
    righted: tuple[RulingView, ...]


def make_item_page(file: ItemFile) -> ItemPage:
    """Make the page of an item; without a reading it shows the bare text and says that it was not read."""
    item, reading = file.item, file.reading
    marks = list(_marks(reading)) if reading else []
    sizes = {key: sum(mark.layer == key for mark in marks) for key in LAYERS}
    layers = tuple(Layer(key, LAYERS[key], size, key in SHOWN_AT_FIRST) for key, size in sizes.items() if size)
    places = gather_places((place, f"#c{place.start}") for place in (reading.places if reading else ()))
    return ItemPage(
        item,
        name_item(item),
        show_whole(item.text, marks),
        layers,
        tuple(_statement(one, item) for one in (reading.statements if reading else ())),
        tuple(_list_events(reading)) if reading else (),
        tuple(_deadline(one, item.text) for one in (reading.deadlines if reading else ())),
        places,
        write_spots(places, find_towns(places)),
        file.claims,
        file.versions,
        file.capture,
        file.gone,
        compare(file),
        reading.coded_by if reading else None,
        reading is not None,
        list_rulings(file.rulings),
    )


def compare(file: ItemFile) -> Revision | None:
    """Compare the shown version with the one before; None when there is none or it was not read."""
    if file.reading is None or file.earlier is None:
        return None
    shown = next((one.number for one in file.versions if one.digest == file.item.digest), 1)
    return revise(shown, file.earlier, file.reading, file.claims)


def _marks(reading: Reading) -> Iterator[Mark]:
    """Yield every span of the reading with its layer and a label that tells what was read."""
    for statement in reading.statements:
        yield from _statement_marks(statement)
    for event in reading.events:
        yield Mark(*event.trigger, "event", f"{event.type}, {event.realis}")
        for number in event.numbers:
            yield Mark(number.start, number.end, "number", say_number(number.what, number.low, number.high))
    for deadline in reading.deadlines:
        yield Mark(deadline.start, deadline.end, "deadline", deadline.state)
    for place in reading.places:
        yield Mark(place.start, place.end, "place", place.name if place.lat is not None else "not placed")
    for time in reading.times:
        yield Mark(time.start, time.end, "time", time.value)
    for entity in reading.entities:
        yield Mark(entity.start, entity.end, "entity", f"{entity.label} {entity.name}")
    for post in reading.posts:
        yield Mark(post.start, post.end, "post", post.handle or post.author or "")
    for start, end in reading.boilerplate:
        yield Mark(start, end, "boilerplate", "not read")


def _statement_marks(statement: Statement) -> Iterator[Mark]:
    for start, end in statement.content:
        yield Mark(start, end, "statement", statement.id)
    if statement.cue:
        yield Mark(*statement.cue, "cue", f"{statement.id} cue")
    for voice in (*statement.voices, *statement.joint):
        if voice.start is not None and voice.end is not None:
            yield Mark(voice.start, voice.end, "voice", voice.name or "unresolved")


def say_number(what: str, low: int | None, high: int | None) -> str:
    """Say a number with its bounds.

    >>> say_number("killed", 10, None), say_number("killed", 10, 10), say_number("killed", None, 5)
    ('at least 10 killed', '10 killed', 'at most 5 killed')
    """
    if low is None:
        return f"at most {high} {what}" if high is not None else what
    if high is None:
        return f"at least {low} {what}"
    return f"{low} {what}" if low == high else f"{low} to {high} {what}"


def _statement(one: Statement, item: Item) -> StatementRow:
    content = " … ".join(item.text[start:end] for start, end in one.content)
    start = min((span.start for span in one.content), default=0)
    return StatementRow(one.id, start, content, draw_chain(item, one, None), say_how(one), one.said)


def _list_events(reading: Reading) -> Iterator[EventRow]:
    text, asking = reading.text, load_asking()
    voices = {one.id: name_voice(one.voices[-1], text) for one in reading.statements if one.voices}
    for one in reading.events:
        named = asking.events.get(one.type)
        yield EventRow(
            one.trigger.start,
            one.type,
            one.trigger.of(text),
            join_names([who.name or text[who.start : who.end] for who in one.actors]),
            join_names([who.name or text[who.start : who.end] for who in one.recipients]),
            load_wording().say("realis", one.realis),
            tuple(say_number(number.what, number.low, number.high) for number in one.numbers),
            tuple(dict.fromkeys(voices[key] for key in one.statements if key in voices)),
            named.noun if named else one.type.lower(),
        )


def _deadline(one: Deadline, text: str) -> DeadlineRow:
    by, addressee, demand = (span.of(text) if span else "" for span in (one.by, one.addressee, one.demand))
    words = text[one.start : one.end]
    state = load_wording().say("deadlines", one.state)
    return DeadlineRow(one.start, words, by, addressee, demand, one.period, one.due, state)
