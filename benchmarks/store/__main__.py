"""`python -m benchmarks.store [STATEMENTS]` fills a case with constructed statements, moves it, and searches both.

A million statements if not said. What is measured is what a caller waits for: filling a new case in a folder; moving it
to PostgreSQL as `twosource copy` does; on each, `Case.search` with its hits read, adding with each item acknowledged by
itself and in batches, walking the log. The databases run with their syncing on.
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
from twosource.store import copy_case, create_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model.reading import Reading
    from twosource.store import Case

STATEMENTS = 1_000_000
QUERIES = 300
BATCH = 100
ALONE = 300
"""Items that are added one by one, each acknowledged."""
MORE = 20_000
"""Statements that are added in batches to those that are there."""
CEILING_MS = 100.0
"""What 95 of 100 searches over a million statements must stay under: less than a reader notices."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one database did; `searches` in milliseconds, all else in things a second.

    `came` is how fast the statements came in at first, `more` how fast further ones did.
    """

    name: str
    came: float
    more: float
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
    with in_folder() as location:
        case = create_case(location)
        begun = perf_counter()
        fill(case, make_readings(statements))
        measured = [measure(case, "SQLite", statements / (perf_counter() - begun))]
        show(measured[0])
        if has_postgres():
            measured.append(measure_moved(case, statements))
            show(measured[1])
        else:
            print("\nPostgreSQL: left out, it is not installed")
        case.close()
    return int(any(one.p95() >= CEILING_MS for one in measured))


def measure_moved(case: Case, statements: int) -> Measured:
    """Move the case to PostgreSQL and measure it there."""
    with in_cluster() as address:
        begun = perf_counter()
        moved = copy_case(case, address)
        measured = measure(moved, "PostgreSQL 15", statements / (perf_counter() - begun))
        moved.close()
    return measured


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


def fill(case: Case, readings: Iterator[Reading]) -> None:
    """Add items and their readings, a hundred at a time."""
    while some := list(islice(readings, BATCH)):
        with case.writing() as batch:
            for reading in some:
                batch.put_item(reading.item)
                batch.put_reading(reading)


def measure(case: Case, name: str, came: float) -> Measured:
    """Ask a full case, then add to it."""
    case.settle()
    searches = [time_search(case, query) for query in make_queries(QUERIES)]
    begun = perf_counter()
    fill(case, make_readings(MORE, first=f"more on {name}"))
    more = MORE / (perf_counter() - begun)
    alone = ALONE / add_alone(case)
    begun = perf_counter()
    entries = case.audit_verify().number
    return Measured(name, came, more, alone, searches, entries / (perf_counter() - begun))


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
    heads = ("search p50 ms", "p95 ms", "longest ms", "statements/s in, added or moved", "statements/s added to these")
    more = ("items/s, each synced", "log entries/s walked")
    print(f"| database | {' | '.join((*heads, *more))} |\n|---|" + "---:|" * 7, flush=True)


def show(one: Measured) -> None:
    """Print one row."""
    found = f"{median(one.searches):.1f} | {one.p95():.1f} | {max(one.searches):.1f}"
    added = f"{one.came:,.0f} | {one.more:,.0f} | {one.alone:,.0f}"
    print(f"| {one.name} | {found} | {added} | {one.walked:,.0f} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
