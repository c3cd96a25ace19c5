"""What an engine is given: one piece of work as plain values, so that any process or machine can do it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Stage = Literal["split", "read", "group", "tell"]


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of work: split an input into shards, read a shard, group a block of a window, tell its stories.

    `out` is the output folder, `files` are paths below it. `keep` tells to keep Readings for relating; `part` is the
    number of a block and how many there are.
    """

    stage: Stage
    name: str
    out: str
    shards: int
    source: str = ""
    encoding: str = "utf-8"
    published: str | None = None
    language: str | None = None
    places: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    keep: bool = False
    files: tuple[str, ...] = ()
    part: tuple[int, int] = (0, 1)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a task: how much it made, whether it had been done before, and whether it could not be done."""

    name: str
    items: int
    failed: int
    skipped: bool
    lost: bool = False
