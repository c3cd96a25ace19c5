"""Rulings go in, what a page says of them comes out: who ruled what and why, what it put right, what still stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.desk.views.lapse import say_instant
from twosource.desk.wording import count, load_wording
from twosource.relate.rulings.orders import name_split
from twosource.relate.rulings.standing import undoable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model.ledger import Correction, Ruling

SHOWN = 140
"""Signs of quoted words in a line about a ruling."""


@dataclass(frozen=True, slots=True)
class RulingView:
    """One ruling as the page lists it; `undone` when a later one took it back, `undoable` when it still stands.

    `pending` when it waits for a second person. `claim` is the claim that it was made on, `told` what it put right,
    `other` another claim that it speaks of.
    """

    id: str
    claim: str
    kind: str
    label: str
    reason: str
    person: str
    made: str
    undone: bool
    undoable: bool
    pending: bool = False
    told: str = ""
    other: str | None = None


def list_rulings(rulings: Sequence[Ruling], page: str = "") -> tuple[RulingView, ...]:
    """List every ruling ever made, first to last, as the page of claim `page` says it."""
    live = {ruling.id for ruling in undoable(rulings)}
    return tuple(_view(one, page, standing=one.id in live) for one in rulings)


def _view(one: Ruling, page: str, *, standing: bool) -> RulingView:
    label, told = load_wording().say("rulings", one.kind), say_correction(one.detail) if one.detail else ""
    other = None
    if one.kind == "split":
        other = name_split(one.id)
    elif one.detail and one.detail.into:
        other = one.detail.into if one.detail.into != page else one.claim
    return RulingView(
        *(one.id, one.claim, one.kind, label, one.reason, one.person, one.made),
        undone=not standing,
        undoable=standing,
        pending=one.pending,
        told=told,
        other=other,
    )


def say_correction(detail: Correction) -> str:
    """Say in a line what a correction puts right, and what was there before."""
    words = cut(" … ".join(detail.at[0].exact)) if detail.at else ""
    before = f" (read as {cut(detail.was)})" if detail.was and detail.into is None else ""
    if detail.into is not None:
        return f"“{cut(detail.was)}”, with {count(len(detail.at), 'statement')}"
    if detail.place is not None:
        place = detail.place
        where = "names no place" if place.lat is None else f"is {place.name} at {place.lat:.3f}, {place.lon:.3f}"
        return f"“{words}” {where}{before}"
    if detail.when is not None:
        first, last = (say_instant(one) for one in detail.when)
        return f"“{words}” means {first} to {last}{before}"
    if detail.chain is not None:
        return f"“{words}” came through {' > '.join(one.name or 'nobody named' for one in detail.chain)}{before}"
    return f"{count(len(detail.at), 'statement')}: “{words}”"


def cut(words: str) -> str:
    """Cut quoted words at a blank."""
    flat = " ".join(words.split())
    return flat if len(flat) <= SHOWN else flat[:SHOWN].rsplit(" ", 1)[0] + "…"
