"""All rulings go in, those that still stand come out: an undo takes back a ruling, or an earlier undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.model.ledger import Ruling


def standing(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Give the rulings, first to last, that no later, itself standing, ruling took back; undos are not among them."""
    kept, undone = list(rulings), set[str]()
    for ruling in reversed(kept):
        if ruling.kind == "undo" and ruling.undoes and ruling.id not in undone:
            undone.add(ruling.undoes)
    return tuple(one for one in kept if one.id not in undone and one.kind != "undo")


def undoable(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Give what another undo may take back: rulings that stand, and undos that stand themselves."""
    kept, undone = list(rulings), set[str]()
    for ruling in reversed(kept):
        if ruling.kind == "undo" and ruling.undoes and ruling.id not in undone:
            undone.add(ruling.undoes)
    return tuple(one for one in kept if one.id not in undone)
