"""Where captured bytes lie: WARC files in the case's folder, or a table where there is no folder.

Bytes are only ever added, and a record is on the disk before the database says that it is there. Whatever a crash left
at the end of a file is passed over, because the next record then opens a new file. Erasing writes a file anew without
the record, and the old one is removed once the database speaks of the new one.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from sqlalchemy import delete, insert, select, update

from twosource.errors import CaseError
from twosource.store.tables import captures, records, settings
from twosource.store.warc import write_warcinfo

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from twosource.model.capture import Capture

FILE_LIMIT = 1 << 28
"""Bytes after which a new WARC file is begun: small enough to copy and mail, large enough for a day's wire."""
LEFTOVER = "leftover-file "
"""In `settings`, before the name of a file that was written anew and is to be removed."""
Row = dict[str, Any]


class Place(NamedTuple):
    """Where a record lies; file None means the table `records`."""

    file: str | None
    position: int | None
    extent: int | None


class Shelf(Protocol):
    """Where records are kept; all but `fetch` and `sweep` are called under the case's write lock."""

    def keep(self, connection: Connection, capture: Capture, record: bytes, row: Row) -> None:
        """Keep the record, and insert the capture's row with its place."""
        ...

    def fetch(self, connection: Connection, capture: str, place: Place) -> bytes:
        """Give the record back."""
        ...

    def erase(self, connection: Connection, gone: Sequence[str]) -> None:
        """Let go of captures' records, whose rows still say where they lie."""
        ...

    def sync(self) -> None:
        """Return once everything kept is on the disk; called before the commit."""
        ...

    def sweep(self, connection: Connection) -> None:
        """Remove what the last commit left without use."""
        ...


@dataclass(frozen=True, slots=True)
class TableShelf:
    """Records in the database itself, which syncs them with everything else."""

    def keep(self, connection: Connection, capture: Capture, record: bytes, row: Row) -> None:
        """Insert the row, and the record that points at it."""
        connection.execute(insert(captures).values(row))
        connection.execute(insert(records).values(capture=capture.id, content=record))

    def fetch(self, connection: Connection, capture: str, place: Place) -> bytes:  # noqa: ARG002 - the port's words
        """Select the record."""
        return bytes(connection.execute(select(records.c.content).where(records.c.capture == capture)).scalar_one())

    def erase(self, connection: Connection, gone: Sequence[str]) -> None:
        """Delete the records."""
        for capture in gone:
            connection.execute(delete(records).where(records.c.capture == capture))

    def sync(self) -> None:
        """Leave it to the commit."""

    def sweep(self, connection: Connection) -> None:
        """Leave it to the database."""


@dataclass(frozen=True, slots=True)
class FolderShelf:
    """Records in `000001.warc.gz` and so on, in one folder."""

    folder: Path
    limit: int = FILE_LIMIT
    unsynced: set[str] = field(default_factory=set)

    def keep(self, connection: Connection, capture: Capture, record: bytes, row: Row) -> None:
        """Append the record to the last file, or to a new one if that is full or does not end where we left it."""
        name, end = self.find_end(connection, capture.taken)
        self.append(name, record)
        placed = Place(name, end, len(record))._asdict()
        connection.execute(insert(captures).values(row | placed))

    def append(self, name: str, record: bytes) -> None:
        """Write at the end of a file."""
        with (self.folder / name).open("ab") as file:
            file.write(record)
        self.unsynced.add(name)

    def find_end(self, connection: Connection, taken: str) -> tuple[str, int]:
        """Give the file to append to and its length."""
        name = f"{self.last_number():06}.warc.gz"
        last = select(captures.c.position + captures.c.extent).where(captures.c.file == name)
        known = connection.execute(last.order_by(captures.c.position.desc()).limit(1)).scalar()
        if known is not None and (self.folder / name).stat().st_size == known < self.limit:
            return name, known
        return self.begin_file(taken)

    def last_number(self) -> int:
        """Give the number of the last file; 0 when there is none."""
        return max((int(path.name[:6]) for path in self.folder.glob("[0-9]*.warc.gz")), default=0)

    def begin_file(self, taken: str) -> tuple[str, int]:
        """Begin a file with the record that says what it is."""
        name = f"{self.last_number() + 1:06}.warc.gz"
        opening = write_warcinfo(name, taken)
        with (self.folder / name).open("xb") as file:
            file.write(opening)
        self.unsynced.add(name)
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

    def erase(self, connection: Connection, gone: Sequence[str]) -> None:
        """Write each file that holds one of the records anew without them, and note the old one for removal."""
        place = select(captures.c.file).where
        files = {connection.execute(place(captures.c.id == capture)).scalar_one() for capture in gone}
        for old in sorted(files):
            self.write_anew(connection, old, frozenset(gone))

    def write_anew(self, connection: Connection, old: str, gone: frozenset[str]) -> None:
        """Write a file anew without some records."""
        lying = select(captures).where(captures.c.file == old).order_by(captures.c.position)
        rows = [row for row in connection.execute(lying) if row.id not in gone]
        name, end = self.begin_file("1970-01-01T00:00:00Z")
        for row in rows:
            record = self.fetch(connection, row.id, Place(row.file, row.position, row.extent))
            self.append(name, record)
            moved = Place(name, end, len(record))._asdict()
            connection.execute(update(captures).where(captures.c.id == row.id).values(moved))
            end += len(record)
        connection.execute(delete(settings).where(settings.c.name == LEFTOVER + old))
        connection.execute(insert(settings).values(name=LEFTOVER + old, value=name))

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

    def sweep(self, connection: Connection) -> None:
        """Remove files that were written anew."""
        noted = connection.execute(select(settings.c.name).where(settings.c.name.startswith(LEFTOVER))).scalars().all()
        for name in noted:
            with suppress(FileNotFoundError):
                (self.folder / name.removeprefix(LEFTOVER)).unlink()
            connection.execute(delete(settings).where(settings.c.name == name))


def has_leftovers(connection: Connection) -> bool:
    """Tell whether erasing left files to be removed."""
    return connection.execute(select(settings.c.name).where(settings.c.name.startswith(LEFTOVER))).first() is not None
