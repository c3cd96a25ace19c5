"""Makes a large constructed case and measures the desk's pages over it, as a browser on the same machine sees them.

`python -m benchmarks.desk [ITEMS]` (100,000 if not said) makes the case in a temporary folder, prints the table and
writes it into docs/benchmarks/desk.md when it is of 100,000 items.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import httpx

from benchmarks.desk.filling import fill_large
from benchmarks.pages import write_into
from tests.desk.constructed import NOW
from tests.desk.walk import running
from twosource.desk import serve
from twosource.store import create_case

PAGES = (
    "/",
    "/claims",
    "/claims?status=single-source",
    "/claims?q=guard+narsaq&page=200",
    "/claims/c#",
    "/claims/c#/correct",
    "/stories",
    "/stories/s#",
    "/sources",
    "/sources/watch",
    "/items/i#",
    "/search?q=soldier",
    "/search?q=fjord+guard",
    "/audit",
    "/api/v1/claims?limit=100",
    "/api/v1/claims/c#",
)
EACH = 60
"""Requests for each page."""
WHOLE = 100_000
PAGE = Path("docs/benchmarks/desk.md")
TARGETS = "Target: p95 under 150 ms, first page under 300 kB."


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds over EACH requests of one page, the CPU's mean among them, and the page's size in bytes.

    The CPU's time is this process's, desk and client together; on a busy machine it tells more than the clock.
    """

    address: str
    middle: float
    high: float
    cpu: float
    size: int

    @property
    def row(self) -> str:
        """The row of the table."""
        return f"| `{self.address}` | {self.middle:.0f} | {self.high:.0f} | {self.cpu:.0f} | {self.size / 1000:.0f} |"


def measure(client: httpx.Client, address: str) -> Measured:
    """Ask for one page again and again, another claim, story or item each time."""
    times: list[float] = []
    size = 0
    spent = process_time()
    for number in range(EACH):
        begun = perf_counter()
        answer = client.get(address.replace("#", str(7 * number)))
        times.append(1000 * (perf_counter() - begun))
        answer.raise_for_status()
        size = max(size, len(answer.content))
    cpu = 1000 * (process_time() - spent) / EACH
    return Measured(address, median(times), quantiles(times, n=20)[-1], cpu, size)


def tell(items: int, first: float, after: float, measured: list[Measured]) -> list[str]:
    """Write what was measured as a page has it."""
    worst = max(measured, key=lambda one: one.high)
    largest = max(measured, key=lambda one: one.size)
    return [
        f"A constructed case of {items:,} items and {items // 3:,} claims. {TARGETS}",
        f"Slowest: `{worst.address}`, p95 {worst.high:.0f} ms.",
        f"Largest: `{largest.address}`, {largest.size / 1000:.0f} kB.",
        "",
        f"The first page of a desk just started, which reads the ledger: {first:.1f} s.",
        f"The first page after a ruling: {1000 * after:.0f} ms.",
        "",
        "| page | median ms | p95 ms | CPU ms | kB |",
        "|---|---|---|---|---|",
        *(one.row for one in measured),
    ]


def main(items: int) -> None:
    """Print the table, and keep it if it is of the whole."""
    with TemporaryDirectory() as folder:
        case = create_case(Path(folder) / "large", clock=lambda: NOW)
        begun = perf_counter()
        fill_large(case, items)
        print(f"filled in {perf_counter() - begun:.0f} s", file=sys.stderr)
        with serve(case, settle=None) as serving, running(serving):
            client = httpx.Client(base_url=serving.link.split("?", maxsplit=1)[0], trust_env=False, timeout=300)
            client.get(serving.link)
            begun = perf_counter()
            client.get("/").raise_for_status()
            first = perf_counter() - begun
            measured = [measure(client, address) for address in PAGES]
            case.add_ruling("c1", "confirm", "Seen.")
            begun = perf_counter()
            client.get("/claims/c1").raise_for_status()
            after = perf_counter() - begun
            client.close()
        case.close()
    lines = tell(items, first, after, measured)
    print("\n".join(lines))
    if items >= WHOLE:
        write_into(PAGE, "desk", lines)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else WHOLE)
