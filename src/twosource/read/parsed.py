"""What every stage of reading is given: the item, its parsed text, and what the stages before it found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

    from twosource.model.item import Item, Post


@dataclass(frozen=True, slots=True)
class Parsed:
    """An item with its Doc (UD scheme; `doc.text` is `item.text`), its embedded posts and its boilerplate."""

    item: Item
    doc: Doc
    posts: tuple[Post, ...] = ()
    boilerplate: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """The item's text, into which every offset points."""
        return self.item.text

    def in_boilerplate(self, start: int, end: int) -> bool:
        """Tell whether `text[start:end]` touches what is not news (footers, "read more", share bars)."""
        return any(start < span.end and span.start < end for span in self.boilerplate)

    def post_at(self, start: int) -> Post | None:
        """Give the embedded post that holds the code point `start`."""
        return next((post for post in self.posts if post.start <= start < post.end), None)


def span_of(part: TokenSpan | Token) -> Span:
    """Give the code points of a token or of a run of tokens, blanks at its ends left out."""
    start = part.idx if hasattr(part, "idx") else part.start_char
    return Span(start, start + len(part.text))
