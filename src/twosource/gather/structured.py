"""A JSON or XML document in, the items of whichever format it is out; told apart by what only that format has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twosource.errors import EmptyInput, MalformedRecord
from twosource.gather.formats.activitypub import is_activitypub, read_activitypub
from twosource.gather.formats.bluesky import is_bluesky, read_bluesky
from twosource.gather.formats.feed import read_feed
from twosource.gather.formats.lines import read_document
from twosource.gather.formats.newsml import local_name, parse_xml, read_newsml
from twosource.gather.formats.ninjs import is_ninjs, read_ninjs
from twosource.gather.formats.telegram import is_telegram, read_telegram
from twosource.gather.formats.x_posts import is_x, read_x
from twosource.gather.objects import parse_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twosource.gather.gathered import Gathered, GatherOptions, Piece
    from twosource.gather.sniffing import Format

    Tell = Callable[[dict[str, Any]], bool]
    Read = Callable[[dict[str, Any], Piece, GatherOptions], Iterator[Gathered]]

FORMATS: tuple[tuple[Tell, Read], ...] = (
    (is_telegram, read_telegram),
    (is_activitypub, read_activitypub),
    (is_bluesky, read_bluesky),
    (is_x, read_x),
    (is_ninjs, read_ninjs),
)
NEWSML = {"newsMessage", "newsItem"}


def read_structured(piece: Piece, form: Format, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the items of a JSON or XML document.

    Raises:
        ItemError: it is malformed, or of no format that we know.
    """
    if form == "xml":
        yield from read_xml(piece, options)
        return
    parsed = parse_json(piece.content, piece.address, options.encoding)
    listed = parsed if isinstance(parsed, list) else [parsed]
    known = [(one, read) for one in listed if isinstance(one, dict) and (read := find_reader(one))]
    if not known:
        yield from read_document(parsed, piece, options)
    nothing = bool(known)
    for one, read in known:
        for gathered in read(one, piece, options):
            nothing = False
            yield gathered
    if nothing:
        raise EmptyInput(piece.address, "holds no posts or stories to read")


def find_reader(parsed: dict[str, Any]) -> Read | None:
    """Give the reader of a document's format; None when it is none of them."""
    return next((read for tell, read in FORMATS if tell(parsed)), None)


def read_xml(piece: Piece, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the items of NewsML-G2 or of a feed; feeds are read leniently, because many are not well-formed."""
    if b"newsMessage" in piece.content[:8192] or b"newsItem" in piece.content[:8192]:
        root = parse_xml(piece)
        if local_name(root) not in NEWSML:
            raise MalformedRecord(piece.address, "is XML of no format that is known here; see docs/gathering.md")
        yield from read_newsml(root, piece, options)
        return
    yield from read_feed(piece, options)
