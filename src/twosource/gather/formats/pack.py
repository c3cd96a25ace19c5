"""An evidence pack of ours in, its items out as they were read, each with the captured bytes that it was read from.

The pages that a pack makes for players are passed over: they are ours, and would stand beside what they show as if
somebody else had said the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar, cast

import msgspec
from warcio.archiveiterator import ArchiveIterator

from twosource.errors import ItemError, MalformedRecord, OversizedInput
from twosource.gather.formats.lines import split_lines
from twosource.gather.gathered import Gathered, GatherOptions, fail
from twosource.model.capture import Capture, describe_capture
from twosource.model.ids import digest_text
from twosource.model.item import Item

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

ITEMS, CAPTURES, ARCHIVE, INDEX = (
    "items/items.jsonl",
    "items/captures.jsonl",
    "archive/evidence.warc.gz",
    "indexes/index.cdx",
)
Kept = TypeVar("Kept", Item, Capture)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the archive the record with some bytes lies."""

    offset: int
    length: int


def is_pack(package: zipfile.ZipFile) -> bool:
    """Tell whether a WACZ is one of our packs."""
    return {ITEMS, CAPTURES, ARCHIVE, INDEX} <= set(package.namelist())


def read_pack(package: zipfile.ZipFile, address: str, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the items, in the pack's order; one that does not hold together has an error in its place."""
    captures: dict[str, Capture] = {}
    for which, one in read_values(package, CAPTURES, Capture, address, options):
        if isinstance(one, ItemError):
            yield fail(one, which)
        else:
            captures[one.id] = one
    places = find_places(package, address, options)
    for which, item in read_values(package, ITEMS, Item, address, options):
        try:
            if isinstance(item, ItemError):
                raise item
            require_whole(item, which)
            yield give_item(package, item, captures.get(item.capture or ""), places, f"{address}#{item.id}", options)
        except ItemError as error:
            yield fail(error, which)


def read_values(
    package: zipfile.ZipFile, name: str, shape: type[Kept], address: str, options: GatherOptions
) -> Iterator[tuple[str, Kept | ItemError]]:
    """Yield the values of a file of JSON lines, each with its name."""
    with package.open(name) as stream:
        for line in split_lines(cast("BinaryIO", stream), options.max_bytes):
            which = f"{address}/{name}:{line.number}"
            if not line.whole:
                yield which, OversizedInput(which, f"is longer than {options.max_bytes:,} bytes; raise --max-bytes")
                continue
            try:
                yield which, msgspec.json.decode(line.content, type=shape)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                reason = " ".join(str(error).split())[:120]
                yield which, MalformedRecord(which, f"is not as a pack has it ({reason})")


def find_places(package: zipfile.ZipFile, address: str, options: GatherOptions) -> dict[str, Place]:
    """Read the index: captured bytes' digest to where they lie.

    Raises:
        MalformedRecord: it is none.
    """
    places: dict[str, Place] = {}
    with package.open(INDEX) as stream:
        for line in split_lines(cast("BinaryIO", stream), options.max_bytes):
            try:
                told: dict[str, Any] = msgspec.json.decode(line.content.split(b" ", 2)[2])
                places[str(told["digest"])] = Place(int(told["offset"]), int(told["length"]))
            except (IndexError, KeyError, TypeError, ValueError) as error:
                which = f"{address}/{INDEX}:{line.number}"
                raise MalformedRecord(which, "is no line of an index (CDXJ)") from error
    return places


def require_whole(item: Item, which: str) -> None:
    """Refuse an item whose text is not what its digest says, or whose spans lie outside of it.

    Raises:
        MalformedRecord: so it is.
    """
    spans = [*((one.start, one.end) for one in item.posts), *((one.start, one.end) for one in item.links)]
    spans += [*item.boilerplate, *(item.toponyms or ())]
    if item.digest != digest_text(item.text) or any(not 0 <= start < end <= len(item.text) for start, end in spans):
        raise MalformedRecord(which, "does not hold together: its text is not what its digest and spans say")


def give_item(  # noqa: PLR0917 - an item with all that it is given with
    package: zipfile.ZipFile,
    item: Item,
    capture: Capture | None,
    places: dict[str, Place],
    which: str,
    options: GatherOptions,
) -> Gathered:
    """Give an item with its captured bytes; without any where the pack has none, because they were erased.

    Raises:
        ItemError: the bytes are not those that the capture is about.
    """
    if capture is None or capture.digest not in places:
        return Gathered(which, replace(item, capture=None))
    content = read_bytes(package, places[capture.digest], which, options)
    named = describe_capture(content, capture.address, capture.taken, "archive")
    if named.digest != capture.digest or named.id != capture.id:
        raise MalformedRecord(which, "its captured bytes are not those that it was read from")
    return Gathered(which, item, replace(capture, method="archive"), content)


def read_bytes(package: zipfile.ZipFile, place: Place, which: str, options: GatherOptions) -> bytes:
    """Read one record of the archive.

    Raises:
        ItemError: there is none, or it is too large.
    """
    with package.open(ARCHIVE) as stream:
        stream.seek(place.offset)
        record = stream.read(min(place.length, options.max_bytes + 1))
    try:
        content = bytes(next(iter(ArchiveIterator(BytesIO(record)))).raw_stream.read(options.max_bytes + 1))
    except Exception as error:  # warcio raises whatever a broken header makes it stumble over
        raise MalformedRecord(which, "its captured bytes cannot be read out of the pack") from error
    if len(content) > options.max_bytes:
        raise OversizedInput(which, f"is larger than {options.max_bytes:,} bytes; raise --max-bytes")
    return content
