"""Lines that belong to days go in, packed files of a day each come out, and back: what relating reads of a shard."""

from __future__ import annotations

import gzip
from io import BytesIO
from typing import TYPE_CHECKING

from twosource.run.batch.manifest import digest_file, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUICK = 3
"""gzip's level: a third of the time of the usual one for a tenth more bytes."""


class DayFiles:
    """The lines of one kind of one shard, packed as they come, so that a shard of long Readings stays small."""

    def __init__(self, kind: str, shard: str) -> None:
        """Start with no day."""
        self.kind, self.shard = kind, shard
        self.packed: dict[str, tuple[BytesIO, gzip.GzipFile]] = {}

    def put(self, day: str, line: bytes) -> None:
        """Add a line to a day."""
        if day not in self.packed:
            held = BytesIO()
            self.packed[day] = held, gzip.GzipFile(fileobj=held, mode="wb", compresslevel=QUICK, mtime=0)
        self.packed[day][1].write(line + b"\n")

    def write(self, out: Path) -> dict[str, str]:
        """Write the files; give the digest of each by its path below `out`."""
        made = {}
        for day, (held, packing) in sorted(self.packed.items()):
            packing.close()
            name = f"{self.kind}/date={day}/{self.shard}.jsonl.gz"
            write_whole(out / name, held.getvalue())
            made[name] = digest_file(out / name)
        return made


def list_days(out: Path, kind: str) -> dict[str, list[str]]:
    """List the files of a kind by day, in order, as paths below `out`."""
    found: dict[str, list[str]] = {}
    for path in sorted((out / kind).glob("date=*/[0-9]*.jsonl.gz")):
        found.setdefault(path.parent.name.removeprefix("date="), []).append(path.relative_to(out).as_posix())
    return found


def read_lines(path: Path) -> Iterator[bytes]:
    """Read the lines of one file."""
    with gzip.open(path, "rb") as lines:
        yield from lines
