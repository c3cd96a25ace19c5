"""Captured bytes in, their place out: WARC files in the case's folder, or a table where there is no folder.

Bytes are only ever added. A record is on the disk before the database says that it is there; whatever a crash left
behind at the end of a file is passed over, because the next record then opens a new file.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

import msgspec
from sqlalchemy import func, insert, select

from twosource.errors import CaseError
from twosource.model.capture import Capture
from twosource.store.tables import captures, records
from twosource.store.warc import read_record, write_record, write_warcinfo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

FILE_LIMIT = 1 << 28
"""Bytes after which a new WARC file is begun: small enough to copy and mail, large enough for a day's wire."""


class Place(NamedTuple):
    """Where a record lies; file None means the table `records`."""

    file: str | None
    position: int | None
    extent: int | None


class Shelf(Protocol):
    """Where records are kept."""

    def keep(self, connection: Connection, capture: Capture, record: bytes) -> Place:
        """Keep the record; called under the case's write lock."""
        ...

    def fetch(self, connection: Connection, capture: str, place: Place) -> bytes:
        """Give the record back."""
        ...

    def sync(self) -> None:
        """Return once everything kept is on the disk; called before the commit."""
        ...


@dataclass(frozen=True, slots=True)
class TableShelf:
    """Records in the database itself, which syncs them with everything else."""

    def keep(self, connection: Connection, capture: Capture, record: bytes) -> Place:
        """Insert the record; its row points at the capture's, which must be there."""
        connection.execute(insert(records).values(capture=capture.id, content=record))
        return Place(None, None, None)

    def fetch(self, connection: Connection, capture: str, place: Place) -> bytes:  # noqa: ARG002 - the port's words
        """Select the record."""
        return bytes(connection.execute(select(records.c.content).where(records.c.capture == capture)).scalar_one())

    def sync(self) -> None:
        """Leave it to the commit."""


@dataclass(frozen=True, slots=True)
class FolderShelf:
    """Records in `000001.warc.gz` and so on, in one folder."""

    folder: Path
    limit: int = FILE_LIMIT
    unsynced: set[str] = field(default_factory=set)

    def keep(self, connection: Connection, capture: Capture, record: bytes) -> Place:
        """Append the record to the last file, or to a new one if that is full or does not end where we left it."""
        name, end = self.find_end(connection, capture.taken)
        with (self.folder / name).open("ab") as file:
            file.write(record)
        self.unsynced.add(name)
        return Place(name, end, len(record))

    def find_end(self, connection: Connection, taken: str) -> tuple[str, int]:
        """Give the file to append to and its length."""
        number = max((int(path.name[:6]) for path in self.folder.glob("[0-9]*.warc.gz")), default=0)
        name = f"{number:06}.warc.gz"
        end = func.max(captures.c.position + captures.c.extent)
        known = connection.execute(select(end).where(captures.c.file == name)).scalar()
        if known is not None and (self.folder / name).stat().st_size == known < self.limit:
            return name, known
        return self.begin_file(f"{number + 1:06}.warc.gz", taken)

    def begin_file(self, name: str, taken: str) -> tuple[str, int]:
        """Begin a file with the record that says what it is."""
        opening = write_warcinfo(name, taken)
        with (self.folder / name).open("xb") as file:
            file.write(opening)
        return name, len(opening)

    def fetch(self, connection: Connection, capture: str, place: Place) -> bytes:  # noqa: ARG002 - the port's words
        """Read the record out of its file.

        Raises:
            CaseError: the file is gone or too short.
        """
        name = str(place.file)
        try:
            with (self.folder / name).open("rb") as file:
                file.seek(place.position or 0)
                record = file.read(place.extent or 0)
        except OSError as error:
            msg = f"captures/{name}: {error.strerror}; restore it from a backup"
            raise CaseError(msg) from error
        if len(record) != place.extent:
            msg = f"captures/{name}: ends before capture {capture} does; restore it from a backup"
            raise CaseError(msg)
        return record

    def sync(self) -> None:
        """Sync each file that was written, and the folder's list of them."""
        if not self.unsynced:
            return
        for path in [*(self.folder / name for name in sorted(self.unsynced)), *self.folder_itself()]:
            handle = os.open(path, os.O_RDONLY if path == self.folder else os.O_RDWR)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        self.unsynced.clear()

    def folder_itself(self) -> list[Path]:
        """Give the folder where an operating system lets one sync it (all but Windows)."""
        return [] if os.name == "nt" else [self.folder]


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
    record = write_record(capture, content)
    if isinstance(shelf, TableShelf):
        connection.execute(insert(captures).values(row))
        shelf.keep(connection, capture, record)
    else:
        connection.execute(insert(captures).values(row | shelf.keep(connection, capture, record)._asdict()))
    return True


def read_capture(connection: Connection, capture: str) -> Capture | None:
    """Give what is known of a capture; None when there is none of that id."""
    value = connection.execute(select(captures.c.value).where(captures.c.id == capture)).scalar()
    return None if value is None else msgspec.json.decode(value, type=Capture)


def read_captures(connection: Connection) -> Iterator[Capture]:
    """Yield all captures, by id."""
    for value in connection.execute(select(captures.c.value).order_by(captures.c.id)).scalars():
        yield msgspec.json.decode(value, type=Capture)


def read_content(connection: Connection, shelf: Shelf, capture: str) -> bytes | None:
    """Give the captured bytes; None when there are none of that id, or they were erased."""
    found = select(captures.c.file, captures.c.position, captures.c.extent, captures.c.erased)
    row = connection.execute(found.where(captures.c.id == capture)).first()
    if row is None or row.erased is not None:
        return None
    return read_record(shelf.fetch(connection, capture, Place(row.file, row.position, row.extent)))
