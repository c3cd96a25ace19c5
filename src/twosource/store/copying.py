"""The rows and records of one case in, the same in another: a backup, a restore, a move between databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from twosource.store.captures import read_header
from twosource.store.dialects import continue_numbers, insert_rows, resume_index, suspend_index
from twosource.store.shelves import Place
from twosource.store.tables import captures, metadata, records, sessions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sqlalchemy import Connection, Table

    from twosource.store.shelves import Shelf

ROWS = 2000
"""Rows held at once, so that a case larger than memory is copied as well."""
LEFT = (records, sessions)
"""Records go by the shelf; who is logged in here is not logged in there."""
PLACE = ("file", "position", "extent")


def copy_everything(source: Connection, source_shelf: Shelf, target: Connection, target_shelf: Shelf) -> None:
    """Copy all tables and captured bytes into tables that are there and empty; tables without parents come first."""
    suspend_index(target)
    for table in metadata.sorted_tables:
        if table is captures:
            copy_captures(source, source_shelf, target, target_shelf)
        elif table not in LEFT:
            for rows in read_runs(source, table):
                insert_rows(target, table, rows)
    resume_index(target)
    continue_numbers(target)


def copy_captures(source: Connection, source_shelf: Shelf, target: Connection, target_shelf: Shelf) -> None:
    """Copy captures: what is known of them, and the WARC record unless it was erased."""
    for rows in read_runs(source, captures):
        for row in rows:
            bare = {name: value for name, value in row.items() if name not in PLACE}
            if row["erased"] is not None:
                target.execute(insert(captures).values(bare))
                continue
            place = Place(*(row[name] for name in PLACE))
            record = source_shelf.fetch(source, row["id"], place)
            target_shelf.keep(target, read_header(row["value"]), record, bare)


def read_runs(connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    """Yield a table's rows in runs, in the order of its key."""
    ordered = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=ROWS)
    for rows in connection.execute(ordered).mappings().partitions(ROWS):
        yield [dict(row) for row in rows]
