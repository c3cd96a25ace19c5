"""One archive goes in, its items and failures come out: Parquet and packed lines here, all else as `read` reads it.

What is damaged is named where it is, and the rest of the archive is read.
"""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BufferedReader
from typing import TYPE_CHECKING, Any, cast

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from twosource.errors import ItemError, UnreadableInput
from twosource.gather import gather_inputs
from twosource.gather.formats.lines import read_lines, read_record
from twosource.gather.formats.tables import find_columns
from twosource.gather.gathered import fail, hand_over, take

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from twosource.gather import Gathered, GatherOptions

LINES = (".jsonl", ".ndjson", ".jsonlines")
PACKED = tuple(f"{ending}.gz" for ending in LINES)
SUFFIXES = (*LINES, *PACKED, ".warc", ".warc.gz", ".wacz", ".parquet", ".csv", ".tsv")
"""The endings of names that are taken out of a folder."""
ROWS = 256
"""Rows of a Parquet file held at once: long stories come to some megabytes."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A Parquet file with its name and, for each of our fields that it has, the name of the column."""

    table: Any
    source: str
    columns: dict[str, str]
    options: GatherOptions


def gather_archive(source: str, options: GatherOptions) -> Iterator[Gathered]:
    """Yield what an archive holds, in its order; never raises for what is in it."""
    lowered = source.lower()
    try:
        if lowered.endswith(".parquet"):
            yield from read_parquet(source, options)
        elif lowered.endswith(PACKED):
            yield from read_packed(source, options)
        else:
            yield from gather_inputs([source], options)
    except ItemError as error:
        yield fail(error, source)
    except OSError as error:
        yield fail(UnreadableInput(source, f"cannot be read ({error.strerror or error})"), source)


def read_packed(source: str, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the items of packed lines; where the packing breaks off, what came before it was read."""
    with gzip.open(source, "rb") as stream:
        try:
            yield from read_lines(BufferedReader(cast("Any", stream)), source, options)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            what = f"breaks off or is no gzip file ({error}); what came before it was read"
            yield fail(UnreadableInput(source, what), source)


def read_parquet(source: str, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the items of a table, a row each; a group of rows that is damaged is named and left out.

    Columns are found as those of a CSV file are: under our fields' names, or as `options.columns` maps them.

    Raises:
        UnreadableInput: it is no Parquet file.
        MalformedRecord: there is no column for the text, or a mapped one is not there.
    """
    with open(source, "rb") as stream:  # noqa: PTH123 - a name as the user gave it
        table = open_table(stream, source)
        names = table.schema_arrow.names
        columns = {field: names[place] for field, place in find_columns(names, source, dict(options.columns)).items()}
        rows, before = Rows(table, source, columns, options), 0
        for group in range(table.num_row_groups):
            try:
                yield from read_group(rows, group, before)
            except (pa.ArrowException, OSError) as error:
                said = " ".join(str(error).split())[:100]
                which = f"{source}: rows from {before + 1} on"
                yield fail(UnreadableInput(which, f"are damaged ({said}); they were left out"), source)
            before += table.metadata.row_group(group).num_rows


def open_table(stream: BinaryIO, source: str) -> Any:  # noqa: ANN401 - pyarrow ships no types
    """Open a Parquet file.

    Raises:
        UnreadableInput: it is none.
    """
    try:
        return pq.ParquetFile(stream)
    except (pa.ArrowException, OSError) as error:
        said = " ".join(str(error).split())[:100]
        raise UnreadableInput(source, f"is no Parquet file that can be read ({said})") from error


def read_group(rows: Rows, group: int, before: int) -> Iterator[Gathered]:
    """Yield the items of one group of rows; `before` rows stand in the groups before it."""
    wanted = sorted(set(rows.columns.values()))
    number = before
    for batch in rows.table.iter_batches(ROWS, row_groups=[group], columns=wanted):
        for row in batch.to_pylist():
            number += 1
            record = {field: as_written(row[name]) for field, name in rows.columns.items() if row[name] is not None}
            yield from read_row(record, f"{rows.source}:{number}", rows.options)


def read_row(record: dict[str, Any], which: str, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the row's item, or its error; the capture is the row as JSON."""
    try:
        piece = take(msgspec.json.encode(record), which, options, "file", "application/json")
        yield hand_over(piece, read_record(record, which, options, piece.capture.id), which)
    except ItemError as error:
        yield fail(error, which)


def as_written(value: object) -> object:
    """Write a date or an instant as ISO 8601, in UTC where its zone is known; bytes as text; all else stays."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z") if value.tzinfo else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
