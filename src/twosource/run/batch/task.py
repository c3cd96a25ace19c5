"""What an engine is given: one piece of work as plain values, so that any process or machine can do it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Stage = Literal["split", "read"]


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of work: split one input file into shards, or read one shard. `out` is the output folder."""

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


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a task: how much it made, whether it had been done before, and whether it could not be done."""

    name: str
    items: int
    failed: int
    skipped: bool
    lost: bool = False
