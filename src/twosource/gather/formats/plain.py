"""A text in, one item out, its text character for character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.gather.decoding import decode_text
from twosource.gather.gathered import Gathered, GatherOptions, Piece, hand_over
from twosource.model.ids import digest_text, make_id
from twosource.model.item import Item

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_plain(piece: Piece, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the one item. Its id depends on the text alone, so that a copy in another folder is the same item.

    Raises:
        ItemError: it is empty, binary or of another encoding.
    """
    text = decode_text(piece.content, piece.address, options.encoding)
    digest = digest_text(text)
    item = Item(
        id=make_id("text", digest),
        kind="article",
        text=text,
        digest=digest,
        published=options.published,
        capture=piece.capture.id,
    )
    yield hand_over(piece, item)
