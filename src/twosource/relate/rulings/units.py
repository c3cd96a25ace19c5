"""Units of an item and the rulings on it go in, the units come out with the chains that people put right.

A statement's chain is put right in the Reading already; here are the words that are no statement's: posts, own reports.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.relate.origins.roots import chain_of_statement
from twosource.relate.rulings.finding import choose, find_again
from twosource.relate.rulings.readings import ruled_statement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.model.ledger import Pointer, Ruling
    from twosource.model.reading import Reading
    from twosource.model.span import Span
    from twosource.relate.claims.units import Unit


def correct_units(units: Sequence[Unit], reading: Reading, rulings: Sequence[Ruling]) -> tuple[Unit, ...]:
    """Give the units, those in an item's own words with the chain that a person said."""
    return tuple(correct_unit(one, reading, rulings) for one in units)


def correct_unit(unit: Unit, reading: Reading, rulings: Sequence[Ruling]) -> Unit:
    """Give one unit its corrected chain, if it has one."""
    told = ruled_statement(reading, unit.spans, rulings) if unit.statement is None else None
    return replace(unit, chain=chain_of_statement(reading, told)) if told is not None and told.voices else unit


def find_unit(
    pointer: Pointer, units: Sequence[Unit], places: Mapping[str, Sequence[int]], texts: Mapping[str, str]
) -> int | None:
    """Give the position of the unit that a ruling points at; None where its item or its words are not there.

    `places` holds the positions of the units of each item, `texts` the text of each.
    """
    text = texts.get(pointer.item)
    spans: Sequence[Span] | None = find_again(pointer, text) if text is not None else None
    if spans is None:
        return None
    held = places.get(pointer.item, ())
    first = next((at for at in held if units[at].statement == pointer.statement), None)
    return choose(held, spans, lambda at: units[at].spans, first=first)
