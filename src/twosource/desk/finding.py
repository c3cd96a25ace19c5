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
    snapshot, now = desk.snapshot(), desk.now
    ids = snapshot.timed if query.deadline else snapshot.by_weight
    claims = [snapshot.claims[key] for key in ids] if query.status is None else snapshot.with_status(query.status)
    kept = claims if query.everything else (one for one in claims if query.fits(one, snapshot.said[one.id]))
    ordered = sort_claims(kept, query.order)
    if query.order == "pressing":
        return put_running_first(find_running((snapshot.claims[key] for key in snapshot.timed), now), ordered)
    return ordered


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
