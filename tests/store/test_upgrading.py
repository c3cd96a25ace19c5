"""A case of any earlier version, with something in every table that it had, loses none of it on the way up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Integer, LargeBinary, MetaData, Table, insert, select

from tests.store.conftest import MOMENT
from twosource.model.ledger import Ruling
from twosource.model.wire import encode_value
from twosource.store import open_case, upgrade_case
from twosource.store.dialects import begin_writing
from twosource.store.opening import connect
from twosource.store.schema import HEAD, TRACK, upgrade_schema

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from tests.store.conftest import Locate

FOLDER = Path(__file__).resolve().parents[2] / "src" / "twosource" / "store" / "migrations"
EARLIER = [one.revision for one in ScriptDirectory(str(FOLDER)).walk_revisions() if one.revision != HEAD]
RULING = encode_value(Ruling("x", "x", "refute", "Seen.", "ann", "2024-03-05T00:00:00Z")).decode()


def tables_of(connection: Connection) -> list[Table]:
    """Give the tables that are there, those before that others speak of; the full-text index makes itself."""
    found = MetaData()
    found.reflect(connection)
    return [
        one
        for one in found.sorted_tables
        if one.name != TRACK and not one.name.startswith(("passages_index", "sqlite"))
    ]


def make_row(table: Table) -> dict[str, Any]:
    """Make a row with something in every column."""
    row: dict[str, Any] = {}
    for column in table.columns:
        if column.computed is None:
            kind = column.type
            row[column.name] = 1 if isinstance(kind, Integer) else b"\x00x" if isinstance(kind, LargeBinary) else "x"
    return row | ({"value": RULING} if table.name == "rulings" else {})


@pytest.mark.parametrize("revision", EARLIER)
def test_a_case_of_every_earlier_version_keeps_all_it_holds(locate: Locate, revision: str) -> None:
    location = locate()
    rows = make_old_case(location, revision)
    upgraded = upgrade_case(location)
    with upgraded.reading_connection() as connection:
        for table in tables_of(connection):
            if table.name in rows:
                (kept,) = connection.execute(select(table).limit(1)).mappings()
                assert rows[table.name].items() <= dict(kept).items(), table.name
    assert [entry.act for entry in upgraded.audit_entries(after=1)] == ["upgrade"]
    upgraded.close()
    open_case(location).close()


def make_old_case(location: str, revision: str) -> dict[str, dict[str, Any]]:
    """Make a case as an earlier version made it; give the row that is in each of its tables."""
    if "://" not in location:
        (Path(location) / "captures").mkdir(parents=True)
    case = connect(location, "ann", lambda: MOMENT)
    with begin_writing(case.engine) as connection:
        upgrade_schema(connection, revision)
        rows = {table: make_row(table) for table in tables_of(connection)}
        for table, row in rows.items():
            connection.execute(insert(table).values(row))
    case.close()
    return {table.name: row for table, row in rows.items()}
