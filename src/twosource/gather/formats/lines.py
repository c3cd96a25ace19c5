"""JSONL in, an item a line out, in order and with its id; a line that is none is reported and the rest is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, cast

from twosource.errors import EmptyInput, ItemError, MalformedRecord, OversizedInput
from twosource.gather.gathered import Gathered, GatherOptions, Piece, fail, hand_over, take
from twosource.gather.objects import as_text, parse_object
from twosource.gather.published import read_published
from twosource.model.ids import digest_text, make_id
from twosource.model.item import Item
from twosource.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK = 1 << 20
SHOWN = 40
"""Characters of a date that is none, as the error shows it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end; `whole` is False when it was longer than the limit and its rest was skipped."""

    number: int
    content: bytes
    whole: bool


def read_lines(stream: BinaryIO, address: str, options: GatherOptions) -> Iterator[Gathered]:
    """Yield an item or an error for each line that is not blank; a line over the limit is skipped unread."""
    seen = False
    for line in split_lines(stream, options.max_bytes):
        if not line.content.strip():
            continue
        seen = True
        which = f"{address}:{line.number}"
        try:
            yield from read_line(line, which, options)
        except ItemError as error:
            yield fail(error, which)
    if not seen:
        yield fail(EmptyInput(address, "is empty; there is nothing to read"), address)


def split_lines(stream: BinaryIO, limit: int) -> Iterator[Line]:
    """Yield the lines of a stream, holding no more than `limit` bytes of one."""
    number = 0
    while content := stream.readline(limit + 1):
        number += 1
        whole = len(content) <= limit or content.endswith(b"\n")
        rest = content
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(CHUNK)
        yield Line(number, content.rstrip(b"\r\n"), whole)


def read_line(line: Line, which: str, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the item of one line, and what of it could not be read.

    Raises:
        ItemError: it is too long, no JSON object, or lacks a text.
    """
    if not line.whole:
        what = f"is longer than {options.max_bytes:,} bytes; raise --max-bytes to read it"
        raise OversizedInput(which, what)
    record = parse_object(line.content, which, options.encoding)
    piece = take(line.content, which, options, "file", "application/json")
    yield from give_record(piece, record, which, options)


def give_record(piece: Piece, record: dict[str, Any], which: str, options: GatherOptions) -> Iterator[Gathered]:
    """Yield a record's item; where its date is none, it is kept without one, and an error says so."""
    yield hand_over(piece, read_record(record, which, options, piece.capture.id), which)
    written = record.get("published")
    if written is not None and written != "" and read_published(written) is None:
        filled = f"it is taken for {options.published}" if options.published else "it is kept without a date"
        told = f'its "published" ({str(written)[:SHOWN]!r}) is no date; {filled}'
        what = f"{told}; write 2021-08-22, or an instant with its offset"
        yield fail(MalformedRecord(which, what), which)


def read_record(record: dict[str, Any], which: str, options: GatherOptions, capture: str) -> Item:
    """Make an item of the fields that we know; others are ignored, and a label of another type is unknown.

    Raises:
        MalformedRecord: no text, or toponyms outside it.
        EmptyInput: the text is blank.
    """
    text = record.get("text")
    if not isinstance(text, str):
        raise MalformedRecord(which, 'has no "text", which every record must have')
    if not text.strip():
        raise EmptyInput(which, "its text is empty; there is nothing to read")
    digest = digest_text(text)
    return Item(
        id=read_id(record.get("id"), digest),
        kind=cast("Literal['article', 'post']", record["kind"])
        if record.get("kind") in {"article", "post"}
        else "article",
        text=text,
        digest=digest,
        published=read_published(record.get("published")) or options.published,
        toponyms=read_toponyms(record.get("toponyms"), len(text), which),
        capture=capture,
        url=as_text(record.get("url")),
        publisher=as_text(record.get("publisher")),
        author=as_text(record.get("author")),
        handle=as_text(record.get("handle")),
        title=as_text(record.get("title")),
        language=as_text(record.get("language")),
    )


def read_id(written: object, digest: str) -> str:
    """Give the id as written, or one of the text alone."""
    if isinstance(written, bool) or written is None or written == "":
        return make_id("text", digest)
    return str(written) if isinstance(written, (str, int)) else make_id("text", digest)


def read_toponyms(written: object, length: int, which: str) -> tuple[Span, ...] | None:
    """Give the toponyms as spans; None when none are given.

    Raises:
        MalformedRecord: one is no span of the text.
    """
    if written is None:
        return None
    try:
        spans = tuple(Span(one["start"], one["end"]) for one in cast("list[dict[str, int]]", written))
        fits = all(type(end) is int and type(start) is int and 0 <= start < end <= length for start, end in spans)
    except (TypeError, KeyError):
        fits = False
    if not fits:
        raise MalformedRecord(which, 'its "toponyms" must be objects with a start and an end inside the text')
    return spans


def read_document(parsed: object, piece: Piece, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the items of a JSON document that is one of our records or a list of them."""
    records = parsed if isinstance(parsed, list) else [parsed]
    for number, record in enumerate(records, start=1):
        which = piece.address if record is parsed else f"{piece.address}:{number}"
        try:
            if not isinstance(record, dict):
                raise MalformedRecord(which, 'is no JSON object; it must be one with a "text"')
            yield from give_record(piece, record, which, options)
        except ItemError as error:
            yield fail(error, which)
