"""A case that is set to keep little in; what it kept for too long erased, with the log to say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.run.relating import relate_case
from twosource.store.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.store import Case


AT_ONCE = 500
"""Items erased in one transaction: other writers wait meanwhile, and each file of captures is written anew once."""


def erase_overdue(case: Case) -> tuple[str, ...]:
    """Erase the items of which nothing came for as many days as the case is set to; give their ids."""
    days = Settings(case).retention()
    overdue = () if days is None else case.overdue(days)
    erase_items(case, overdue, f"kept for {days} days, as this case is set to")
    return overdue


def erase_items(case: Case, items: Sequence[str], reason: str) -> None:
    """Erase items, and relate what is left."""
    for start in range(0, len(items), AT_ONCE):
        case.erase_items(items[start : start + AT_ONCE], reason)
    if items:
        relate_case(case)
