"""Ids are hashes of content, so that reading or adding a thing twice changes nothing."""

from __future__ import annotations

import hashlib

SEPARATOR = "\x1f"
LENGTH = 16
"""Hex digits kept of an id: 64 bits, a collision among 10⁸ items has odds of 1 in 3,600."""


def digest_text(text: str) -> str:
    """Give `sha256:…` of the text's UTF-8 bytes (lone surrogates kept, so that any str has a digest)."""
    return digest_bytes(text.encode("utf-8", "surrogatepass"))


def digest_bytes(content: bytes) -> str:
    """Give `sha256:` and the hex digest of the bytes."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def make_id(*parts: str | int | None) -> str:
    """Hash the parts, in order, into 16 hex digits; None and "" differ."""
    joined = SEPARATOR.join("\x00" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
