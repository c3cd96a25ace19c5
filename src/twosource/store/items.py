"""Items and their versions: an item goes in, and comes back as it was; a changed text is a new version."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import delete, func, insert, select, update

from twosource.errors import MalformedRecord
from twosource.model.capture import Capture
from twosource.model.trail import Outcome, Version
from twosource.model.wire import decode_item, encode_value
from twosource.store.readings import show_version
from twosource.store.tables import captures, items, versions, withdrawn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from twosource.model.capture import CaptureMethod
    from twosource.model.item import Item


def put_item(connection: Connection, item: Item, at: str) -> Outcome:
    """Put an item in and say what that did.

    A text that the item had before counts as the same: reading an old file again is not news. A *fetched* text is
    held to the current one only, because a page that goes back to an earlier text did change. What a feed says of a
    page is no version of the page.

    Raises:
        MalformedRecord: the item holds a lone surrogate, which is no character and cannot be written.
    """
    value = encode_item(item)
    known = connection.execute(select(items.c.digest).where(items.c.id == item.id)).scalar()
    if is_fetched(connection, item):
        # It is there again: we saw it ourselves. A copy of it that comes some other way says nothing of its source.
        connection.execute(delete(withdrawn).where(withdrawn.c.item == item.id))
    if known is None:
        place = 1 + (connection.execute(select(func.max(items.c.place))).scalar() or 0)
        connection.execute(insert(items).values(id=item.id, place=place, **columns_of(item, value)))
        add_version(connection, item, value, 1, at)
        return "new"
    if known == item.digest or (had_before(connection, item) and not is_fetched(connection, item)):
        return "same"
    if method_of(connection, item.capture) == "feed" and is_page(connection, item.id):
        return "same"
    last = connection.execute(select(func.max(versions.c.number)).where(versions.c.item == item.id)).scalar() or 0
    connection.execute(update(items).where(items.c.id == item.id).values(columns_of(item, value)))
    add_version(connection, item, value, last + 1, at)
    show_version(connection, item.id, item.digest)
    return "version"


def encode_item(item: Item) -> str:
    """Write the item as JSON."""
    try:
        return encode_value(item).decode()
    except UnicodeEncodeError as error:
        what = "holds half of a surrogate pair, which is no character; mend the text"
        raise MalformedRecord(ascii(item.id), what) from error


def columns_of(item: Item, value: str) -> dict[str, str | None]:
    """Give what stands beside an item's value."""
    return {"digest": item.digest, "capture": item.capture, "published": item.published, "value": value}


def add_version(connection: Connection, item: Item, value: str, number: int, at: str) -> None:
    """Keep one text of an item."""
    row = {"item": item.id, "number": number, "digest": item.digest, "capture": item.capture}
    connection.execute(insert(versions).values(row | {"added": at, "value": value}))


def had_before(connection: Connection, item: Item) -> bool:
    """Tell whether the item had this text in some version."""
    found = select(versions.c.number).where(versions.c.item == item.id, versions.c.digest == item.digest)
    return connection.execute(found.limit(1)).first() is not None


def is_fetched(connection: Connection, item: Item) -> bool:
    """Tell whether the item's capture was fetched by us: it then shows the page of that moment."""
    return method_of(connection, item.capture) == "fetch"


def is_page(connection: Connection, item: str) -> bool:
    """Tell whether what there is of an item was read from more than a feed's entry about it."""
    capture = connection.execute(select(items.c.capture).where(items.c.id == item)).scalar()
    return method_of(connection, capture) not in {None, "feed"}


def method_of(connection: Connection, capture: str | None) -> CaptureMethod | None:
    """Give how a capture was taken; None when there is none."""
    value = connection.execute(select(captures.c.value).where(captures.c.id == capture)).scalar()
    return None if value is None else msgspec.json.decode(value, type=Capture).method


def read_item(connection: Connection, item: str) -> Item | None:
    """Give the current version of an item; None when there is none of that id."""
    value = connection.execute(select(items.c.value).where(items.c.id == item)).scalar()
    return None if value is None else decode_item(value)


def read_items(connection: Connection) -> Iterator[Item]:
    """Yield the current version of each item, in order of arrival."""
    for value in connection.execute(select(items.c.value).order_by(items.c.place)).scalars():
        yield decode_item(value)


def read_versions(connection: Connection, item: str) -> tuple[Version, ...]:
    """Give the versions of an item, first to last."""
    wanted = (versions.c.item, versions.c.number, versions.c.digest, versions.c.capture, versions.c.added)
    rows = connection.execute(select(*wanted).where(versions.c.item == item).order_by(versions.c.number))
    return tuple(Version(*row) for row in rows)


def read_version(connection: Connection, item: str, number: int) -> Item | None:
    """Give an item as it was in one version; None when there is none of that number."""
    found = select(versions.c.value).where(versions.c.item == item, versions.c.number == number)
    value = connection.execute(found).scalar()
    return None if value is None else decode_item(value)


def mark_gone(connection: Connection, item: str, at: str) -> bool:
    """Note that the item's source took it back, even if the item is yet to come; tell whether that is new."""
    if connection.execute(select(withdrawn.c.item).where(withdrawn.c.item == item)).first():
        return False
    connection.execute(insert(withdrawn).values(item=item, at=at))
    return True


def read_gone(connection: Connection) -> dict[str, str]:
    """Give the items that their sources took back, each with the instant at which that was seen."""
    rows = connection.execute(select(withdrawn.c.item, withdrawn.c.at).join(items, items.c.id == withdrawn.c.item))
    return {row.item: row.at for row in rows}
