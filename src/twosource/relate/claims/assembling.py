"""The items of one story go in, its claims come out: evidence by side, origins, edges, status, deadlines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twosource.model.ledger import Claim, Evidence, Origin, Side
from twosource.relate.claims.agreeing import agreement
from twosource.relate.claims.answers import split_answers
from twosource.relate.claims.cores import set_cores_apart
from twosource.relate.claims.deadlines import deadlines_of, part_deadlines
from twosource.relate.claims.denials import move_denials, part_negations
from twosource.relate.claims.drafts import Draft, Setting, draft_group, order_unit
from twosource.relate.claims.facts import facts_of, plain_name, taken_back
from twosource.relate.claims.kinds import kind_of
from twosource.relate.claims.pictures import items_showing, move_checks
from twosource.relate.claims.questions import group_units
from twosource.relate.claims.sides import DENIED
from twosource.relate.claims.turns import part_turns
from twosource.relate.edges.ties import list_edges, tie_items
from twosource.relate.instants import order_of
from twosource.relate.rulings.arranging import arrange_answers
from twosource.relate.status.deciding import decide_status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.model.ledger import Ruling
    from twosource.model.reading import Reading
    from twosource.relate.claims.units import Unit
    from twosource.relate.codebook import Rulebook
    from twosource.relate.edges.reuse import Copying
    from twosource.relate.origins.bounds import Bounds, Voucher
    from twosource.relate.rulings.orders import Orders


@dataclass(frozen=True, slots=True)
class StoryInput:
    """What claims of a story are made from: its id, its readings by item, their units, and the copying among them."""

    story: str
    readings: Mapping[str, Reading]
    units: Sequence[Unit]
    copying: Sequence[Copying]


def relate_story(given: StoryInput, rulebook: Rulebook, orders: Orders) -> tuple[Claim, ...]:
    """Make the claims of a story, those with most items first; the same items and rulings give the same claims."""
    ties = tie_items((one.item for one in given.readings.values()), given.copying, rulebook.known)
    units = sorted(given.units, key=order_unit)
    questions = group_units(units, rulebook.claims)
    agree = agreement(units, rulebook.claims)
    showing = items_showing(given.readings.values())
    setting = Setting(given.story, units, ties, agree, rulebook, reporters_of(given.readings), orders.ruled, showing)
    asked = part_deadlines(units, questions.groups, given.readings, agree)
    answered = move_checks(units, move_denials(units, asked, rulebook.claims.days), showing)
    groups = part_negations(units, part_turns(units, answered, rulebook.claims.turned), agree)
    told = [
        part for group in groups for part in set_cores_apart(units, split_answers(units, group), ties, agree, rulebook)
    ]
    texts = {item: reading.text for item, reading in given.readings.items()}
    claims = [
        finish(draft, drafts, given, setting, orders.by_claim.get(draft.id, ()))
        for answers in arrange_answers(told, units, texts, orders)
        for drafts in [draft_group(setting, answers)]
        for draft in drafts
    ]
    return tuple(sorted(claims, key=order_claim))


def order_claim(claim: Claim) -> tuple[int, tuple[float, str], str]:
    """Sort claims by how many items bear on them, then by when they were first made."""
    return (-len(claim.items), order_of(claim.first), claim.id)


def finish(
    draft: Draft, drafts: Sequence[Draft], given: StoryInput, setting: Setting, rulings: Sequence[Ruling]
) -> Claim:
    """Give a draft its status among the other answers to its question, and put the claim together."""
    rivals = [other for other in drafts if other.id != draft.id and counts_same(draft, other)]
    back = taken_back(draft, setting.reporters)
    updates = [other for other in rivals if not back and is_update(draft, other, setting.rulebook)]
    contradicts = [other for other in rivals if contradict(draft, other, setting.rulebook)]
    standing = [other for other in contradicts if not taken_back(other, setting.reporters)]
    facts = facts_of(draft, standing, setting.rulebook, rulings, setting.reporters)
    status, reason = decide_status(facts, setting.rulebook.status)
    every = [one for side in draft.vouchers.values() for one in side]
    units = draft.units
    dates = [unit.published for unit in units if unit.published]
    told = told_of(draft, setting.rulebook)
    return Claim(
        id=draft.id,
        story=given.story,
        question=draft.question,
        value=draft.label,
        evidence=evidence_of(draft),
        origins=draft.bounds["for"].lower,
        origins_upper=draft.bounds["for"].upper,
        against=draft.bounds["against"].lower,
        status=status,
        reason=reason,
        origin_list=origins_of(draft),
        edges=list_edges(every, setting.ties, setting.rulebook.edges),
        contradicts=tuple(sorted(other.id for other in contradicts)),
        updates=tuple(sorted(other.id for other in updates)),
        deadlines=deadlines_of(units, given.readings),
        event_type=told[0],
        realis=told[1],
        places=tuple(sorted({place for one in units for place in one.slots.places})),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
    )


def reporters_of(readings: Mapping[str, Reading]) -> dict[str, str]:
    """Give for each item the plain name of who published it."""
    known = ((name, one.item.handle or one.item.publisher) for name, one in readings.items())
    return {name: plain_name(who) for name, who in known if who}


def counts_same(one: Draft, other: Draft) -> bool:
    """Tell whether two answers are numbers of the same thing."""
    first, second = one.answer.count, other.answer.count
    return first is not None and second is not None and first.what == second.what


def contradict(one: Draft, other: Draft, rulebook: Rulebook) -> bool:
    """Tell whether two numbers exclude each other and neither brings the other up to date."""
    first, second = one.answer.count, other.answer.count
    if first is None or second is None or not first.disjoint(second) or are_others(one, other):
        return False
    return not is_update(one, other, rulebook) and not is_update(other, one, rulebook)


def are_others(one: Draft, other: Draft) -> bool:
    """Tell whether two numbers are of different people, or the lower one of some of the others."""
    first, second = one.answer.count, other.answer.count
    if first is None or second is None:
        return False
    few, many = sorted((one, other), key=bounds_low)
    kinds = [kind_of(draft.units, draft.answer.count) for draft in (few, many) if draft.answer.count]
    return kinds[0].differs(kinds[1]) or kinds[0].is_part(kinds[1])


def bounds_low(draft: Draft) -> int:
    """Give the number of an answer."""
    count = draft.answer.count
    return (count.low or count.high or 0) if count else 0


def is_update(later: Draft, earlier: Draft, rulebook: Rulebook) -> bool:
    """Tell whether one answer brings another up to date: first told later, and a count that can only grow has grown."""
    new, old = later.answer.count, earlier.answer.count
    if new is None or old is None or new.what not in rulebook.status.growing:
        return False
    told_later = order_of(later.units[0].published)[0] > order_of(earlier.units[0].published)[0]
    if not told_later or (new.low or 0) <= (old.low or old.high or 0):
        return False
    return not kind_of(later.units, new).differs(kind_of(earlier.units, old))


def evidence_of(draft: Draft) -> tuple[Evidence, ...]:
    """List the evidence by publication, each piece with its side and the origin under which it counts."""
    found = [
        (
            order_unit(one.unit),
            Evidence(one.unit.item, one.unit.spans, one.unit.statement, side, origin_key(one, draft.bounds[side])),
        )
        for side, vouchers in draft.vouchers.items()
        for one in vouchers
    ]
    return tuple(one for _, one in sorted(found, key=lambda entry: entry[0]))


def origin_key(voucher: Voucher, bounds: Bounds) -> str | None:
    """Give the key of the origin a voucher counts under; None when it is nobody known."""
    root = bounds.roots[voucher.root.key]
    return root.key if root.known else None


def origins_of(draft: Draft) -> tuple[Origin, ...]:
    """List the origins by side, each with the items that rest on it."""
    listed: dict[tuple[Side, str], Origin] = {}
    for side, vouchers in draft.vouchers.items():
        for one in vouchers:
            root = draft.bounds[side].roots[one.root.key]
            kept = listed.get((side, root.key), Origin(root.key, root.label, root.kind, root.known, (), side))
            items = tuple(dict.fromkeys((*kept.items, one.unit.item)))
            listed[side, root.key] = replace(kept, items=items)
    return tuple(listed[key] for key in sorted(listed))


def told_of(draft: Draft, rulebook: Rulebook) -> tuple[str | None, str | None]:
    """Give the type and realis of what a claim tells: of its denial where none stands for it.

    A number that stands is of what has been, whatever its report denies beside it: "nobody was killed, two are hurt".
    """
    pairs = [pair for unit in draft.units for pair in unit.slots.told]
    denied = [pair for pair in pairs if pair[1] in DENIED]
    if not draft.vouchers["for"]:
        return most([pair for pair in denied if pair[0] in rulebook.claims.deeds] or pairs)
    return most([pair for pair in pairs if pair not in denied] if draft.answer.count else pairs)


def most(told: Sequence[tuple[str, str]]) -> tuple[str | None, str | None]:
    """Give the event that most units tell, its type with its realis; of equals the first in alphabetical order."""
    counts = Counter(told)
    return min(counts, key=lambda pair: (-counts[pair], pair), default=(None, None))
