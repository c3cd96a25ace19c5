"""Pressing claims and the latest changes of status go in; the page that a desk opens in the morning comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.desk.views.status import StatusView, name_status

if TYPE_CHECKING:
    from twosource.desk.views.card import ClaimCard
    from twosource.desk.views.deadline import DeadlineCard
    from twosource.model.ledger import Claim
    from twosource.model.trail import StatusChange

MOST_SHOWN = 30


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A claim's status became `status` at `at`; `card` is None when the ledger no longer holds the claim.

    `title` is what the claim says, also when it is no longer held; empty where nothing is known of it.
    """

    claim: str
    at: str
    status: StatusView | None
    words: str
    card: ClaimCard | None
    title: str


@dataclass(frozen=True, slots=True)
class NowPage:
    """Deadlines that run, claims that are contested, and what changed, newest first; each list may be cut short."""

    running: tuple[DeadlineCard, ...]
    contested: tuple[ClaimCard, ...]
    changed: tuple[ChangedRow, ...]
    lapsed: tuple[DeadlineCard, ...]


def make_changed_row(change: StatusChange, card: ClaimCard | None, gone: Claim | None) -> ChangedRow:
    """Show one change, with the claim's card if the ledger still holds it, else with what it said."""
    status = name_status(change.status) if change.status else None
    title = card.title if card else gone.value if gone else ""
    return ChangedRow(change.claim, change.at, status, change.words, card, title)
