"""Gathered inputs go into a case: captured, read, and acknowledged one by one once they are on the disk."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal

from twosource.errors import ItemError
from twosource.gather import keep_gathered
from twosource.read.reader import BATCH, Reader
from twosource.run.reading import Readers, read_along

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from twosource.gather import Gathered
    from twosource.model.item import Item
    from twosource.model.reading import Reading
    from twosource.model.trail import Outcome
    from twosource.store import Case


@dataclass(frozen=True, slots=True)
class Added:
    """An item that is in the case now, and whether it was new; "gone" marks one that its source took back.

    `source` is the input as the user named it, `unread` the language for which nothing was read out of the item.
    """

    item: str
    outcome: Outcome | Literal["gone"]
    source: str
    unread: str | None = None


def add_gathered(case: Case, gathered: Iterable[Gathered], readers: Reader | Readers) -> Iterator[Added | ItemError]:
    """Add what was gathered, a few at a time; what is yielded is kept, whatever happens next.

    The bytes of an input whose text cannot be read are kept as well: it can be read again by a later version.
    """
    coded_by = (readers if isinstance(readers, Reader) else readers.reader).coded_by
    jobs = ((batch, list_news(case, batch, coded_by)) for batch in make_batches(gathered))
    for batch, done in read_along(jobs, readers):
        yield from put_batch(case, batch, [one for one in done if not isinstance(one, ItemError)])
        yield from (one.error for one in batch if one.error is not None)
        yield from (one for one in done if isinstance(one, ItemError))


def make_batches(gathered: Iterable[Gathered]) -> Iterator[list[Gathered]]:
    """Put together what is kept in one moment."""
    waiting = iter(gathered)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def list_news(case: Case, batch: Sequence[Gathered], coded_by: str) -> list[Item]:
    """List the items of the batch that the case does not hold as they are, read by the same codebook and model."""
    return [one.item for one in batch if one.item is not None and not is_read(case, one.item, coded_by)]


def is_read(case: Case, item: Item, coded_by: str) -> bool:
    """Tell whether the case holds this very text with a reading of this codebook and model."""
    known = case.reading(item.id)
    return known is not None and known.item.digest == item.digest and known.coded_by == coded_by


def put_batch(case: Case, batch: Sequence[Gathered], readings: Sequence[Reading]) -> list[Added]:
    """Keep a batch in one moment: captures, items, readings, and what was taken back."""
    unread = {one.item.id: one.unread for one in readings}
    added: list[Added] = []
    with case.writing() as writing:
        for one in batch:
            name = one.retracts or (one.item.id if one.item is not None else None)
            if name is not None and one.error is None:
                added.append(Added(name, one.kept or keep_gathered(writing, one), one.source, unread.get(name)))
        for reading in readings:
            writing.put_reading(reading)
    return added
