"""Pressing claims and the latest changes of status go in; the page that a desk opens in the morning comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.desk.views.status import StatusView, name_status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.desk.views.card import ClaimCard
    from twosource.model.trail import StatusChange

MOST_SHOWN = 30
CONTESTED = frozenset({"denied", "disputed", "retracted", "conceded"})


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A claim's status became `status` at `at`; `card` is None when the ledger no longer holds the claim."""

    claim: str
    at: str
    status: StatusView | None
    words: str
    card: ClaimCard | None


@dataclass(frozen=True, slots=True)
class NowPage:
    """Deadlines that run, claims that are contested, and what changed, newest first; each list may be cut short."""

    running: tuple[ClaimCard, ...]
    contested: tuple[ClaimCard, ...]
    changed: tuple[ChangedRow, ...]
    lapsed: tuple[ClaimCard, ...]


def make_now_page(
    cards: Sequence[ClaimCard], changes: Sequence[StatusChange], named: Mapping[str, ClaimCard]
) -> NowPage:
    """Sort what presses into its lists."""
    timed = [card for card in cards if card.lapse is not None]
    running = [card for card in timed if card.lapse and card.lapse.phase in {"ahead", "open"}]
    lapsed = [card for card in timed if card.lapse and card.lapse.phase == "past"]
    contested = [card for card in cards if card.status.key in CONTESTED]
    return NowPage(
        tuple(sorted(running, key=lambda card: (card.lapse and card.lapse.latest) or ""))[:MOST_SHOWN],
        tuple(sorted(contested, key=lambda card: card.last or "", reverse=True))[:MOST_SHOWN],
        tuple(_row(change, named.get(change.claim)) for change in changes),
        tuple(sorted(lapsed, key=lambda card: (card.lapse and card.lapse.latest) or "", reverse=True))[:MOST_SHOWN],
    )


def _row(change: StatusChange, card: ClaimCard | None) -> ChangedRow:
    status = name_status(change.status) if change.status else None
    return ChangedRow(change.claim, change.at, status, change.words, card)
