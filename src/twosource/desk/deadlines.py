"""Deadlines of the case as the desk shows them: rows by the time left, and pages with a history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.desk.views.card import make_card
from twosource.desk.views.deadline import (
    DeadlineFile,
    list_by_time_left,
    make_deadline_page,
    tie_to_places,
)
from twosource.desk.views.listing import cut_page
from twosource.store.deadlines import find_deadline, list_deadlines

if TYPE_CHECKING:
    from twosource.desk.service import Desk
    from twosource.desk.views.deadline import DeadlineCard, DeadlinePage
    from twosource.desk.views.listing import Listing
    from twosource.model.deadlines import CaseDeadline
    from twosource.model.ledger import Claim

MOST_RUNNING = 30
MOST_CLAIMS = 12


def show_deadlines(desk: Desk, page: int = 1) -> Listing[DeadlineCard]:
    """List the deadlines of the case: what runs first, by the time left."""
    return cut_page(list_by_time_left(list_deadlines(desk.case), desk.now), page)


def show_running(desk: Desk, story: str | None = None) -> tuple[DeadlineCard, ...]:
    """Give those that may still run, of the case or of one story, the one that runs out next first."""
    cards = list_by_time_left(list_deadlines(desk.case, story), desk.now)
    return tuple(card for card in cards if not card.over)[:MOST_RUNNING]


def show_over(desk: Desk, story: str | None = None) -> tuple[DeadlineCard, ...]:
    """Give those that are over, the last first."""
    cards = list_by_time_left(list_deadlines(desk.case, story), desk.now)
    return tuple(card for card in cards if card.over)[:MOST_RUNNING]


def show_deadline(desk: Desk, deadline_id: str) -> DeadlinePage | None:
    """Show one deadline with its history; None when the ledger holds none of that id."""
    deadline = find_deadline(desk.case, deadline_id)
    if deadline is None:
        return None
    snapshot, now = desk.snapshot(), desk.now
    found = {key: item for key in deadline.items if (item := desk.case.item(key)) is not None}
    places = set(tie_to_places([deadline]))
    claims = [
        claim
        for claim in snapshot.claims_of(deadline.story)
        if any((one.item, one.start, one.end) in places for one in claim.deadlines)
    ]
    beside = tuple(other for key in deadline.beside if (other := find_deadline(desk.case, key)) is not None)
    story = snapshot.stories.get(deadline.story)
    cards = tuple(make_card(claim, snapshot.rulings_on(claim.id), now) for claim in claims[:MOST_CLAIMS])
    return make_deadline_page(DeadlineFile(deadline, story, found, cards, beside), now)


def deadlines_of(desk: Desk, claim: Claim) -> tuple[CaseDeadline, ...]:
    """Give the deadlines of the case that a claim's reports speak of."""
    if not claim.deadlines:
        return ()
    listed = list_deadlines(desk.case, claim.story)
    tied = tie_to_places(listed)
    wanted = {tied.get((one.item, one.start, one.end)) for one in claim.deadlines}
    return tuple(one for one in listed if one.id in wanted)
