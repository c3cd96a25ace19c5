"""A capture: where, when and how some bytes came; the bytes themselves lie beside it and are never altered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twosource.model.ids import digest_bytes, make_id

CaptureMethod = Literal["file", "stdin", "fetch", "archive", "export", "feed"]


@dataclass(frozen=True, slots=True)
class Capture:
    """What is known about captured bytes.

    `address` is the URL, path or `path:line` they came from; `digest` is `sha256:` and the hex digest of the bytes,
    `length` their number; `taken` the UTC instant (ISO 8601, `Z`) at which we got them. `headers` are the response's,
    as they came, when there was one. `id` depends on address and bytes alone, so that taking the same bytes from the
    same place twice gives the same capture.
    """

    id: str
    address: str
    digest: str
    length: int
    taken: str
    method: CaptureMethod
    media_type: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()


def describe_capture(
    content: bytes,
    address: str,
    taken: str,
    method: CaptureMethod,
    *,
    media_type: str | None = None,
    status: int | None = None,
    headers: tuple[tuple[str, str], ...] = (),
) -> Capture:
    """Make the Capture of `content`: digest, length and id are computed, the rest is as given."""
    digest = digest_bytes(content)
    return Capture(
        id=make_id("capture", address, digest),
        address=address,
        digest=digest,
        length=len(content),
        taken=taken,
        method=method,
        media_type=media_type,
        status=status,
        headers=headers,
    )
