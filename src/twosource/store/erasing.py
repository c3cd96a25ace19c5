"""An item that must not be kept in; its words gone from captures, versions, reading, search and ledger, digests logged.

Erasing is for what the law or a person's safety demands. What is left says that something was there, when it came and
what its digest was, so that the log goes on verifying and a copy elsewhere can be recognised.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, update

from twosource.store.basis import raise_basis
from twosource.store.dialects import forget_deleted
from twosource.store.redacting import redact_item
from twosource.store.tables import captures, items, passages, readings, versions
from twosource.store.workings import clear_workings

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from twosource.store.shelves import Shelf


def erase_item(connection: Connection, shelf: Shelf, item: str, at: str) -> tuple[str, ...] | None:
    """Erase an item and the captures that only it was read from; give its texts' digests, None if it is not there.

    The bytes are gone from the database at once, and from captures/ when the caller has committed and swept the shelf.
    """
    rows = connection.execute(select(versions.c.digest, versions.c.capture).where(versions.c.item == item)).all()
    if not rows:
        return None
    for table in (passages, readings, versions):
        connection.execute(delete(table).where(table.c.item == item))
    connection.execute(delete(items).where(items.c.id == item))
    redact_item(connection, item)
    clear_workings(connection)
    raise_basis(connection)
    for capture in sorted({row.capture for row in rows if row.capture is not None}):
        if not connection.execute(
            select(func.count()).select_from(versions).where(versions.c.capture == capture)
        ).scalar():
            erase_capture(connection, shelf, capture, at)
    forget_deleted(connection)
    return tuple(sorted({row.digest for row in rows}))


def erase_capture(connection: Connection, shelf: Shelf, capture: str, at: str) -> None:
    """Erase captured bytes; what is known of them stays."""
    there = (captures.c.id == capture) & captures.c.erased.is_(None)
    if connection.execute(select(captures.c.id).where(there)).first() is None:
        return
    shelf.erase(connection, capture)
    connection.execute(
        update(captures).where(captures.c.id == capture).values(erased=at, file=None, position=None, extent=None)
    )


def find_overdue(connection: Connection, before: str) -> tuple[str, ...]:
    """Give the items whose last version was added before the UTC instant, in order of arrival."""
    last = select(versions.c.item, func.max(versions.c.added).label("added")).group_by(versions.c.item).subquery()
    found = (
        select(items.c.id).join(last, last.c.item == items.c.id).where(last.c.added < before).order_by(items.c.place)
    )
    return tuple(connection.execute(found).scalars())
