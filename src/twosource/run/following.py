"""A case with followed sources goes in; what is new in them comes out, kept, read and acknowledged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.errors import ItemError
from twosource.gather.watching import watch_round
from twosource.run.adding import add_gathered
from twosource.run.reading import read_items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.gather.watching import WatchOptions
    from twosource.read.reader import Reader
    from twosource.run.adding import Added
    from twosource.run.reading import Readers
    from twosource.store import Case


def follow_round(case: Case, options: WatchOptions, readers: Reader | Readers) -> Iterator[Added | ItemError]:
    """Ask each source that is due, once.

    What an earlier round kept and did not come to read, because it was killed, is read first.
    """
    yield from read_left_over(case, readers)
    yield from add_gathered(case, watch_round(case, options), readers)


def read_left_over(case: Case, readers: Reader | Readers, coded_by: str | None = None) -> Iterator[ItemError]:
    """Read what the case holds unread, or (if given) not read by `coded_by`; yield what cannot be read."""
    left = (item for key in case.unread(coded_by) if (item := case.item(key)) is not None)
    for one in read_items(left, readers):
        if isinstance(one, ItemError):
            yield one
        else:
            case.put_reading(one)
