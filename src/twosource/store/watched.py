"""The sources that a case follows, in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import delete, insert, select

from twosource.model.watched import WatchedSource
from twosource.model.wire import encode_value
from twosource.store.tables import feeds

if TYPE_CHECKING:
    from sqlalchemy import Connection


def put_source(connection: Connection, source: WatchedSource) -> None:
    """Keep what is known of a source, instead of what was."""
    connection.execute(delete(feeds).where(feeds.c.address == source.address))
    connection.execute(insert(feeds).values(address=source.address, value=encode_value(source).decode()))


def remove_source(connection: Connection, address: str) -> bool:
    """Follow a source no longer; tell whether it was followed."""
    return bool(connection.execute(delete(feeds).where(feeds.c.address == address)).rowcount)


def read_sources(connection: Connection) -> tuple[WatchedSource, ...]:
    """Give the sources, by address."""
    found = select(feeds.c.value).order_by(feeds.c.address)
    return tuple(msgspec.json.decode(value, type=WatchedSource) for value in connection.execute(found).scalars())
