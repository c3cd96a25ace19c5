"""What a list asks for goes in, all that fits comes out in order, and the cards of whatever part is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.desk.service import make_cards
from twosource.desk.views.listing import Listing, cut_page, find_running, put_running_first, sort_claims
from twosource.desk.views.story import make_story_card

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.desk.service import Desk
    from twosource.desk.views.card import ClaimCard
    from twosource.desk.views.listing import ClaimQuery
    from twosource.desk.views.story import StoryCard
    from twosource.model.ledger import Claim, Story


def find_claims(desk: Desk, query: ClaimQuery) -> list[Claim]:
    """Find the claims that fit the query, in its order."""
    snapshot = desk.snapshot()
    ids = snapshot.timed if query.deadline else snapshot.by_weight
    claims = [snapshot.claims[key] for key in ids] if query.status is None else snapshot.with_status(query.status)
    if query.deadline:
        claims = [claim for claim in claims if claim.deadlines]
    for word in query.words.casefold().split():
        claims = [claim for claim in claims if word in snapshot.said[claim.id]]
    ordered = sort_claims(claims, query.order)
    return put_running_first(find_running_now(desk), ordered) if query.order == "pressing" else ordered


def find_running_now(desk: Desk) -> list[Claim]:
    """Find the claims whose deadline runs; looked for once a minute and moment of the case, since there may be many."""
    snapshot, now = desk.snapshot(), desk.now
    moment = f"{snapshot.stamp} {now:%Y-%m-%dT%H:%M}"
    kept, ids = desk.running.get("ids", ("", ()))
    if kept != moment:
        found = find_running((snapshot.claims[key] for key in snapshot.timed), now)
        ids = tuple(claim.id for claim in found)
        desk.running["ids"] = (moment, ids)
    return [snapshot.claims[key] for key in ids if key in snapshot.claims]


def show_cards(desk: Desk, claims: Iterable[Claim]) -> tuple[ClaimCard, ...]:
    """Make the cards of claims as they stand now."""
    return make_cards(desk.snapshot(), claims, desk.now)


def list_claims(desk: Desk, query: ClaimQuery) -> Listing[ClaimCard]:
    """List the claims that fit the query, a page of them."""
    listing = cut_page(find_claims(desk, query), query.page)
    return Listing(show_cards(desk, listing.shown), listing.page, listing.pages, listing.total)


def find_stories(desk: Desk) -> list[Story]:
    """Find the stories, the one with the latest report first."""
    return sorted(desk.snapshot().stories.values(), key=lambda story: story.last or "", reverse=True)


def show_stories(desk: Desk, stories: Iterable[Story]) -> tuple[StoryCard, ...]:
    """Make the cards of stories."""
    snapshot, now = desk.snapshot(), desk.now
    return tuple(make_story_card(one, make_cards(snapshot, snapshot.claims_of(one.id), now)) for one in stories)


def list_stories(desk: Desk, page: int = 1) -> Listing[StoryCard]:
    """List the stories, the one with the latest report first."""
    listing = cut_page(find_stories(desk), page)
    return Listing(show_stories(desk, listing.shown), listing.page, listing.pages, listing.total)
