"""The units of a claim and the readings go in, the deadlines that the claim carries come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model.ledger import ClaimDeadline
from twosource.model.span import Span
from twosource.relate.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.model.reading import Deadline, Reading
    from twosource.relate.claims.units import Unit


def deadlines_of(units: Sequence[Unit], readings: Mapping[str, Reading]) -> tuple[ClaimDeadline, ...]:
    """List each deadline that stands in the words of a unit or belongs to an event that it holds, once, in order."""
    found = {
        (unit.item, one.start, one.end): carry(unit.item, one, readings[unit.item])
        for unit in units
        for one in readings[unit.item].deadlines
        if stands_in(one, unit)
    }
    return tuple(found.values())


def stands_in(deadline: Deadline, unit: Unit) -> bool:
    """Tell whether a deadline belongs to a unit."""
    place = Span(deadline.start, deadline.end)
    coded = deadline.event is not None and f"{unit.item}#{deadline.event}" in unit.slots.events
    return coded or any(span.overlaps(place) for span in unit.spans)


def carry(item: str, deadline: Deadline, reading: Reading) -> ClaimDeadline:
    """Write a deadline as a claim carries it: with words instead of spans, a pronoun as whom it stands for."""

    def words(span: Span | None) -> str | None:
        if span is None:
            return None
        said = span.of(reading.text)
        return said if any(find_words(said)) else name_at(reading, span)

    return ClaimDeadline(
        item=item,
        start=deadline.start,
        end=deadline.end,
        due=deadline.due,
        state=deadline.state,
        demand=words(deadline.demand),
        by=words(deadline.by),
        addressee=words(deadline.addressee),
    )


def name_at(reading: Reading, span: Span) -> str | None:
    """Give the name for which the words of a span stand, as an event's participant or a statement's voice has it."""
    parties = ((one.start, one.end, one.name) for event in reading.events for one in (*event.actors, *event.recipients))
    voices = ((one.start, one.end, one.name) for statement in reading.statements for one in statement.voices)
    named = (name for start, end, name in (*parties, *voices) if (start, end) == (span.start, span.end))
    return next((name for name in named if name), None)
