"""The units of an item go in, the denials whose content only stands for a charge come out: "The army denied it"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.codebook import load_vocabulary
from twosource.relate.claims.denials import is_doer
from twosource.relate.claims.sides import DENIED
from twosource.relate.claims.units import Voiced, make_unit, sentence_at, sentences_of
from twosource.relate.origins.roots import chain_of_statement
from twosource.relate.origins.voices import may_be_same

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.model.reading import Reading, Statement
    from twosource.relate.claims.slots import Slots
    from twosource.relate.claims.units import Unit
    from twosource.relate.origins.roots import Chain
    from twosource.relate.origins.voices import Root

BACK = 3
"""Sentences before a denial in which the charge that it denies is looked for."""


@dataclass(frozen=True, slots=True)
class StandIns:
    """The words of `codebook/claims_charges.yaml`."""

    stand_ins: frozenset[str]
    fillers: frozenset[str]
    untrue: frozenset[str]


@lru_cache(maxsize=1)
def load_stand_ins() -> StandIns:
    """Read the words once."""
    return load_vocabulary("claims_charges", StandIns)


def answer_charges(units: Sequence[Unit], reading: Reading) -> list[Unit]:
    """Give the units with the denials whose content only stands for a charge told before, in place of their own."""
    made = {one.statement: one for one in denied_by_word(units, reading)}
    return [*(unit for unit in units if unit.statement is None or unit.statement not in made), *made.values()]


def denied_by_word(units: Sequence[Unit], reading: Reading) -> Iterator[Unit]:
    """Yield the denials whose content is only a word for a charge told before: "The army denied it"."""
    held = {unit.statement for unit in units}
    for one in reading.statements:
        content = " ".join(span.of(reading.text) for span in one.content)
        if not denies_in_word(one, content) or (one.stance == "denies" and one.id in held):
            continue
        chain = chain_of_statement(reading, one)
        charge = charge_before(units, chain, one, reading) if chain.root.known and not chain.retracts else None
        if charge is not None:
            place = (sentence_at(reading, one.content[0]),)
            unit = make_unit(reading, place, Voiced(one.id, "denies", chain), charge.slots)
            yield replace(unit, tokens=charge.tokens, slots=as_denied(charge.slots, chain.root), negated=False)


def denies_in_word(statement: Statement, content: str) -> bool:
    """Tell whether a statement denies what a word stands for: "denied it", "called the charge baseless"."""
    words, rules = set(re.findall(r"[\w’'-]+", content.lower())), load_stand_ins()
    untrue = bool(words & rules.untrue)
    plain = words <= rules.stand_ins | rules.fillers | rules.untrue
    return bool(words & rules.stand_ins) and plain and (statement.stance == "denies" or untrue)


def charge_before(units: Sequence[Unit], chain: Chain, denial: Statement, reading: Reading) -> Unit | None:
    """Find the charge that a denial answers: told shortly before, by another voice, and if any is, of who denies."""
    start = denial.content[0].start
    near = [one.start for one in sorted(sentences_of(reading)) if one.start <= start][-1 - BACK :]
    told = [
        unit
        for unit in units
        if near
        and near[0] <= unit.spans[0].start
        and unit.spans[-1].end <= start
        and unit.attitude == "asserts"
        and any(one.realis != "denied" for one in unit.slots.shown)
        and not may_be_same(unit.chain.root, chain.root)
    ]
    charged = [unit for unit in told if any(is_doer(chain.root, one.actor) for one in unit.slots.shown)]
    beside = [unit for unit in told if unit.spans[0].start >= near[-2:][0]]
    return next(reversed(charged or beside), None)


def as_denied(slots: Slots, root: Root) -> Slots:
    """Give slots as of what was not: of what the voice is charged with, if that is told."""
    charged = [one for one in slots.shown if is_doer(root, one.actor)] or slots.shown
    shown = tuple(replace(one, realis="denied") for one in charged)
    return replace(slots, realis=DENIED, told=tuple((one.type, one.realis) for one in shown), shown=shown)
