"""What was gathered in, a case that holds it out; capture and item go in together or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from twosource.gather.gathered import Gathered
    from twosource.model.trail import Outcome
    from twosource.store import Case


def keep_gathered(case: Case, gathered: Gathered) -> Outcome | Literal["gone"]:
    """Put a gathered item, or what its source took back, into the case; say what that did.

    Raises:
        ItemError: the gathered one is an error, or the item cannot be written.
        CaseError: the database failed.
    """
    if gathered.error is not None:
        raise gathered.error
    with case.writing() as batch:
        if gathered.capture is not None:
            batch.put_capture(gathered.capture, gathered.content)
        if gathered.retracts is not None:
            return "gone" if batch.mark_gone(gathered.retracts) else "same"
        return "same" if gathered.item is None else batch.put_item(gathered.item)
