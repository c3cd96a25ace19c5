"""A WARC or WACZ in, an item for each page or text in it out; pictures, scripts and failed answers are passed over."""

from __future__ import annotations

import re
import zipfile
from contextlib import redirect_stderr
from io import SEEK_END, BytesIO, StringIO
from typing import TYPE_CHECKING, Any, BinaryIO, cast
from zlib import MAX_WBITS, decompressobj
from zlib import error as zlib_error

from warcio.archiveiterator import ArchiveIterator

from twosource.errors import EmptyInput, ItemError, MalformedRecord, OversizedInput, UnreadableInput
from twosource.gather.fetching.answers import decompress
from twosource.gather.formats.pack import is_pack, read_pack
from twosource.gather.formats.page import read_page
from twosource.gather.formats.plain import read_plain
from twosource.gather.gathered import Gathered, GatherOptions, Piece, fail
from twosource.gather.published import read_published
from twosource.model.capture import describe_capture
from twosource.store.clock import write_instant

if TYPE_CHECKING:
    from collections.abc import Iterator

Record = Any
Archive = Any
"""warcio's record and its iterator over them; it ships no types."""
PAGES = ("text/html", "application/xhtml+xml")
OK = 200
VERSION = b"WARC/"
MEMBER = b"\x1f\x8b\x08"
"""What a record begins with, and a gzip member, which holds one record."""
RECORD = re.compile(rb"\x1f\x8b\x08|(?<=\r\n\r\n)WARC/1")
CHUNK = 1 << 20
SNIFFED = 4096
"""Bytes unpacked to see what a gzip member holds."""


def read_warc(stream: BinaryIO, address: str, options: GatherOptions) -> Iterator[Gathered]:
    """Yield an item or an error for each page and text, in the archive's order; behind a broken record it goes on."""
    start: int | None = 0
    seen = False
    while start is not None:
        archive = ArchiveIterator(stream)
        begun, whole = start, 0
        try:
            for whole, record in enumerate(iterate_quietly(archive), start=1):
                begun = archive.offset
                which = f"{address}:{record.rec_headers.get_header('WARC-Target-URI') or whole}"
                yield from read_or_tell(record, which, options)
            require_end(stream, archive, begun, whole)
        except Exception as error:  # noqa: BLE001 - warcio raises whatever a broken record makes it stumble over
            begun = archive.offset
            said = " ".join(str(error).split())[:100]
            what = f"breaks off or is no WARC at byte {begun} ({said}); what can be read before and behind it was read"
            yield fail(UnreadableInput(address, what), address)
            whole = max(whole, 1)
        seen = seen or whole > 0
        start = find_record(stream, begun + 1)
    if not seen:
        yield fail(EmptyInput(address, "holds no WARC record"), address)


def read_or_tell(record: Record, which: str, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the items of one record, or its error."""
    try:
        yield from read_archived(record, which, options)
    except ItemError as error:
        yield fail(error, which)


def iterate_quietly(archive: Archive) -> Iterator[Record]:
    """Yield the records; what warcio writes to the terminal of broken ones is ours to say, once, as an error."""
    records = iter(archive)
    while True:
        with redirect_stderr(StringIO()):
            record = next(records, None)
        if record is None:
            return
        yield record


def require_end(stream: BinaryIO, archive: Archive, begun: int, whole: int) -> None:
    """Raise EOFError where the last record was not the end: warcio is silent about a beginning that breaks off."""
    if not stream.seekable():
        return
    size = stream.seek(0, SEEK_END)
    if archive.offset < size or (not whole and 0 < begun < size):
        archive.offset = begun if not whole else archive.offset
        msg = "the last record is not whole"
        raise EOFError(msg)


def find_record(stream: BinaryIO, start: int) -> int | None:
    """Find where the next record begins, put the stream there and say where; None if there is none, or no way back."""
    if not stream.seekable():
        return None
    stream.seek(start)
    beyond = b""
    while chunk := stream.read(CHUNK):
        window = beyond + chunk
        for found in RECORD.finditer(window):
            place = stream.tell() - len(window) + found.start()
            if begins_record(stream, place):
                stream.seek(place)
                return place
        beyond = window[-len(MEMBER) :]
    return None


def begins_record(stream: BinaryIO, place: int) -> bool:
    """Tell whether a record begins at a byte, packed or not; the stream stands afterwards where it stood before."""
    before = stream.tell()
    stream.seek(place)
    beginning = stream.read(SNIFFED)
    stream.seek(before)
    if beginning.startswith(MEMBER):
        try:
            beginning = decompressobj(MAX_WBITS | 16).decompress(beginning, len(VERSION))
        except zlib_error:
            return False
    return beginning.startswith(VERSION)


def read_archived(record: Record, which: str, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the items of one record.

    Raises:
        ItemError: it is too large, or its page cannot be read.
    """
    if record.rec_headers.get_header("Content-Length") is None:
        raise MalformedRecord(which, "breaks off within its header; it was left out")
    status = response_status(record)
    media_type = find_media_type(record)
    kind = (media_type or "").partition(";")[0].strip().lower()
    if record.rec_type not in {"response", "resource"} or status not in {None, OK}:
        return
    if kind not in {*PAGES, "text/plain"}:
        return
    with redirect_stderr(StringIO()):
        content = record.raw_stream.read(options.max_bytes + 1)
    if len(content) <= options.max_bytes and getattr(record.raw_stream, "limit", 0) > 0:
        raise MalformedRecord(which, "breaks off before its end; it was left out")
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
    """Yield the items of all WARCs in a WACZ, a ZIP with them under archive/; of a pack of ours its items as read."""
    held = stream if stream.seekable() else BytesIO(stream.read())
    try:
        with zipfile.ZipFile(held) as package:
            if is_pack(package):
                yield from read_pack(package, address, options)
                return
            names = sorted(name for name in package.namelist() if name.startswith("archive/") and ".warc" in name)
            if not names:
                raise MalformedRecord(address, "is a ZIP, but no WACZ: it has no archive/*.warc.gz")
            for name in names:
                with package.open(name) as inner:
                    yield from read_warc(cast("BinaryIO", inner), f"{address}/{name}", options)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnreadableInput(address, f"is no ZIP that can be opened ({error})") from error
