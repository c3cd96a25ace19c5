"""What comes in at the door, one by one: an item with the capture it was read from, or the error of one input."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from twosource.gather.fetching.limits import FetchLimits
from twosource.model.capture import describe_capture
from twosource.store.clock import Clock, read_clock, write_instant

if TYPE_CHECKING:
    from twosource.errors import ItemError
    from twosource.model.capture import Capture, CaptureMethod
    from twosource.model.item import Item
    from twosource.model.trail import Outcome

    Kept = Outcome | Literal["gone"]


@dataclass(frozen=True, slots=True)
class Gathered:
    """One item and the bytes it was read from, or one error.

    `source` is the input as the user named it. `content` is what `capture` describes. `retracts` is the id of an
    item that its source took back (a kill notice, a deleted post); there may be no item then. `kept` is what putting it
    into a case did, where that was done already.
    """

    source: str
    item: Item | None = None
    capture: Capture | None = None
    content: bytes = b""
    error: ItemError | None = None
    retracts: str | None = None
    kept: Kept | None = None


@dataclass(frozen=True, slots=True)
class GatherOptions:
    """How to read inputs.

    `published` fills in for items that do not say when they were published (an ISO date or instant). `plain` takes
    markup for text. `encoding` is that of text files and JSONL. `max_bytes` bounds what is held of one text, page or
    record: 32 MB is twenty times the longest article that we met and small enough for a laptop. `columns` maps our
    field names to a CSV's.
    """

    published: str | None = None
    plain: bool = False
    encoding: str = "utf-8"
    max_bytes: int = 32_000_000
    columns: tuple[tuple[str, str], ...] = ()
    limits: FetchLimits = field(default_factory=FetchLimits)
    stdin: BinaryIO | None = None
    clock: Clock = read_clock


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes that came from one place, with their capture; `named` is the place as the user names it, if otherwise."""

    content: bytes
    capture: Capture
    named: str | None = None

    @property
    def address(self) -> str:
        """Where they came from, as errors name it."""
        return self.named or self.capture.address


def take(
    content: bytes, address: str, options: GatherOptions, method: CaptureMethod, media_type: str | None = None
) -> Piece:
    """Make a Piece of bytes that were read just now."""
    taken = write_instant(options.clock())
    capture = describe_capture(content, hide_folder(address), taken, method, media_type=media_type)
    return Piece(content, capture, address)


def hide_folder(address: str) -> str:
    """Give a file's address without the folders above it where it is absolute: they name people and machines.

    >>> hide_folder("/mnt/ann/result.json#telegram:9001/2")
    'result.json#telegram:9001/2'
    """
    path, mark, rest = address.partition("#")
    return address if "://" in path or not Path(path).is_absolute() else Path(path).name + mark + rest


def hand_over(piece: Piece, item: Item, source: str | None = None) -> Gathered:
    """Give the item with the capture that it was read from."""
    return Gathered(source or piece.address, item, piece.capture, piece.content)


def fail(error: ItemError, source: str | None = None) -> Gathered:
    """Give the error in an item's place."""
    return Gathered(source or error.which, error=error)
