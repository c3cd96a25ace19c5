"""Captured bytes in and out by id; where they lie is the shelf's business."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from twosource.model.capture import Capture
from twosource.store.shelves import Place, Shelf
from twosource.store.tables import captures
from twosource.store.warc import read_record, write_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection


def put_capture(connection: Connection, shelf: Shelf, capture: Capture, content: bytes) -> bool:
    """Keep a capture; tell whether it is new. The same bytes from the same place are kept once."""
    if connection.execute(select(captures.c.id).where(captures.c.id == capture.id)).first():
        return False
    row = {
        "id": capture.id,
        "digest": capture.digest,
        "address": capture.address,
        "value": msgspec.json.encode(capture).decode(),
    }
    shelf.keep(connection, capture, write_record(capture, content), row)
    return True


def read_header(value: str) -> Capture:
    """Read what is known of a capture from its row."""
    return msgspec.json.decode(value, type=Capture)


def read_capture(connection: Connection, capture: str) -> Capture | None:
    """Give what is known of a capture; None when there is none of that id."""
    value = connection.execute(select(captures.c.value).where(captures.c.id == capture)).scalar()
    return None if value is None else read_header(value)


def read_captures(connection: Connection) -> Iterator[Capture]:
    """Yield all captures, by id."""
    for value in connection.execute(select(captures.c.value).order_by(captures.c.id)).scalars():
        yield read_header(value)


def read_content(connection: Connection, shelf: Shelf, capture: str) -> bytes | None:
    """Give the captured bytes; None when there are none of that id, or they were erased."""
    record = fetch_record(connection, shelf, capture)
    return None if record is None else read_record(record)


def fetch_record(connection: Connection, shelf: Shelf, capture: str) -> bytes | None:
    """Give the WARC record of a capture, one gzip member; None as above."""
    found = select(captures.c.file, captures.c.position, captures.c.extent, captures.c.erased)
    row = connection.execute(found.where(captures.c.id == capture)).first()
    if row is None or row.erased is not None:
        return None
    return shelf.fetch(connection, capture, Place(row.file, row.position, row.extent))


def read_erased(connection: Connection) -> dict[str, str]:
    """Give the captures whose bytes were erased, each with the instant at which."""
    rows = connection.execute(select(captures.c.id, captures.c.erased).where(captures.c.erased.is_not(None)))
    return {row.id: row.erased for row in rows}
