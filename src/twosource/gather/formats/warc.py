"""A WARC or WACZ in, an item for each page or text in it out; pictures, scripts and failed answers are passed over."""

from __future__ import annotations

import zipfile
from contextlib import redirect_stderr
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from warcio.archiveiterator import ArchiveIterator

from twosource.errors import EmptyInput, ItemError, MalformedRecord, OversizedInput, UnreadableInput
from twosource.gather.fetching.answers import decompress
from twosource.gather.formats.page import read_page
from twosource.gather.formats.plain import read_plain
from twosource.gather.gathered import Gathered, GatherOptions, Piece, fail
from twosource.gather.published import read_published
from twosource.model.capture import describe_capture
from twosource.store.clock import write_instant

if TYPE_CHECKING:
    from collections.abc import Iterator

Record = Any
"""A warcio record; warcio ships no types."""
PAGES = ("text/html", "application/xhtml+xml")
OK = 200


def read_warc(stream: BinaryIO, address: str, options: GatherOptions) -> Iterator[Gathered]:
    """Yield an item or an error for each page and text, in the archive's order."""
    seen = False
    try:
        for number, record in enumerate(iterate_quietly(stream), start=1):
            seen = True
            which = f"{address}:{record.rec_headers.get_header('WARC-Target-URI') or number}"
            try:
                yield from read_archived(record, which, options)
            except ItemError as error:
                yield fail(error, which)
    except Exception as error:  # noqa: BLE001 - warcio raises whatever a broken header makes it stumble over
        what = f"breaks off or is no WARC ({' '.join(str(error).split())[:100]}); what came before it was read"
        yield fail(UnreadableInput(address, what), address)
        return
    if not seen:
        yield fail(EmptyInput(address, "holds no WARC record"), address)


def iterate_quietly(stream: BinaryIO) -> Iterator[Record]:
    """Yield the records; what warcio writes to the terminal of broken ones is ours to say, once, as an error."""
    records = iter(ArchiveIterator(stream))
    while True:
        with redirect_stderr(StringIO()):
            record = next(records, None)
        if record is None:
            return
        yield record


def read_archived(record: Record, which: str, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the items of one record.

    Raises:
        ItemError: it is too large, or its page cannot be read.
    """
    status = response_status(record)
    media_type = find_media_type(record)
    kind = (media_type or "").partition(";")[0].strip().lower()
    if record.rec_type not in {"response", "resource"} or status not in {None, OK}:
        return
    if kind not in {*PAGES, "text/plain"}:
        return
    with redirect_stderr(StringIO()):
        content = record.raw_stream.read(options.max_bytes + 1)
    if len(content) > options.max_bytes:
        raise OversizedInput(which, f"is larger than {options.max_bytes:,} bytes; raise --max-bytes to read it")
    piece = keep_archived(record, content, media_type, status, options)
    body = decompress(content, piece.capture.headers, options.max_bytes, which)
    reader = read_plain if kind == "text/plain" or options.plain else read_page
    for one in reader(Piece(body, piece.capture), options):
        yield Gathered(which, one.item, piece.capture, content, one.error)


def keep_archived(
    record: Record, content: bytes, media_type: str | None, status: int | None, options: GatherOptions
) -> Piece:
    """Give the bytes as they lie in the archive, with when and from where they were archived."""
    headers = (
        tuple((str(name), str(value)) for name, value in record.http_headers.headers) if record.http_headers else ()
    )
    taken = read_published(record.rec_headers.get_header("WARC-Date")) or write_instant(options.clock())
    address = record.rec_headers.get_header("WARC-Target-URI") or "archive"
    capture = describe_capture(
        content, address, taken, "archive", media_type=media_type, status=status, headers=headers
    )
    return Piece(content, capture)


def response_status(record: Record) -> int | None:
    """Give the HTTP status; None for what is no response, 0 for one that cannot be read."""
    if record.rec_type != "response" or record.http_headers is None:
        return None
    code = record.http_headers.get_statuscode()
    return int(code) if code and code.isdigit() else 0


def find_media_type(record: Record) -> str | None:
    """Give the payload's media type."""
    headers = record.http_headers if record.http_headers is not None else record.rec_headers
    return cast("str | None", headers.get_header("Content-Type"))


def read_wacz(stream: BinaryIO, address: str, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the items of all WARCs in a WACZ, which is a ZIP with them under archive/."""
    held = stream if stream.seekable() else BytesIO(stream.read())
    try:
        with zipfile.ZipFile(held) as package:
            names = sorted(name for name in package.namelist() if name.startswith("archive/") and ".warc" in name)
            if not names:
                raise MalformedRecord(address, "is a ZIP, but no WACZ: it has no archive/*.warc.gz")
            for name in names:
                with package.open(name) as inner:
                    yield from read_warc(cast("BinaryIO", inner), f"{address}/{name}", options)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnreadableInput(address, f"is no ZIP that can be opened ({error})") from error
