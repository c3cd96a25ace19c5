"""An origin's key goes in; what it said in this case comes out, latest first, with its parties and roles by date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.desk import service
from twosource.desk.views.listing import Listing, cut_page
from twosource.desk.views.source import SourceCard, SourceFile, SourcePage, make_source_page

if TYPE_CHECKING:
    from twosource.desk.service import Desk


def list_origins(desk: Desk, page: int = 1) -> Listing[SourceCard]:
    """List the origins of the whole case, the one that most rests on first."""
    return cut_page(tuple(desk.snapshot().sources.values()), page, 100)


def show_source(desk: Desk, key: str, page: int = 1) -> SourcePage | None:
    """Show one origin with what it said for and against claims; None when there is none of that key."""
    snapshot = desk.snapshot()
    card = snapshot.sources.get(key)
    if card is None:
        return None
    ids = cut_page(snapshot.by_origin[key], page)
    listing = ids.map(snapshot.claims.__getitem__)
    items = [one.item for claim in listing.shown for one in claim.evidence if one.origin == key]
    readings = service.read_all(desk.case, items, snapshot.orders)
    cards = {one.id: one for one in service.make_cards(snapshot, listing.shown, desk.now)}
    return make_source_page(card, SourceFile(listing, readings, cards, snapshot.orders))
