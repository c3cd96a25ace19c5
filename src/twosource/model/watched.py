"""What a case knows of a source that it follows: what to ask with, when to ask next, and how it went."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WatchedSource:
    """A feed or page that is followed.

    `etag` and `modified` are the validators of the last answer, sent back so that an unchanged source costs nobody
    anything. `asked`, `answered` and `due` are UTC instants: when we asked last, when it last answered well, and
    before when it is not asked again. `failures` counts failures in a row; `reason` is the last one in words.
    """

    address: str
    etag: str | None = None
    modified: str | None = None
    asked: str | None = None
    answered: str | None = None
    due: str | None = None
    failures: int = 0
    reason: str | None = None
