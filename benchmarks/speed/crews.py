"""Items go in; how many words a second one process and two read, as the command does, and how much they hold.

Each pace is taken in a fresh process (`python -m benchmarks.speed.crews ITEMS WORKERS`), so that memory is its own.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from benchmarks.speed.stories import make_news
from twosource.run.reading import Readers, read_items
from twosource.run.recipes import ReaderRecipe, make_reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model.item import Item


@dataclass(frozen=True, slots=True)
class Pace:
    """What reading with so many processes came to: words a wall-clock second, and megabytes held at most.

    `whole` counts from the first item on, start of the processes and loading included; `running` from when the first
    results of the processes came. `held` adds the peaks of this process and of its children, an upper bound.
    """

    workers: int
    whole: float
    running: float
    held: float


def take_pace(number: int, workers: int) -> Pace:
    """Read so many items of constructed news with so many processes, in a fresh one."""
    command = [sys.executable, "-m", "benchmarks.speed.crews", str(number), str(workers)]
    done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - our own words
    return msgspec.json.decode(done.stdout, type=Pace)


def pace_of(items: Sequence[Item], workers: int) -> Pace:
    """Read the items with so many processes."""
    readers = Readers(make_reader(ReaderRecipe()), ReaderRecipe(), workers, small=0)
    words = [len(item.text.split()) for item in items]
    started = time.monotonic()
    first, before = 0.0, 0
    for place, _ in enumerate(read_items(items, readers)):
        if place == WARM:
            first, before = time.monotonic(), sum(words[: WARM + 1])
    ended = time.monotonic()
    held = peak(resource.RUSAGE_SELF) + (workers * peak(resource.RUSAGE_CHILDREN) if workers > 1 else 0)
    return Pace(workers, sum(words) / (ended - started), (sum(words) - before) / (ended - first), held)


WARM = 63
"""Items read before the running pace is taken: two lists of each process."""


def peak(who: int) -> float:
    """Give the most megabytes that this process, or the largest of its ended children, held."""
    return resource.getrusage(who).ru_maxrss / 1024


if __name__ == "__main__":
    print(msgspec.json.encode(pace_of(list(make_news(int(sys.argv[1]))), int(sys.argv[2]))).decode())
