"""Placings of a case: what stories settle about the places of their items, in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import delete, select

from twosource.model.placing import Placing
from twosource.model.wire import encode_value
from twosource.store.dialects import insert_rows
from twosource.store.tables import items, placings, storable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.store.case import Case

AT_ONCE = 500
"""Ids in one statement."""


def put_placings(case: Case, looked_at: Sequence[str], settled: Sequence[Placing]) -> None:
    """Keep what was settled of the items that were looked at, in the place of what was; drop what is of no item."""
    rows = [
        {"id": storable(one.item), "place": 0, "value": encode_value(one).decode(), "current": 1} for one in settled
    ]
    with case.writing_connection() as connection:
        for start in range(0, len(looked_at), AT_ONCE):
            some = [storable(item) for item in looked_at[start : start + AT_ONCE]]
            connection.execute(delete(placings).where(placings.c.id.in_(some)))
        connection.execute(delete(placings).where(placings.c.id.not_in(select(items.c.id))))
        insert_rows(connection, placings, rows)


def read_placings(case: Case, wanted: Sequence[str]) -> dict[str, Placing]:
    """Give what stories settle about some items, by item."""
    found: dict[str, Placing] = {}
    with case.reading_connection() as connection:
        for start in range(0, len(wanted), AT_ONCE):
            chosen = placings.c.id.in_([storable(item) for item in wanted[start : start + AT_ONCE]])
            for value in connection.execute(select(placings.c.value).where(chosen)).scalars():
                one = msgspec.json.decode(value, type=Placing)
                found[one.item] = one
    return found
