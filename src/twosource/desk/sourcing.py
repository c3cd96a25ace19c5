"""An origin's key goes in; what it said in this case comes out, latest first, with its parties and roles by date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.desk import service
from twosource.desk.views.listing import Listing, cut_page
from twosource.desk.views.source import (
    SourceCard,
    SourceFile,
    SourcePage,
    make_source_card,
    make_source_page,
)

if TYPE_CHECKING:
    from twosource.desk.service import Desk


def list_origins(desk: Desk, page: int = 1) -> Listing[SourceCard]:
    """List the origins of the whole case, the one that most rests on first."""
    return cut_page(desk.snapshot().sources, page, 100)


def show_source(desk: Desk, key: str, page: int = 1) -> SourcePage | None:
    """Show one origin with what it said for and against claims; None when there is none of that key."""
    snapshot = desk.snapshot()
    claims = snapshot.claims_from(key)
    if not claims:
        return None
    pairs = [(claim, one) for claim in claims for one in claim.origin_list if one.key == key]
    alone = sum(claim.origins_upper == 1 for claim, one in pairs if one.side == "for")
    latest = sorted(claims, key=lambda claim: (claim.last or claim.first or "", claim.id), reverse=True)
    listing = cut_page(latest, page)
    items = [one.item for claim in listing.shown for one in claim.evidence if one.origin == key]
    readings = service.read_all(desk.case, items, snapshot.orders)
    cards = {card.id: card for card in service.make_cards(snapshot, listing.shown, desk.now)}
    return make_source_page(make_source_card(key, pairs), SourceFile(listing, readings, cards, alone, snapshot.orders))
