"""A claim goes in; the claims that it may be the same as come out as values. Only a person's ruling makes them one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.desk.views.card import make_card
from twosource.desk.views.near import NearView, make_near_view
from twosource.run.nearing import find_near

if TYPE_CHECKING:
    from twosource.desk.service import Desk
    from twosource.model.ledger import Claim
    from twosource.relate.claims.near import Near

MOST_KEPT = 2_000
"""Claims whose near ones are kept until the case moves on."""


def near_to(desk: Desk, claim: Claim) -> tuple[Near, ...]:
    """Give the claims that one may be the same as, likeliest first; none for one that the ledger no longer holds."""
    snapshot = desk.snapshot()
    if claim.id not in snapshot.claims:
        return ()
    stamp, found = desk.near.get(claim.id, ("", ()))
    if stamp == snapshot.stamp:
        return found
    near = find_near(desk.case, claim, snapshot.around)
    if len(desk.near) >= MOST_KEPT:
        desk.near.clear()
    desk.near[claim.id] = snapshot.stamp, near
    return near


def show_near(desk: Desk, claim: Claim) -> tuple[NearView, ...]:
    """Show the claims that one may be the same as, each with its story where that is another."""
    near, snapshot, now = near_to(desk, claim), desk.snapshot(), desk.now
    held = [(one, snapshot.claims[one.claim]) for one in near if one.claim in snapshot.claims]
    return tuple(
        make_near_view(
            one,
            make_card(other, snapshot.rulings_on(other.id), now),
            snapshot.stories.get(other.story) if other.story != claim.story else None,
        )
        for one, other in held
    )
