"""Readings: what was read out of each version of an item, in and out unchanged, and its words put up for search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, or_, select, update

from twosource.errors import CaseError
from twosource.model.wire import decode_reading, encode_value
from twosource.store.basis import raise_basis
from twosource.store.dialects import insert_rows
from twosource.store.search import fold_words
from twosource.store.tables import items, passages, readings, workings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Connection, Select

    from twosource.model.reading import Reading, Statement

BETWEEN = " … "
"""Shown between the spans of one statement's content, which stand apart in the text."""


def put_reading(connection: Connection, reading: Reading) -> bool:
    """Keep a reading of an item that is there; tell whether it differs from what was kept for that version.

    Raises:
        CaseError: the item is not in the case.
    """
    item, digest = reading.item.id, reading.item.digest
    current = connection.execute(select(items.c.digest).where(items.c.id == item)).scalar()
    if current is None:
        msg = f"item {item} is not in the case; put it in before its reading"
        raise CaseError(msg)
    value = encode_value(reading).decode()
    of_version = (readings.c.item == item) & (readings.c.digest == digest)
    if connection.execute(select(readings.c.value).where(of_version)).scalar() == value:
        return False
    connection.execute(delete(readings).where(of_version))
    row = {"item": item, "digest": digest, "coded_by": reading.coded_by, "value": value}
    connection.execute(insert(readings).values(row))
    connection.execute(update(workings).where(workings.c.item == item).values(digest=""))
    raise_basis(connection)
    if digest == current:
        put_passages(connection, reading)
    return True


def put_passages(connection: Connection, reading: Reading) -> None:
    """Put the words of the item's current reading up for search, instead of those that were."""
    connection.execute(delete(passages).where(passages.c.item == reading.item.id))
    shown: list[tuple[str | None, str]] = [(one.id, content_of(one, reading.text)) for one in reading.statements]
    if reading.item.title:
        shown.append((None, reading.item.title))
    rows = [
        {"item": reading.item.id, "statement": key, "words": words, "folded": fold_words(words)} for key, words in shown
    ]
    insert_rows(connection, passages, rows)


def show_version(connection: Connection, item: str, digest: str) -> None:
    """Put up for search what is read of the version that became the current one: its words if it was read before."""
    connection.execute(delete(passages).where(passages.c.item == item))
    reading = read_version_reading(connection, item, digest)
    if reading is not None:
        put_passages(connection, reading)
    raise_basis(connection)


def content_of(statement: Statement, text: str) -> str:
    """Give what a statement says, its spans side by side."""
    return BETWEEN.join(span.of(text) for span in statement.content)


def read_reading(connection: Connection, item: str) -> Reading | None:
    """Give the reading of an item's current version; None when it was not read."""
    value = connection.execute(select_current().where(items.c.id == item)).scalar()
    return None if value is None else decode_reading(value)


def read_readings(connection: Connection) -> Iterator[Reading]:
    """Yield the readings of the items' current versions, in the items' order of arrival."""
    for value in connection.execute(select_current().order_by(items.c.place)).scalars():
        yield decode_reading(value)


def read_version_reading(connection: Connection, item: str, digest: str) -> Reading | None:
    """Give the reading of that version of the item which has the digest; None when there is none."""
    found = select(readings.c.value).where(readings.c.item == item, readings.c.digest == digest)
    value = connection.execute(found).scalar()
    return None if value is None else decode_reading(value)


def read_unread(connection: Connection, coded_by: str | None = None) -> tuple[str, ...]:
    """Give the ids of items whose current version was not read, or not by `coded_by`, in order of arrival."""
    joined = items.outerjoin(readings, (readings.c.item == items.c.id) & (readings.c.digest == items.c.digest))
    missing: ColumnElement[bool] = readings.c.item.is_(None)
    if coded_by is not None:
        missing = or_(missing, readings.c.coded_by.is_distinct_from(coded_by))
    return tuple(
        connection.execute(select(items.c.id).select_from(joined).where(missing).order_by(items.c.place)).scalars()
    )


def select_current() -> Select[str]:
    """Select the readings of current versions."""
    joined = items.join(readings, (readings.c.item == items.c.id) & (readings.c.digest == items.c.digest))
    return select(readings.c.value).select_from(joined)
