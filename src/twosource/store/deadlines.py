"""Deadlines and placings of a case's ledger, in and out; what the ledger no longer holds is not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import delete, select

from twosource.model.deadlines import CaseDeadline
from twosource.model.wire import encode_value
from twosource.store.dialects import insert_rows
from twosource.store.tables import deadlines, storable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Table

    from twosource.store.case import Case

AT_ONCE = 500
"""Ids in one statement."""


def put_deadlines(connection: Connection, told: Sequence[CaseDeadline]) -> None:
    """Make these the deadlines of the case."""
    rows = [
        {
            "id": storable(one.id),
            "place": place,
            "story": one.story,
            "state": one.state,
            "value": encode_value(one).decode(),
            "current": 1,
        }
        for place, one in enumerate(told)
    ]
    exchange_rows(connection, deadlines, rows)


def exchange_rows(connection: Connection, table: Table, rows: Sequence[dict[str, object]]) -> None:
    """Write the rows that differ from what is there, and take out what is there beside them."""
    kept = {str(row["id"]): (row["value"], row["place"]) for row in rows}
    there = {
        row.id: (row.value, row.place) for row in connection.execute(select(table.c.id, table.c.value, table.c.place))
    }
    stale = sorted(key for key, was in there.items() if kept.get(key) != was)
    for start in range(0, len(stale), AT_ONCE):
        connection.execute(delete(table).where(table.c.id.in_(stale[start : start + AT_ONCE])))
    insert_rows(connection, table, [row for row in rows if there.get(str(row["id"])) != (row["value"], row["place"])])


def list_deadlines(case: Case, story: str | None = None) -> tuple[CaseDeadline, ...]:
    """Give the deadlines of a case, or those of one story, in the ledger's order."""
    chosen = {} if story is None else {"story": story}
    found = select(deadlines.c.value).filter_by(**chosen).order_by(deadlines.c.place)
    with case.reading_connection() as connection:
        return tuple(msgspec.json.decode(value, type=CaseDeadline) for value in connection.execute(found).scalars())


def find_deadline(case: Case, deadline_id: str) -> CaseDeadline | None:
    """Give a deadline; None when the ledger holds none of that id."""
    with case.reading_connection() as connection:
        value = connection.execute(select(deadlines.c.value).where(deadlines.c.id == deadline_id)).scalar()
    return None if value is None else msgspec.json.decode(value, type=CaseDeadline)
