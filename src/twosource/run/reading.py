"""Sources go in, Readings and failures come out in the same order: gather, then read, a few items at a time.

The first items are read here; when there is more, processes on all cores read on, each with a reader of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from twosource.errors import ConfigError, ItemError, UnreadableInput
from twosource.model.item import Item
from twosource.read.reader import BATCH, Reader
from twosource.run.crew import Crew
from twosource.run.recipes import ReaderRecipe, keep_reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twosource.model.reading import Reading

Tag = TypeVar("Tag")

SMALL = 60_000
"""Code points read before more processes are started: to start one takes as long as reading some 6,000 words."""
FULL = 40_000
"""Code points that fill a list, so that no process waits long for one that was given books."""


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads: a reader here, and how many processes (1: none) make it again once `small` code points are read."""

    reader: Reader
    recipe: ReaderRecipe = field(default_factory=ReaderRecipe)
    workers: int = 1
    small: int = SMALL


def read_items(gathered: Iterable[Item | ItemError], readers: Reader | Readers) -> Iterator[Reading | ItemError]:
    """Read what was gathered; failures pass through in their place, and an item that fails to be read becomes one."""
    lots = make_lots(gathered)
    jobs = ((lot, [one for one in lot if isinstance(one, Item)]) for lot in lots)
    for lot, results in read_along(jobs, readers):
        done = iter(results)
        for one in lot:
            yield next(done) if isinstance(one, Item) else one


def make_lots(gathered: Iterable[Item | ItemError]) -> Iterator[list[Item | ItemError]]:
    """Put items together to be read at once; a failure ends a lot, so that it is told as soon as it is known."""
    lot: list[Item | ItemError] = []
    size = 0
    for one in gathered:
        lot.append(one)
        size += len(one.text) if isinstance(one, Item) else FULL
        if len(lot) == BATCH or size >= FULL:
            yield lot
            lot, size = [], 0
    if lot:
        yield lot


def read_along(
    jobs: Iterable[tuple[Tag, list[Item]]], readers: Reader | Readers
) -> Iterator[tuple[Tag, list[Reading | ItemError]]]:
    """Read lists of items, each with a tag that comes back beside its results, in order."""
    readers = Readers(readers) if isinstance(readers, Reader) else readers
    waiting = iter(jobs)
    size = 0
    for tag, items in waiting:
        if readers.workers > 1 and size >= readers.small:
            crew = Crew(partial(read_elsewhere, readers.recipe, readers.reader.coded_by), tell_lost, readers.workers)
            yield from crew.run(chain([(tag, items)], waiting))
            return
        size += sum(len(item.text) for item in items)
        yield tag, list(read_batch(items, readers.reader))


def read_elsewhere(recipe: ReaderRecipe, coded_by: str, items: list[Item]) -> list[Reading | ItemError]:
    """Read items in a process that makes its own reader, once.

    Raises:
        ConfigError: the program or its codebook was changed since the reading began.
    """
    reader = keep_reader(recipe)
    if reader.coded_by != coded_by:
        msg = "the program, its codebook or its places were changed while it ran; start it again"
        raise ConfigError(msg)
    return list(read_batch(items, reader))


def tell_lost(item: Item) -> Reading | ItemError:
    """Say that the processes that read an item were killed."""
    what = "each process that read it was killed, most likely for want of memory; it was left out, the rest was read"
    return UnreadableInput(item.url or item.id, what)


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
