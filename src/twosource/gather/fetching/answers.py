"""What a server answered: the body as sent with its headers, and the same decompressed within bounds."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.errors import FetchFailed, OversizedInput
from twosource.gather.gathered import Piece
from twosource.model.capture import describe_capture

if TYPE_CHECKING:
    from collections.abc import Iterable

Headers = tuple[tuple[str, str], ...]
GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
CHUNK = 1 << 16
OURS = {"transfer-encoding", "connection", "keep-alive"}
"""Headers about the way, not about the page: the body is kept without them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The last answer of a chain of redirects; `address` is where it ended."""

    address: str
    status: int
    headers: Headers
    content: bytes
    body: bytes

    def header(self, name: str) -> str | None:
        """Give the first header of that name."""
        return find_header(self.headers, name)

    def as_piece(self, taken: str) -> Piece:
        """Give the decompressed body with the capture of what was sent."""
        kept = tuple((name, value) for name, value in self.headers if name.lower() not in OURS)
        capture = describe_capture(
            self.content,
            self.address,
            taken,
            "fetch",
            media_type=self.header("content-type"),
            status=self.status,
            headers=kept,
        )
        return Piece(self.body, capture)


def find_header(headers: Iterable[tuple[str, str]], name: str) -> str | None:
    """Give the first header of that name, however it is written."""
    return next((value for written, value in headers if written.lower() == name), None)


def decompress(content: bytes, headers: Headers, limit: int, which: str) -> bytes:
    """Undo the Content-Encoding, never holding more than `limit` bytes.

    Raises:
        OversizedInput: there is more in it.
        FetchFailed: it is not what it says, or of an encoding that we did not ask for.
    """
    names = [name.strip().lower() for name in (find_header(headers, "content-encoding") or "").split(",")]
    for name in reversed([name for name in names if name not in {"", "identity"}]):
        if name not in {"gzip", "x-gzip", "deflate"}:
            raise FetchFailed(which, f"is compressed by {name}, which was not asked for")
        content = inflate(content, limit, which, raw=name == "deflate")
    return content


def inflate(content: bytes, limit: int, which: str, *, raw: bool) -> bytes:
    """Inflate gzip or zlib (or, where servers mean that by deflate, bare deflate) within the limit."""
    bare = raw and not content.startswith(b"\x78")
    machine = zlib.decompressobj(-zlib.MAX_WBITS if bare else GZIP_OR_ZLIB)
    try:
        body = machine.decompress(content, limit + 1)
    except zlib.error as error:
        raise FetchFailed(which, "is broken: it does not decompress") from error
    if len(body) > limit:
        raise OversizedInput(which, f"unpacks to more than {limit:,} bytes; it was not read")
    return body
