"""Files in, the ZIP of a pack out, with a datapackage.json that has the digest of each."""

from __future__ import annotations

import hashlib
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WACZ = "1.1.1"


@dataclass(slots=True)
class Pack:
    """The ZIP as it grows, with what datapackage.json says of each file; `made` is a UTC instant."""

    package: zipfile.ZipFile
    made: str
    resources: list[dict[str, Any]] = field(default_factory=list)

    def add(self, path: str, content: bytes) -> None:
        """Add a file and note its digest."""
        self.store(path, content)
        self.note(path, digest(content), len(content))

    @contextmanager
    def adding(self, path: str, about: int) -> Iterator[Callable[[bytes], None]]:
        """Add a file of `about` so many bytes piece by piece, since captures may be more than memory holds.

        The size decides on the ZIP's long form, which players only expect where it is needed.
        """
        hashed, length = hashlib.sha256(), 0
        entry = self.entry(path)
        entry.file_size = about
        with self.package.open(entry, "w") as file:

            def write(piece: bytes) -> None:
                nonlocal length
                file.write(piece)
                hashed.update(piece)
                length += len(piece)

            yield write
        self.note(path, "sha256:" + hashed.hexdigest(), length)

    def note(self, path: str, hashed: str, length: int) -> None:
        """Note a file for datapackage.json."""
        described = {"name": path.rpartition("/")[2].lower(), "path": path, "hash": hashed, "bytes": length}
        # Without a type, validators take lines of JSON for tables, guess the types of columns and refuse what differs.
        self.resources.append(described | {"type": "file"})

    def store(self, path: str, content: bytes) -> None:
        """Write a file."""
        self.package.writestr(self.entry(path), content)

    def entry(self, path: str) -> zipfile.ZipInfo:
        """Name a file of this moment, not compressed, so that players can read parts of it."""
        made = datetime.fromisoformat(self.made)
        return zipfile.ZipInfo(path, (made.year, made.month, made.day, made.hour, made.minute, made.second))

    def describe(self, title: str) -> None:
        """End with what is in the package and its digests, and the digest of that."""
        described = {
            "profile": "data-package",
            "wacz_version": WACZ,
            "title": title,
            "software": "twosource",
            "created": self.made,
            "resources": self.resources,
        }
        content = msgspec.json.format(msgspec.json.encode(described), indent=2)
        self.store("datapackage.json", content)
        signed = {"path": "datapackage.json", "hash": digest(content)}
        self.store("datapackage-digest.json", msgspec.json.encode(signed))


def digest(content: bytes) -> str:
    """Give the digest as WACZ writes it."""
    return "sha256:" + hashlib.sha256(content).hexdigest()
