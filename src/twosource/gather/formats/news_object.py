"""What wire formats end in: one news object's facts in, its item out, or what a kill or withhold notice takes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.errors import EmptyInput
from twosource.gather.gathered import Gathered, Piece
from twosource.model.ids import digest_text
from twosource.model.item import Item

if TYPE_CHECKING:
    from twosource.gather.formats.paragraphs import Story

TAKEN_BACK = {"canceled", "cancelled", "withheld"}
"""Values of IPTC's publishing status (NewsCodes `pubstatus`) by which an agency takes an item back."""


@dataclass(frozen=True, slots=True)
class NewsFacts:
    """A news object as its agency tells it; `name` is its guid or uri without the version."""

    name: str
    status: str
    story: Story
    publisher: str | None
    author: str | None
    published: str | None
    title: str | None
    language: str | None
    url: str | None = None


def make_news(facts: NewsFacts, piece: Piece) -> Gathered:
    """Make the item; one that is taken back is said to be gone, whatever words come with the notice."""
    if facts.status.lower() in TAKEN_BACK:
        return Gathered(piece.address, capture=piece.capture, content=piece.content, retracts=facts.name)
    text = facts.story.text()
    if not text.strip():
        error = EmptyInput(f"{piece.address}#{facts.name}", "has no text; pictures and films are not read")
        return Gathered(piece.address, error=error)
    item = Item(
        id=facts.name,
        kind="article",
        text=text,
        digest=digest_text(text),
        url=facts.url,
        publisher=facts.publisher,
        author=facts.author,
        published=facts.published,
        title=facts.title,
        language=facts.language,
        links=tuple(facts.story.links),
        capture=piece.capture.id,
    )
    return Gathered(piece.address, item, piece.capture, piece.content)
