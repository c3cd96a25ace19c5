"""The units of a claim and the readings go in, the deadlines that the claim carries come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model.ledger import ClaimDeadline
from twosource.model.span import Span

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
    """Write a deadline as a claim carries it: with words instead of spans."""

    def words(span: Span | None) -> str | None:
        return span.of(reading.text) if span else None

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
