"""`python -m benchmarks.store [STATEMENTS]` fills a case on each database with constructed statements and searches it.

A million statements if not said. What is measured is what a caller waits for: `Case.search`, its hits read; adding with
each item acknowledged by itself, and in batches; walking the log. The databases run with their syncing on.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.store.constructed import PER_ITEM, make_queries, make_readings
from tests.store.cluster import has_postgres, make_database, running_cluster
from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.store import create_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.store import Case

STATEMENTS = 1_000_000
QUERIES = 300
BATCH = 100
ALONE = 300
"""Items that are added one by one, each acknowledged."""
FLOOR_MS = 100.0
"""What 95 of 100 searches over a million statements must stay under: less than a reader notices."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one database did; times in milliseconds."""

    name: str
    filled: float
    alone: float
    searches: list[float]
    walked: float

    def p95(self) -> float:
        """Give the time that 95 of 100 searches stay under."""
        return quantiles(self.searches, n=20)[-1]


def main() -> int:
    """Measure both; 1 when a search is too slow."""
    statements = int(sys.argv[1]) if len(sys.argv) > 1 else STATEMENTS
    show_heads(statements)
    slow = False
    for name, place in (("SQLite", in_folder), ("PostgreSQL 15", in_cluster)):
        if name != "SQLite" and not has_postgres():
            print(f"\n{name}: left out, it is not installed")
            continue
        with place() as location:
            measured = measure(name, location, statements)
        show(measured)
        slow |= measured.p95() >= FLOOR_MS
    return int(slow)


@contextmanager
def in_folder() -> Iterator[str]:
    """Give the location of a case in a folder."""
    folder = Path(tempfile.mkdtemp(prefix="twosource-store-"))
    try:
        yield str(folder / "case")
    finally:
        shutil.rmtree(folder)


@contextmanager
def in_cluster() -> Iterator[str]:
    """Give the address of an empty database on a laptop's server."""
    with running_cluster("shared_buffers=512MB") as port:
        yield make_database(port)


def measure(name: str, location: str, statements: int) -> Measured:
    """Fill a case and ask it."""
    case = create_case(location)
    begun = perf_counter()
    readings = make_readings(statements)
    while some := list(islice(readings, BATCH)):
        with case.writing() as batch:
            for reading in some:
                batch.put_item(reading.item)
                batch.put_reading(reading)
    filled = perf_counter() - begun
    case.settle()
    alone = add_alone(case)
    searches = [time_search(case, query) for query in make_queries(QUERIES)]
    begun = perf_counter()
    case.audit_verify()
    walked = perf_counter() - begun
    case.close()
    return Measured(name, statements / filled, ALONE / alone, searches, (statements / PER_ITEM + ALONE) / walked)


def add_alone(case: Case) -> float:
    """Add items one by one; give the seconds."""
    begun = perf_counter()
    for number in range(ALONE):
        text = f"alone {number}"
        case.put_item(Item(text, "article", text, digest_text(text)))
    return perf_counter() - begun


def time_search(case: Case, query: str) -> float:
    """Give the milliseconds that a search takes."""
    begun = perf_counter()
    case.search(query)
    return (perf_counter() - begun) * 1000


def show_heads(statements: int) -> None:
    """Print the table's head."""
    print(f"{statements:,} statements in {statements // PER_ITEM:,} items; {QUERIES} searches for up to 50 hits\n")
    heads = ("search p50 ms", "p95 ms", "longest ms", "statements/s in", "items/s, each synced", "log entries/s walked")
    print(f"| database | {' | '.join(heads)} |\n|---|---|---|---|---|---|---|", flush=True)


def show(one: Measured) -> None:
    """Print one row."""
    found = f"{median(one.searches):.1f} | {one.p95():.1f} | {max(one.searches):.1f}"
    print(f"| {one.name} | {found} | {one.filled:,.0f} | {one.alone:,.0f} | {one.walked:,.0f} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
