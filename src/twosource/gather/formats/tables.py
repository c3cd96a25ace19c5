"""CSV or TSV in, an item a row out; the columns that are named like our fields are taken, or those that a user maps."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from twosource.errors import EmptyInput, ItemError, MalformedRecord, OversizedInput, UnreadableInput
from twosource.gather.formats.lines import give_record
from twosource.gather.gathered import Gathered, GatherOptions, fail, take

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELDS = ("id", "text", "published", "publisher", "title", "kind", "handle", "author", "url", "language")


def read_table(stream: BinaryIO, address: str, options: GatherOptions) -> Iterator[Gathered]:
    """Yield an item or an error for each row; the first row names the columns.

    `options.columns` pairs our field with the table's column; fields not in it are looked up under their own name.
    """
    csv.field_size_limit(longest_line(options))
    words = io.TextIOWrapper(stream, encoding=options.encoding, errors="strict", newline="")
    try:
        rows = csv.reader(split_rows(words, address, longest_line(options)), dialect=find_dialect(address, stream))
        columns = find_columns(next(rows, []), address, dict(options.columns))
        for row in rows:
            if any(cell.strip() for cell in row):
                yield from read_row(row, columns, f"{address}:{rows.line_num}", options)
    except UnicodeDecodeError as error:
        raise UnreadableInput(address, f"is not {options.encoding}; give its encoding by --encoding") from error
    except csv.Error as error:
        raise MalformedRecord(address, f"is no table that can be read ({error})") from error
    finally:
        words.detach()


def longest_line(options: GatherOptions) -> int:
    """Give how many characters of a line are read: an eighth of the bytes, because a row is held several times."""
    return max(options.max_bytes // 8, 1)


def split_rows(words: io.TextIOWrapper, address: str, limit: int) -> Iterator[str]:
    """Yield the lines of a table.

    Raises:
        OversizedInput: one is longer than the limit; where the next row begins is then not known.
    """
    while line := words.readline(limit + 1):
        if len(line) > limit and not line.endswith("\n"):
            raise OversizedInput(address, f"has a line longer than {limit:,} characters; raise --max-bytes to read it")
        yield line


def find_dialect(address: str, stream: BinaryIO) -> type[csv.Dialect]:
    """Tell tabs and semicolons from commas, by the name or by the first line."""
    peek = getattr(stream, "peek", None)
    first = (peek(4096) if peek else b"").partition(b"\n")[0]
    if address.lower().endswith(".tsv") or first.count(b"\t") > first.count(b","):
        return csv.excel_tab
    return Semicolons if first.count(b";") > first.count(b",") else csv.excel


class Semicolons(csv.excel):
    """CSV as spreadsheets write it where the comma is the decimal sign."""

    delimiter = ";"


def find_columns(header: list[str], address: str, mapped: dict[str, str]) -> dict[str, int]:
    """Give the place of each field's column.

    Raises:
        EmptyInput: there is no header.
        MalformedRecord: a mapped column is not there, or there is none for the text.
    """
    if not header:
        raise EmptyInput(address, "is empty; there is nothing to read")
    places = {name.strip().lstrip("\ufeff").lower(): place for place, name in reversed(list(enumerate(header)))}
    named = " ".join(", ".join(header).split())[:200]
    missing = sorted(name for name in mapped.values() if name.lower() not in places)
    if missing:
        raise MalformedRecord(address, f"has no column {missing[0]!r}; it has {named}")
    wanted = {field: mapped.get(field, field).lower() for field in FIELDS}
    columns = {field: places[name] for field, name in wanted.items() if name in places}
    if "text" not in columns:
        raise MalformedRecord(address, f"has no column for the text; name it by --column text=NAME ({named})")
    return columns


def read_row(row: list[str], columns: dict[str, int], which: str, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the row's item, or its error. The capture is the row as JSON, because quoting may span lines."""
    record = {field: row[place] for field, place in columns.items() if place < len(row) and row[place] != ""}
    piece = take(msgspec.json.encode(record), which, options, "file", "application/json")
    try:
        yield from give_record(piece, record, which, options)
    except ItemError as error:
        yield fail(error, which)
