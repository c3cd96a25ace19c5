"""Inputs as a user names them in, items out one by one, in order; an input that fails is reported in its place.

A file's format is told by its name, and where the name says nothing by its first bytes.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from twosource.errors import EmptyInput, FetchFailed, ItemError, OversizedInput, UnreadableInput
from twosource.gather.fetching.fetch import fetch
from twosource.gather.formats.lines import read_lines
from twosource.gather.formats.page import read_page
from twosource.gather.formats.plain import read_plain
from twosource.gather.formats.tables import read_table
from twosource.gather.formats.warc import read_wacz, read_warc
from twosource.gather.gathered import Gathered, GatherOptions, Piece, fail, take
from twosource.gather.sniffing import Format, sniff, sniff_name
from twosource.gather.structured import read_structured
from twosource.store.clock import write_instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STDIN = "-"
NAMELESS = "names nothing: a variable that is not set? Give a file, folder or address (. is this folder)"
UNFORESEEN = "could not be read for a reason that we did not foresee"
SNIFFED = 4096
"""Bytes looked at to tell a format: more than any of them needs before it shows."""


def gather_inputs(sources: Iterable[str], options: GatherOptions | None = None) -> Iterator[Gathered]:
    """Yield what each source holds: a file, a folder (all its files, sorted), an address, or "-" for standard input.

    Never raises for a bad input: it yields an error in its place and goes on.
    """
    for source in sources:
        yield from gather_one(source, options or GatherOptions())


def gather_one(source: str, options: GatherOptions) -> Iterator[Gathered]:
    """Yield what one source holds."""
    try:
        if not source.strip():
            yield fail(UnreadableInput(repr(source), NAMELESS), source)
        elif source.startswith(("http://", "https://")):
            yield from gather_address(source, options)
        elif "://" in source:
            yield fail(FetchFailed(source, "only http and https are fetched; save it as a file and read that"), source)
        elif source == STDIN:
            yield from gather_stream(options.stdin or sys.stdin.buffer, source, options)
        else:
            yield from gather_path(Path(source), options)
    except ItemError as error:
        yield fail(error, source)
    except OSError as error:
        yield fail(UnreadableInput(source, explain(error)), source)
    except ValueError as error:
        yield fail(UnreadableInput(ascii(source), f"is no path or address ({error})"), source)
    except Exception as error:  # noqa: BLE001 - one input that trips a parser must not end a night's run
        yield fail(UnreadableInput(source, f"{UNFORESEEN} ({type(error).__name__}); please report it"), source)


def explain(error: OSError) -> str:
    """Say in a few words why a file cannot be read."""
    known = {
        "No such file or directory": "no such file or folder; check the path",
        "Permission denied": "may not be read; change its permissions or read a copy",
        "File name too long": "is too long for a path",
    }
    said = error.strerror or str(error)
    return known.get(said, f"cannot be read ({said})")


def gather_path(path: Path, options: GatherOptions) -> Iterator[Gathered]:
    """Yield what a file or folder holds."""
    if path.is_dir():
        for found in walk(path):
            yield from [fail(found)] if isinstance(found, ItemError) else gather_one(str(found), options)
        return
    if not path.is_file():
        path.stat()
        raise UnreadableInput(
            str(path), "is neither a file nor a folder; what a program writes is read from - (standard input)"
        )
    with path.open("rb") as stream:
        yield from gather_stream(stream, str(path), options)


def walk(folder: Path) -> Iterator[Path | ItemError]:
    """Yield the files under a folder, sorted by name at each level; hidden ones and links to folders are left out."""
    try:
        found = sorted(folder.iterdir())
        visible = [(path, path.is_dir()) for path in found if not path.name.startswith(".")]
    except OSError as error:
        yield UnreadableInput(str(folder), explain(error))
        return
    if not visible:
        yield EmptyInput(str(folder), "holds no files to read")
    for path, is_folder in visible:
        if not is_folder:
            yield path
        elif not path.is_symlink():
            yield from walk(path)


def gather_stream(stream: BinaryIO, name: str, options: GatherOptions) -> Iterator[Gathered]:
    """Yield what a stream holds; long ones are read record by record."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var] # any binary stream
    form = choose_format(name, buffered.peek(SNIFFED)[:SNIFFED], options)
    if form == "jsonl":
        yield from read_lines(buffered, name, options)
    elif form == "warc":
        yield from read_warc(buffered, name, options)
    elif form == "wacz":
        yield from read_wacz(buffered, name, options)
    elif form == "table":
        yield from read_table(buffered, name, options)
    else:
        content = read_bounded(buffered, name, options.max_bytes)
        piece = take(content, name, options, "stdin" if name == STDIN else "file", MEDIA_TYPES[form])
        yield from read_piece(piece, form, options)


MEDIA_TYPES: dict[Format, str] = {
    "plain": "text/plain",
    "page": "text/html",
    "json": "application/json",
    "xml": "application/xml",
}


def choose_format(name: str, beginning: bytes, options: GatherOptions) -> Format:
    """Tell the format; `--plain` takes everything but collections for text."""
    named = sniff_name(name)
    if options.plain and named not in {"jsonl", "warc", "wacz", "table"}:
        return "plain"
    return named or sniff(beginning)


def read_bounded(stream: BinaryIO, name: str, limit: int) -> bytes:
    """Read a stream to its end.

    Raises:
        OversizedInput: it is longer than `limit` bytes; no more than that was read.
        EmptyInput: there is nothing in it.
    """
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise OversizedInput(name, f"is larger than {limit:,} bytes; raise --max-bytes to read it")
    if not content.strip():
        raise EmptyInput(name, "is empty; there is nothing to read")
    return content


def read_piece(piece: Piece, form: Format, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the items of one text, page or document."""
    if form == "plain":
        yield from read_plain(piece, options)
    elif form == "page":
        yield from read_page(piece, options)
    else:
        yield from read_structured(piece, form, options)


def gather_address(address: str, options: GatherOptions) -> Iterator[Gathered]:
    """Fetch an address and yield what it holds."""
    answer = fetch(address, options.limits)
    piece = answer.as_piece(write_instant(options.clock()))
    form = choose_format("", piece.content[:SNIFFED], options)
    if form in {"jsonl", "warc", "wacz", "table"}:
        yield from gather_stream(io.BufferedReader(io.BytesIO(piece.content)), address, options)
        return
    if not piece.content.strip():
        raise EmptyInput(address, "answered with nothing")
    yield from read_piece(piece, form, options)
