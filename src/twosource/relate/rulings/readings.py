"""A Reading and the rulings on it go in, the Reading as people put it right comes out; the store keeps what was read.

Places and times are put right at their words, chains at the statement whose content the ruling points at.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.model.reading import Place, Statement, Time, Voice
from twosource.relate.rulings.finding import choose, find_again

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model.ledger import Correction, Location, Pointer, Ruling, Teller
    from twosource.model.reading import Reading
    from twosource.model.span import Span


def correct_reading(reading: Reading, rulings: Sequence[Ruling]) -> Reading:
    """Put a Reading right by its standing rulings, first to last; those whose words are gone change nothing."""
    for ruling in rulings:
        for pointer in ruling.detail.at if ruling.detail else ():
            if ruling.detail and pointer.item == reading.item.id:
                reading = correct_at(reading, pointer, ruling.detail)
    return reading


def correct_at(reading: Reading, pointer: Pointer, detail: Correction) -> Reading:
    """Put right what was read at the words of one pointer."""
    spans = find_again(pointer, reading.text)
    if spans is None:
        return reading
    if detail.place is not None:
        return place_anew(reading, spans[0], detail.place)
    if detail.when is not None:
        return time_anew(reading, spans[0], detail.when)
    return chain_anew(reading, pointer, spans, detail.chain) if detail.chain is not None else reading


def place_anew(reading: Reading, span: Span, told: Location) -> Reading:
    """Put the place at a span where a person says that it is; where none was read, it is added."""

    def moved(start: int, end: int, *, context: bool) -> Place:
        return Place(
            *(start, end, told.name, told.lat, told.lon, told.link, told.precision, told.radius_km, told.country),
            context=context,
        )

    places = [
        moved(one.start, one.end, context=one.context) if one.start < span.end and span.start < one.end else one
        for one in reading.places
    ]
    there = any(one.start < span.end and span.start < one.end for one in reading.places)
    return replace(reading, places=tuple(places if there else [*places, moved(*span, context=False)]))


def time_anew(reading: Reading, span: Span, when: tuple[str, str]) -> Reading:
    """Give the times and deadlines at a span the interval that a person says; where none was read, a time is added."""
    earliest, latest = when
    value = earliest[:10] if earliest[:10] == latest[:10] else f"{earliest}/{latest}"
    times = [
        replace(one, value=value, earliest=earliest, latest=latest)
        if one.start < span.end and span.start < one.end
        else one
        for one in reading.times
    ]
    deadlines = tuple(
        replace(one, due=when) if one.start < span.end and span.start < one.end else one for one in reading.deadlines
    )
    if times == list(reading.times) and deadlines == reading.deadlines:
        times.append(Time(*span, "DATE", value, earliest, latest))
    return replace(reading, times=tuple(times), deadlines=deadlines)


def chain_anew(reading: Reading, pointer: Pointer, spans: Sequence[Span], chain: tuple[Teller, ...]) -> Reading:
    """Give the statement at the spans the chain that a person says."""
    named = next((one for one in reading.statements if one.id == pointer.statement), None)
    held = choose(reading.statements, spans, lambda one: one.content, first=named)
    if held is None or pointer.statement is None:
        return reading
    told = replace(held, voices=voices_of(chain), joint=())
    return replace(reading, statements=tuple(told if one is held else one for one in reading.statements))


def voices_of(chain: Sequence[Teller]) -> tuple[Voice, ...]:
    """Give the voices of a corrected chain, outermost first."""
    return tuple(
        Voice(one.span.start if one.span else None, one.span.end if one.span else None, one.name, one.kind)
        for one in chain
    )


def ruled_statement(reading: Reading, spans: Sequence[Span], rulings: Sequence[Ruling]) -> Statement | None:
    """Give the statement that a person made of an item's own words at `spans`, by correcting their chain."""
    told = None
    for ruling in rulings:
        for pointer in ruling.detail.at if ruling.detail and ruling.detail.chain is not None else ():
            mine = pointer.item == reading.item.id and pointer.statement is None
            found = find_again(pointer, reading.text) if mine else None
            if found and ruling.detail and ruling.detail.chain and choose([found], spans, lambda one: one):
                told = Statement(
                    f"ruled-{ruling.id}", found, voices_of(ruling.detail.chain), None, "indirect", "asserts", "none"
                )
    return told
