"""Claims with exact places go in; what may leave comes out: places as cells of 0.1°, and a sentence that says so.

Formats are made of `Released` alone, so that none of them can write a coordinate that is not coarsened.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor
from typing import TYPE_CHECKING

from twosource.desk.views.claim import claim_places
from twosource.desk.views.status import StatusView, judge

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from twosource.desk.views.claim import ClaimFile
    from twosource.model.deadlines import CaseDeadline
    from twosource.model.item import Item
    from twosource.model.ledger import Claim, Origin, Ruling
    from twosource.model.reading import Event, Reading, Statement

CELL = 10
"""Cells a degree: 0.1° is 11 km from south to north, enough for a district and too wide for a house."""
NOTICE = (
    "Places are given as the centres of cells of 0.1 degrees, not as they were read, and rest on GeoNames "
    "(geonames.org, CC BY 4.0). "
    "Statuses say what the collected reports support; they do not say what happened."
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A place as it may leave: its name, the cell's centre in WGS84 degrees, and how precisely it was known."""

    name: str
    lat: float
    lon: float
    precision: str
    cells: int = CELL
    """How many of its cells make a degree."""

    @property
    def ring(self) -> tuple[tuple[float, float], ...]:
        """The cell's corners as (longitude, latitude), counter-clockwise, closed."""
        west, east = round(self.lon - 0.5 / self.cells, 3), round(self.lon + 0.5 / self.cells, 3)
        south, north = round(self.lat - 0.5 / self.cells, 3), round(self.lat + 0.5 / self.cells, 3)
        return ((west, south), (east, south), (east, north), (west, north), (west, south))


@dataclass(frozen=True, slots=True)
class Quote:
    """One piece of evidence as it may leave: the item, the exact words with their offsets, and who says them."""

    item: Item
    start: int
    end: int
    exact: str
    before: str
    after: str
    side: str
    voices: tuple[str, ...]
    origin: Origin | None
    statement: Statement | None
    masked: bool = False
    """Whether `exact` bears marks in the stead of what its item's text says there."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event that a quoted report tells: who, to whom, how real, with what numbers, and in which UTC days."""

    item: str
    type: str
    mode: str | None
    realis: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    days: tuple[str, str] | None
    numbers: tuple[tuple[str, int | None, int | None], ...]


@dataclass(frozen=True, slots=True)
class Released:
    """One claim as it may leave the desk; `named` cites for each cell where its place is first named: item and span."""

    claim: Claim
    status: StatusView
    rulings: tuple[Ruling, ...]
    quotes: tuple[Quote, ...]
    cells: tuple[Cell, ...]
    named: tuple[tuple[str, int, int], ...] = ()
    told: tuple[Told, ...] = ()
    deadlines: tuple[CaseDeadline, ...] = ()


HAPPENED = frozenset({"occurred", "ongoing"})
CONTEXT = 48
"""Code points before and after a quotation, by which a Web Annotation finds it again in a changed text."""


def coarsen(degrees: float, cells: int = CELL) -> float:
    """Give the centre of the cell that holds a coordinate.

    >>> coarsen(60.912), coarsen(-46.05), coarsen(-46.0)
    (60.95, -46.05, -45.95)
    """
    return round((floor(degrees * cells) + 0.5) / cells, 3)


def release(file: ClaimFile, gone: Container[str] = (), fine: int = CELL) -> Released:
    """Take out of one claim what may leave, `fine` cells to a degree, names not yet masked.

    Words of items that their source deleted (`gone`) stay inside.
    """
    claim = file.claim
    rulings = file.rulings.get(claim.id, ())
    quotes = tuple(quote for quote in _quotes(file) if quote.item.id not in gone)
    cells: dict[Cell, tuple[str, int, int]] = {}
    for place, anchor in claim_places(claim, file.readings):
        if place.lat is not None and place.lon is not None and place.precision is not None:
            item = claim.evidence[int(anchor.removeprefix("#e")) - 1].item
            cell = Cell(place.name, coarsen(place.lat, fine), coarsen(place.lon, fine), place.precision, fine)
            if item not in gone:
                cells.setdefault(cell, (item, place.start, place.end))
    told = tuple(one for one in _told(file) if one.item not in gone)
    named = tuple(cells.values())
    return Released(claim, judge(claim, rulings), rulings, quotes, tuple(cells), named, told, file.deadlines)


def _told(file: ClaimFile) -> Iterator[Told]:
    """Yield the events that the evidence for a claim holds, each reading's once."""
    seen: set[tuple[str, str]] = set()
    for one in file.claim.evidence:
        reading = file.readings.get(one.item)
        for event in reading.events if reading and one.side == "for" else ():
            own = one.statement is None and any(span.contains(event.trigger) for span in one.spans)
            if (own or one.statement in event.statements) and (one.item, event.id) not in seen and reading:
                seen.add((one.item, event.id))
                yield tell(reading, event)


def tell(reading: Reading, event: Event) -> Told:
    """Write an event as it may leave; its days are rounded to whole ones.

    What has happened is not of a day behind its report: a threat was not made on the day that it speaks of.
    """
    when = reading.times[event.when] if event.when is not None else None
    days = (when.earliest[:10], when.latest[:10]) if when and when.earliest and when.latest else None
    published = reading.item.published
    if days and published and event.realis in HAPPENED and days[0] > published[:10]:
        days = None
    actors, recipients = (
        tuple(dict.fromkeys(who.name or reading.text[who.start : who.end] for who in group))
        for group in (event.actors, event.recipients)
    )
    numbers = tuple((one.what, one.low, one.high) for one in event.numbers)
    return Told(reading.item.id, event.type, event.mode, event.realis, actors, recipients, days, numbers)


def _quotes(file: ClaimFile) -> Iterator[Quote]:
    origins: Mapping[str, Origin] = {origin.key: origin for origin in file.claim.origin_list}
    for one in file.claim.evidence:
        reading = file.readings.get(one.item)
        if reading is None:
            continue
        text = reading.text
        statement = next((held for held in reading.statements if held.id == one.statement), None)
        voices = tuple(
            voice.name or (text[voice.start : voice.end] if voice.start is not None and voice.end is not None else "?")
            for voice in (statement.voices if statement else ())
        )
        for start, end in one.spans:
            yield Quote(
                reading.item,
                start,
                end,
                text[start:end],
                text[max(start - CONTEXT, 0) : start],
                text[end : end + CONTEXT],
                one.side,
                voices,
                origins.get(one.origin or ""),
                statement,
            )
