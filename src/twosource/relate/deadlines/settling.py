"""Claims and the deadlines of their story go in; each claim's deadlines come out with the state known by now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model.deadlines import CaseDeadline, DeadlineReport
    from twosource.model.ledger import Claim, ClaimDeadline

MOVED = frozenset({"extended", "brought forward"})
ENDED = frozenset({"met", "lapsed", "lifted", "unknown"})
Place = tuple[str, int, int]


def settle_claims(claims: Sequence[Claim], deadlines: Iterable[CaseDeadline]) -> tuple[Claim, ...]:
    """Say of each deadline that a claim carries what later reports made of it: another term, or an outcome."""
    tied = {(one.item, one.start, one.end): (deadline, one) for deadline in deadlines for one in deadline.history}
    return tuple(
        replace(claim, deadlines=tuple(settle(one, tied) for one in claim.deadlines)) if claim.deadlines else claim
        for claim in claims
    )


def settle(one: ClaimDeadline, tied: dict[Place, tuple[CaseDeadline, DeadlineReport]]) -> ClaimDeadline:
    """Give one with its state as it is known by now; a length told again runs out by who told it first."""
    found = tied.get((one.item, one.start, one.end))
    if found is None:
        return one
    deadline, report = found
    if is_replaced(report, deadline):
        return replace(one, state="extended")
    due = deadline.due if deadline.period is not None and deadline.due is not None else one.due
    return replace(one, due=due, state=deadline.state if deadline.state in ENDED else one.state)


def is_replaced(report: DeadlineReport, deadline: CaseDeadline) -> bool:
    """Tell whether a report gives a term that a later one took the place of."""
    later = deadline.history[deadline.history.index(report) + 1 :]
    moved = any(one.change in MOVED for one in later)
    return moved and report.due is not None and report.due != deadline.due and not meets(report, deadline)


def meets(report: DeadlineReport, deadline: CaseDeadline) -> bool:
    """Tell whether a report's end can be the present one."""
    if report.due is None or deadline.due is None:
        return True
    return report.due[0] <= deadline.due[1] and deadline.due[0] <= report.due[1]
