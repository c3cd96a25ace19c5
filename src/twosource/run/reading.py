"""Sources go in, Readings and failures come out in the same order: gather, then read, a few items at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.errors import ItemError, UnreadableInput
from twosource.model.item import Item
from twosource.read.reader import BATCH, Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twosource.model.reading import Reading


def read_items(gathered: Iterable[Item | ItemError], reader: Reader) -> Iterator[Reading | ItemError]:
    """Read what was gathered; failures pass through in their place, and an item that fails to be read becomes one."""
    waiting: list[Item] = []
    for one in gathered:
        if isinstance(one, Item):
            waiting.append(one)
        if isinstance(one, ItemError) or len(waiting) == BATCH:
            yield from read_batch(waiting, reader)
            waiting = []
        if isinstance(one, ItemError):
            yield one
    yield from read_batch(waiting, reader)


def read_batch(items: list[Item], reader: Reader) -> Iterator[Reading | ItemError]:
    """Read a few items; only where that fails, one by one, so that the failing one is named and the others are read."""
    try:
        yield from list(reader.read(items))
    except Exception:  # noqa: BLE001 - whatever one text does to the reader, the others must be read
        for item in items:
            yield read_alone(item, reader)


def read_alone(item: Item, reader: Reader) -> Reading | ItemError:
    """Read one item, or say that it could not be read."""
    try:
        return next(iter(reader.read([item])))
    except Exception as error:  # noqa: BLE001 - the same
        what = f"the reader failed on it ({type(error).__name__}: {error}); this is a fault of ours, please report it"
        return UnreadableInput(item.url or item.id, what)
