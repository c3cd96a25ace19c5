"""Captures in, one WARC with an index over it out, so that a player finds the record of an address and a moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from twosource.store.warc import target_uri, write_warcinfo

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.model.capture import Capture

ARCHIVE = "evidence.warc.gz"
PLAIN_PORTS = {("http", 80), ("https", 443)}


@dataclass(slots=True)
class Archive:
    """The WARC as it is written, and the lines of its index."""

    write: Callable[[bytes], None]
    end: int = 0
    lines: list[str] = field(default_factory=list)

    def begin(self, at: str) -> None:
        """Begin with the record that says what made it; `at` is a UTC instant."""
        self.append(write_warcinfo(ARCHIVE, at))

    def add(self, capture: Capture, record: bytes) -> None:
        """Add the capture's record, one gzip member."""
        self.lines.append(write_cdx(capture, self.end, len(record)))
        self.append(record)

    def append(self, record: bytes) -> None:
        """Write at the end."""
        self.write(record)
        self.end += len(record)

    def index(self) -> bytes:
        """Give the index over what was added."""
        return "".join(sorted(self.lines)).encode()


def write_cdx(capture: Capture, offset: int, length: int) -> str:
    """Write a line of CDXJ: the address's key, the moment, and where the record lies."""
    uri = target_uri(capture.address)
    told = {
        "url": uri,
        "mime": (capture.media_type or "application/octet-stream").partition(";")[0].strip(),
        "status": str(capture.status or 200),
        "digest": capture.digest,
        "length": str(length),
        "offset": str(offset),
        "filename": ARCHIVE,
    }
    return f"{sort_key(uri)} {timestamp(capture.taken)} {msgspec.json.encode(told).decode()}\n"


def sort_key(uri: str) -> str:
    """Give the address with its host reversed (SURT), by which players look it up.

    >>> sort_key("https://www.news.example/a?b=1")
    'example,news,www)/a?b=1'
    """
    parts = urlsplit(uri)
    if parts.hostname is None:
        return uri.lower()
    plain = parts.port is None or (parts.scheme, parts.port) in PLAIN_PORTS
    host = ",".join(reversed(parts.hostname.split("."))) + ("" if plain else f":{parts.port}")
    return (f"{host}){parts.path or '/'}" + (f"?{parts.query}" if parts.query else "")).lower()


def timestamp(instant: str) -> str:
    """Give an instant as CDX writes it: digits to the second."""
    return datetime.fromisoformat(instant).strftime("%Y%m%d%H%M%S")
