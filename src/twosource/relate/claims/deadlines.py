"""The units of a claim and the readings go in, the deadlines that the claim carries come out.

Where a question is that of an ultimatum, who tells only of what its sides do meanwhile ("soldiers are leaving") is set
apart: it shares their names and the place, and bears the threat out in nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model.ledger import ClaimDeadline
from twosource.model.span import Span
from twosource.relate.claims.rules import load_claim_rules
from twosource.relate.claims.sides import shared_stems
from twosource.relate.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.model.reading import Deadline, Reading
    from twosource.relate.claims.units import Unit
    from twosource.relate.origins.bounds import Agreement

SETTING = frozenset({"THREATEN", "DEMAND", "REQUEST", "REJECT"})
"""Types of events by which a demand is made or answered."""
SEVERAL = 2
"""Who tell of a deadline where a question is an ultimatum's."""
MOST = 64
"""Beside more than so many a question is no ultimatum's."""


def deadlines_of(units: Sequence[Unit], readings: Mapping[str, Reading]) -> tuple[ClaimDeadline, ...]:
    """List each deadline that stands in the words of a unit or belongs to an event that it holds, once, in order."""
    found = {
        (unit.item, one.start, one.end): carry(unit.item, one, readings[unit.item])
        for unit in units
        for one in readings[unit.item].deadlines
        if stands_in(one, unit)
    }
    return tuple(found.values())


def part_deadlines(
    units: Sequence[Unit], groups: Sequence[Sequence[int]], readings: Mapping[str, Reading], agree: Agreement
) -> list[list[int]]:
    """Part the questions in which several tell of a deadline from those beside who tell of no demand at all.

    Who denies goes where most of his words are told, of equals with what is said to have been, not with the demand.
    """
    parted: list[list[int]] = []
    for group in groups:
        told = [place for place in group if any(stands_in(one, units[place]) for one in set_in(units[place], readings))]
        beside = [place for place in group if place not in told and demands_nothing(units[place])]
        if len(told) < SEVERAL or not beside or len(beside) > MOST:
            parted.append(list(group))
            continue
        answering = [place for place in group if place not in beside and is_answer(units[place])]
        parts = [[place for place in group if place not in (*beside, *answering)], *gather(units, beside, agree)]
        for place in answering:
            likeness = [max((shared_stems(units[place], units[one]) for one in part), default=0) for part in parts]
            parts[len(parts) - 1 - likeness[::-1].index(max(likeness))].append(place)
        parted += [sorted(part) for part in parts if part]
    return sorted(parted)


def is_answer(unit: Unit) -> bool:
    """Tell whether a unit denies or asks what others assert."""
    return unit.attitude != "asserts" or unit.negated


def set_in(unit: Unit, readings: Mapping[str, Reading]) -> list[Deadline]:
    """Give the deadlines of a unit's item that are set by or for somebody."""
    return [one for one in readings[unit.item].deadlines if one.by or one.addressee]


def demands_nothing(unit: Unit) -> bool:
    """Tell whether a unit asserts, and neither sets nor holds out anything, nor speaks of it as of a demand."""
    unreal = load_claim_rules().unreal
    sets = any(
        one.realis in unreal or (one.type in SETTING and (one.actor or one.recipient)) for one in unit.slots.shown
    )
    return not is_answer(unit) and not sets


def gather(units: Sequence[Unit], places: Sequence[int], agree: Agreement) -> list[list[int]]:
    """Put together those that say the same, and what says the same as one of these."""
    groups: list[list[int]] = []
    for place in places:
        near = [group for group in groups if any(agree(units[place], units[other]) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append(sorted([place, *(other for group in near for other in group)]))
    return groups


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
