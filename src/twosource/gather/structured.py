"""A JSON or XML document in, the items of whichever format it is out; told apart by what only that format has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.errors import MalformedRecord
from twosource.gather.formats.lines import read_document
from twosource.gather.objects import parse_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.gather.gathered import Gathered, GatherOptions, Piece
    from twosource.gather.sniffing import Format


def read_structured(piece: Piece, form: Format, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the items of a JSON or XML document.

    Raises:
        ItemError: it is malformed, or of no format that we know.
    """
    if form == "json":
        parsed = parse_json(piece.content, piece.address, options.encoding)
        yield from read_document(parsed, piece, options)
        return
    raise MalformedRecord(piece.address, "is XML of no format that is known here; see docs/gathering.md")
