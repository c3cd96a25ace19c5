"""A Reading goes in; what a person wants to see of it comes out: who says what, what happened, where, and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from twosource.cli.console import single_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from twosource.model.reading import Deadline, Event, Participant, Place, Quantity, Reading, Statement, Voice
    from twosource.model.span import Span

ARROW = " → "


def reading_table(reading: Reading) -> Iterator[RenderableType]:
    """Give the parts to print: a heading, then one table for each layer that has something in it."""
    yield heading(reading)
    layers = (
        (
            "Statements",
            ("who, through whom", "says", "how"),
            [statement_row(reading, one) for one in reading.statements],
        ),
        (
            "Events",
            ("type", "how real", "who", "to whom", "where", "words"),
            [event_row(reading, e) for e in reading.events],
        ),
        (
            "Deadlines",
            ("runs out (UTC)", "set by", "for", "demand", "state"),
            [deadline_row(reading, d) for d in reading.deadlines],
        ),
        (
            "Places",
            ("name", "lat, lon", "precision", "link"),
            [place_row(one) for one in unique_places(reading.places)],
        ),
        ("Times", ("words", "value", "from", "to"), [time_row(reading, index) for index in range(len(reading.times))]),
    )
    for title, columns, rows in layers:
        if rows:
            yield lay_out(title, columns, rows)


def heading(reading: Reading) -> Text:
    """Say which item it is and when it was published."""
    item = reading.item
    name = single_line(item.title or item.url or item.id)
    known = [
        one for one in (item.publisher, item.handle and f"@{item.handle}", item.published or "date unknown") if one
    ]
    return Text(f"{name}\n", style="bold").append(single_line(" · ".join(known)), style="dim")


def lay_out(title: str, columns: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Table:
    """Lay rows out as a table; cells are printed as they are."""
    table = Table(title=title, title_justify="left", title_style="bold", show_edge=False, pad_edge=False, expand=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(single_line(cell)) for cell in row))
    return table


def statement_row(reading: Reading, statement: Statement) -> tuple[str, ...]:
    """Show the chain from the outermost to the innermost voice, the content, and stance and form."""
    chain = ARROW.join(voice_name(reading, voice) for voice in statement.voices)
    together = "".join(f" + {voice_name(reading, voice)}" for voice in statement.joint)
    content = " … ".join(span.of(reading.text) for span in statement.content)
    return chain + together, content, f"{statement.stance}, {statement.form}"


def voice_name(reading: Reading, voice: Voice) -> str:
    """Name a voice as the text does, with who it is in brackets where that says more."""
    if voice.start is None or voice.end is None:
        return "(nobody named)"
    words = reading.text[voice.start : voice.end]
    return words if voice.name is None or voice.name == words else f"{words} [{voice.name}]"


def event_row(reading: Reading, event: Event) -> tuple[str, ...]:
    """Show an event's slots."""
    place = reading.places[event.place].name if event.place is not None else ""
    numbers = "".join(f" ({quantity_words(number)})" for number in event.numbers)
    realis = event.realis + (", background" if event.background else "")
    who = (names_of(reading, event.actors), names_of(reading, event.recipients))
    return event.type, realis, *who, place, event.trigger.of(reading.text) + numbers


def quantity_words(number: Quantity) -> str:
    """Say a number with its bounds."""
    if number.low == number.high:
        return f"{number.what} {number.low}"
    if number.high is None:
        return f"{number.what} at least {number.low}"
    if number.low is None:
        return f"{number.what} at most {number.high}"
    return f"{number.what} {number.low} to {number.high}"


def names_of(reading: Reading, participants: Iterable[Participant]) -> str:
    """List participants by their resolved names, or else by their words."""
    return ", ".join(one.name or reading.text[one.start : one.end] for one in participants)


def deadline_row(reading: Reading, deadline: Deadline) -> tuple[str, ...]:
    """Show when a deadline runs out, for whom, and what is asked."""
    due = "cannot be told" if deadline.due is None else " to ".join(dict.fromkeys(deadline.due))
    spans = (deadline.by, deadline.addressee, deadline.demand)
    return due, *(words_of(reading, span) for span in spans), deadline.state


def words_of(reading: Reading, span: Span | None) -> str:
    """Give the words of a span, or nothing."""
    return "" if span is None else span.of(reading.text)


def unique_places(places: Iterable[Place]) -> list[Place]:
    """Keep the first mention of each place."""
    return list({(place.name, place.link): place for place in reversed(list(places))}.values())[::-1]


def place_row(place: Place) -> tuple[str, ...]:
    """Show where a place is, or that it is not sure."""
    if place.lat is None or place.lon is None:
        return place.name, "not sure which", "", ""
    return (
        place.name,
        f"{place.lat:.2f}, {place.lon:.2f}",
        f"{place.precision}, ±{place.radius_km:g} km",
        place.link or "",
    )


def time_row(reading: Reading, index: int) -> tuple[str, ...]:
    """Show a time expression, its TIMEX3 value and the UTC interval that it can mean."""
    time = reading.times[index]
    return reading.text[time.start : time.end], f"{time.type} {time.value}", time.earliest or "", time.latest or ""
