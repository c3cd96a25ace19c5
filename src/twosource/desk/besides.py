"""Two claims go in, the page that shows them side by side comes out, so that a person can rule whether they are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.desk import service
from twosource.desk.nearing import show_near
from twosource.desk.views.beside import make_beside_page
from twosource.desk.views.claim import make_claim_page
from twosource.relate.claims.near import ruled_apart

if TYPE_CHECKING:
    from twosource.desk.service import Desk
    from twosource.desk.views.beside import BesidePage


def show_beside(desk: Desk, claim_id: str, other_id: str) -> BesidePage | None:
    """Show two claims side by side; None where one of them never was, or both are one."""
    one, other = service.open_claim(desk, claim_id), service.open_claim(desk, other_id)
    if one is None or other is None or one.claim.id == other.claim.id:
        return None
    orders = desk.snapshot().orders
    return make_beside_page(
        (make_claim_page(one, desk.now), make_claim_page(other, desk.now)),
        tuple(near for near in show_near(desk, one.claim) if near.card.id != other_id),
        apart=frozenset((claim_id, other_id)) in ruled_apart(orders.by_claim),
        merged=orders.now(claim_id) == orders.now(other_id),
    )
