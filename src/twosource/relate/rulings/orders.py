"""All rulings of a case go in; what relating must respect comes out, looked up by item and by claim."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twosource.model.ids import make_id
from twosource.relate.rulings.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from twosource.model.ledger import Ruling

READ_ANEW = ("re-place", "re-time", "correct-chain")


@dataclass(frozen=True, slots=True)
class Orders:
    """Standing rulings by what they touch.

    `by_item` holds those that put right what was read in an item, `arranging` merges and splits in the order in which
    they were made, `became` the claim that a merged one is part of now, `by_claim` every ruling, undone ones too, under
    the claim that it is about now, `ruled` the ids that a person has named and that must stay with their claim.
    """

    by_item: Mapping[str, tuple[Ruling, ...]] = field(default_factory=dict)
    arranging: tuple[Ruling, ...] = ()
    became: Mapping[str, str] = field(default_factory=dict)
    by_claim: Mapping[str, tuple[Ruling, ...]] = field(default_factory=dict)
    ruled: frozenset[str] = frozenset()

    def now(self, claim: str) -> str:
        """Give the claim that a claim is part of now: itself, unless it was merged."""
        return follow(claim, self.became)


def give_orders(rulings: Iterable[Ruling]) -> Orders:
    """Sort the rulings of a case, which come in the order in which they were made."""
    every = tuple(rulings)
    kept = standing(every)
    became = join_names(kept)
    by_item: dict[str, dict[str, Ruling]] = {}
    for one in kept:
        for pointer in one.detail.at if one.detail and one.kind in READ_ANEW else ():
            by_item.setdefault(pointer.item, {})[one.id] = one
    by_claim: dict[str, list[Ruling]] = {}
    for one in every:
        by_claim.setdefault(follow(one.claim, became), []).append(one)
    named = {one.claim for one in every} | {one.detail.into for one in every if one.detail and one.detail.into}
    return Orders(
        {item: tuple(held.values()) for item, held in by_item.items()},
        tuple(one for one in kept if one.kind in ("merge", "split") and one.detail),
        became,
        {claim: tuple(held) for claim, held in by_claim.items()},
        frozenset(named - became.keys()),
    )


def join_names(kept: Iterable[Ruling]) -> dict[str, str]:
    """Give for each merged claim the one that it was merged into; two that are one already keep their name."""
    became: dict[str, str] = {}
    for one in kept:
        into = one.detail.into if one.kind == "merge" and one.detail else None
        mine, theirs = follow(one.claim, became), follow(into or one.claim, became)
        if mine != theirs:
            became[mine] = theirs
    return became


def follow(claim: str, became: Mapping[str, str]) -> str:
    """Follow merges to their end; `became` has no circle."""
    while claim in became:
        claim = became[claim]
    return claim


def name_split(ruling: str) -> str:
    """Give the id of the claim that a split makes, from the ruling's id: it is known as soon as the ruling is made."""
    return make_id("claim", "split", ruling)
