"""A claim goes in; the page on which a person puts right what was read and related of it comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.desk import service
from twosource.desk.views.correct import MOST_CHOICES, make_correct_page
from twosource.relate.text.words import find_words

if TYPE_CHECKING:
    from twosource.desk.service import Desk
    from twosource.desk.snapshot import Snapshot
    from twosource.desk.views.correct import CorrectPage
    from twosource.model.ledger import Claim


def show_correct(desk: Desk, claim_id: str, item: str | None = None) -> CorrectPage | None:
    """Show what can be put right about a claim; None when there never was one."""
    file = service.open_claim(desk, claim_id)
    if file is None:
        return None
    return make_correct_page(file, find_beside(desk.snapshot(), file.claim), desk.now, item)


def find_beside(snapshot: Snapshot, claim: Claim) -> list[Claim]:
    """Give the claims that this one may be the same as: those of its story, the ones most like it in words first."""
    mine = stems_of(claim)
    held = [one for one in snapshot.claims_of(claim.story) if one.id != claim.id]
    return sorted(held, key=lambda one: (-len(mine & stems_of(one)), -len(one.items)))[:MOST_CHOICES]


def stems_of(claim: Claim) -> frozenset[str]:
    """Give the content stems of what a claim says."""
    return frozenset(token.stem for token in find_words(f"{claim.question} {claim.value}"))
