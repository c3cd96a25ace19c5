"""Units that answer one question go in, drafts of claims come out: sides taken, edges followed, origins counted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twosource.model.ids import make_id
from twosource.relate.claims.asking import load_asking
from twosource.relate.claims.labels import label_question, label_value
from twosource.relate.claims.pictures import against_pictures
from twosource.relate.claims.sides import take_sides
from twosource.relate.edges.ties import vouch
from twosource.relate.instants import order_of
from twosource.relate.origins.bounds import Agreement, Bounds, Voucher, bound_origins

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from twosource.model.ledger import Side
    from twosource.relate.claims.answers import Answer
    from twosource.relate.claims.counts import Count
    from twosource.relate.claims.units import Unit
    from twosource.relate.codebook import Rulebook
    from twosource.relate.edges.ties import Ties


PAIR = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its status: vouchers and bounds by side, and the answer it is."""

    id: str
    answer: Answer
    label: str
    question: str
    vouchers: Mapping[Side, Sequence[Voucher]]
    bounds: Mapping[Side, Bounds]

    @property
    def units(self) -> list[Unit]:
        """All units, in order of publication."""
        return sorted((one.unit for side in self.vouchers.values() for one in side), key=order_unit)


@dataclass(frozen=True, slots=True)
class Setting:
    """What drafting a claim takes from its story: the units in order, the ties of their items, when two agree."""

    story: str
    units: Sequence[Unit]
    ties: Ties
    agree: Agreement
    rulebook: Rulebook
    reporters: Mapping[str, str]
    """For each item the plain name of who published it."""
    ruled: Collection[str] = ()
    """Ids of claims on which somebody ruled."""
    showing: Collection[str] = ()
    """Items that show a picture or film."""


def order_unit(unit: Unit) -> tuple[tuple[float, str], str, int]:
    """Sort units by publication, item and place."""
    return (order_of(unit.published), unit.item, unit.order)


def draft_group(setting: Setting, answers: Sequence[Answer]) -> list[Draft]:
    """Draft a claim for each answer to a question."""
    group = sorted(place for answer in answers for place in answer.members)
    numbers = any(answer.count for answer in answers)
    asked = [without_petty(setting, answer) for answer in answers] if len(answers) == 1 else answers
    question = label_question([setting.units[place] for place in group], asked)
    return [
        draft_answer(setting, answer, question if answer.count or not numbers else ask_alone(setting, answer))
        for answer in answers
    ]


def without_petty(setting: Setting, answer: Answer) -> Answer:
    """Give an answer without a small number of what is seldom counted: "residents of three villages"."""
    count, rules = answer.count, setting.rulebook.claims
    if count is None or count.what in rules.leading or count.what in load_asking().counted:
        return answer
    told = sum(any(one.what == count.what for one in setting.units[place].slots.counts) for place in answer.members)
    petty = (count.low or count.high or 0) < rules.petty and told < PAIR
    return replace(answer, count=None) if petty else answer


def ask_alone(setting: Setting, answer: Answer) -> str:
    """Ask what those answer who give no number where others do."""
    return label_question([setting.units[place] for place in answer.members], [answer])


def draft_answer(setting: Setting, answer: Answer, question: str) -> Draft:
    """Take sides, follow edges and count the origins of one answer."""
    rulebook = setting.rulebook
    held = [setting.units[place] for place in answer.members]
    sides = take_sides(held, setting.agree, against_pictures(held, setting.showing))
    by_side: dict[Side, list[Voucher]] = {"for": [], "against": [], "asks": []}
    for side, voucher in zip(sides, vouch(held, setting.ties, rulebook.edges), strict=True):
        by_side[side].append(voucher)
    counts_from = rulebook.edges.counts_from
    bounds = {side: bound_origins(given, counts_from, setting.agree) for side, given in by_side.items()}
    label = label_value(held, sides, without_petty(setting, answer), rulebook.claims)
    return Draft(name_claim(setting, answer), answer, label, question, by_side, bounds)


def name_claim(setting: Setting, answer: Answer) -> str:
    """Give a claim its id: the one that a person gave it, else that of its first unit, or of the first ruled on.

    So a ruling stays with its claim when an earlier report of it comes in late.
    """
    if answer.name is not None:
        return answer.name
    names = [
        make_id("claim", unit.item, ",".join(f"{start}-{end}" for start, end in unit.spans), said(answer.count))
        for unit in (setting.units[place] for place in sorted(answer.members))
    ]
    return next((name for name in names if name in setting.ruled), names[0])


def said(count: Count | None) -> str | None:
    """Say a count, for an id."""
    return f"{count.what} {count.words()}" if count else None
