"""A claim goes in; the page on which a person puts right what was read and related of it comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.desk import service
from twosource.desk.nearing import near_to
from twosource.desk.views.correct import MOST_CHOICES, make_correct_page
from twosource.run.nearing import find_beside

if TYPE_CHECKING:
    from twosource.desk.service import Desk
    from twosource.desk.views.correct import CorrectPage
    from twosource.model.ledger import Claim


def show_correct(desk: Desk, claim_id: str, item: str | None = None) -> CorrectPage | None:
    """Show what can be put right about a claim; None when there never was one."""
    file = service.open_claim(desk, claim_id)
    if file is None:
        return None
    return make_correct_page(file, list_beside(desk, file.claim), desk.now, item)


def list_beside(desk: Desk, claim: Claim) -> list[Claim]:
    """Give the claims that this one may be the same as: the near ones, then others whose headings share its words."""
    snapshot = desk.snapshot()
    near = [snapshot.claims[one.claim] for one in near_to(desk, claim) if one.claim in snapshot.claims]
    listed = dict.fromkeys(one.id for one in (*near, *find_beside(claim, snapshot.around, MOST_CHOICES)))
    return [snapshot.claims[key] for key in listed][:MOST_CHOICES]
