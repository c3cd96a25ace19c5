"""Files in, the ZIP of a pack out, with a datapackage.json that has the digest of each."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec

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
        name = path.rpartition("/")[2]
        described = {"name": name.lower(), "path": path, "hash": digest(content), "bytes": len(content)}
        # Without a type, validators take lines of JSON for tables, guess the types of columns and refuse what differs.
        self.resources.append(described | {"type": "file"})

    def store(self, path: str, content: bytes) -> None:
        """Write a file as it is, not compressed, so that players can read parts of it."""
        made = datetime.fromisoformat(self.made)
        moment = (made.year, made.month, made.day, made.hour, made.minute, made.second)
        self.package.writestr(zipfile.ZipInfo(path, moment), content)

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
