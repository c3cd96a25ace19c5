"""An item that must not be kept in; its words gone from captures, versions, reading, search and ledger, digests logged.

Erasing is for what the law or a person's safety demands. What is left says that something was there, when it came and
what its digest was, so that the log goes on verifying and a copy elsewhere can be recognised.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, update

from twosource.store.basis import raise_basis
from twosource.store.dialects import forget_deleted
from twosource.store.redacting import redact_items
from twosource.store.tables import captures, items, passages, readings, versions
from twosource.store.workings import clear_workings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from twosource.store.shelves import Shelf


def erase_items(connection: Connection, shelf: Shelf, wanted: Sequence[str], at: str) -> dict[str, tuple[str, ...]]:
    """Erase items and the captures that only they were read from; give those that were there, with their digests.

    The bytes are gone from the database at once, and from captures/ when the caller has committed and swept the shelf.
    """
    found: dict[str, tuple[str, ...]] = {}
    read_from: set[str] = set()
    for item in wanted:
        rows = connection.execute(select(versions.c.digest, versions.c.capture).where(versions.c.item == item)).all()
        if rows:
            found[item] = tuple(sorted({row.digest for row in rows}))
            read_from |= {row.capture for row in rows if row.capture is not None}
            delete_rows(connection, item)
    if found:
        redact_items(connection, frozenset(found))
        clear_workings(connection)
        raise_basis(connection)
        erase_captures(connection, shelf, sorted(read_from), at)
        forget_deleted(connection)
    return found


def delete_rows(connection: Connection, item: str) -> None:
    """Delete what is kept under the item's own name."""
    for table in (passages, readings, versions):
        connection.execute(delete(table).where(table.c.item == item))
    connection.execute(delete(items).where(items.c.id == item))


def erase_captures(connection: Connection, shelf: Shelf, wanted: Sequence[str], at: str) -> None:
    """Erase the bytes of those captures that no item is read from any more; what is known of them stays."""
    there = [one for one in wanted if is_of_no_use(connection, one)]
    shelf.erase(connection, there)
    for one in there:
        emptied = update(captures).where(captures.c.id == one)
        connection.execute(emptied.values(erased=at, file=None, position=None, extent=None))


def is_of_no_use(connection: Connection, capture: str) -> bool:
    """Tell whether there are bytes of a capture and no item was read from it."""
    there = select(captures.c.id).where(captures.c.id == capture, captures.c.erased.is_(None))
    used = select(versions.c.item).where(versions.c.capture == capture).limit(1)
    return connection.execute(there).first() is not None and connection.execute(used).first() is None


def find_overdue(connection: Connection, before: str) -> tuple[str, ...]:
    """Give the items whose last version was added before the UTC instant, in order of arrival."""
    last = select(versions.c.item, func.max(versions.c.added).label("added")).group_by(versions.c.item).subquery()
    found = (
        select(items.c.id).join(last, last.c.item == items.c.id).where(last.c.added < before).order_by(items.c.place)
    )
    return tuple(connection.execute(found).scalars())
