"""A claim that may be the same as another goes in; what a list says of it comes out: its card and what both have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.desk.views.card import ClaimCard
    from twosource.model.ledger import Story
    from twosource.relate.claims.near import Near


@dataclass(frozen=True, slots=True)
class NearView:
    """One proposal: the other claim, what both have in words, and its story's headline where that is another."""

    card: ClaimCard
    words: tuple[str, ...]
    alike: tuple[tuple[str, str], ...]
    """A word of this claim and one of the other that are near in meaning."""
    story: str


def make_near_view(near: Near, card: ClaimCard, story: Story | None) -> NearView:
    """Show one proposal."""
    return NearView(card, near.words, near.alike, story.headline if story else "")
