"""Measured figures go in, a plan for a hundred million stories comes out: machines, hours, money, bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STORIES = 100_000_000
WORDS = 400
"""Words of a story: assumed, since news sites differ; hours and money go with it."""
YEARS = 3
MACHINES, CORES = 10, 32
CORE_HOUR = 0.04
"""Dollars for one virtual core and hour of a general machine with 4 GB a core: a list price, assumed, not measured."""
SHARD = 10_000
HOUR = 3600


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured: words a second of a core, bytes of tables and of kept Readings a word, items related a second.

    `held` is the megabytes of a worker.
    """

    words: float
    tables: float
    kept: float
    related: float
    held: float


def read_pace(page: Path) -> float | None:
    """Give the words a second of a core that `benchmarks.speed` measured with two processes; None where it was not."""
    found = re.search(r"^\| 2 \| ([\d,]+) \|", page.read_text("utf-8"), re.MULTILINE) if page.is_file() else None
    return float(found.group(1).replace(",", "")) / 2 if found else None


def write_plan(figures: Figures) -> Iterator[str]:
    """Write the plan as lines of a page."""
    reading = STORIES * WORDS / figures.words / HOUR
    relating = STORIES / figures.related / HOUR
    cores = MACHINES * CORES
    months = YEARS * 12
    yield f"{STORIES:,} stories of {WORDS} words (assumed), {MACHINES} machines of {CORES} cores (assumed)"
    yield ""
    yield "| what | from | comes to |"
    yield "|---|---|---|"
    yield f"| reading | {figures.words:,.0f} words a second of a core | {reading:,.0f} core-hours |"
    yield f"| relating | {figures.related:,.0f} items a second of a core | {relating:,.0f} core-hours |"
    yield f"| hours | {cores} cores | {(reading + relating) / cores:,.1f} |"
    yield f"| money | {CORE_HOUR:.2f} dollars a core-hour (assumed) | {(reading + relating) * CORE_HOUR:,.0f} dollars |"
    shards = STORIES // SHARD
    yield f"| shards | {SHARD:,} items each, a run a month for {YEARS} years | {shards:,}, {shards // months:,} a run |"
    yield f"| memory | {figures.held:,.0f} MB a worker | {figures.held * CORES / 1024:,.0f} GB a machine |"
    yield f"| tables | {figures.tables:,.1f} bytes a word | {STORIES * WORDS * figures.tables / 1e12:,.2f} TB |"
    yield f"| kept Readings | {figures.kept:,.1f} bytes a word | {STORIES * WORDS * figures.kept / 1e12:,.2f} TB |"
    files = shards * YEARS * 365 * 7
    yield f"| files, if it were one run | a file a shard, day and table | {files / 1e6:,.0f} million |"
    yield f"| files of a run a month | the same | {shards // months * 31 * 7:,} |"
