"""Makes a large constructed case and measures the desk's pages over it, as a browser on the same machine sees them.

Run as `python -m benchmarks.desk [ITEMS]` (100,000 if not said; the case is made anew in a temporary folder).
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING

import httpx

from tests.desk.constructed import ADVANCE_CLAIM, ADVANCED, NOW, PASSED_ON, STORY, WIRED
from tests.desk.walk import running
from twosource.desk import serve
from twosource.model.ledger import Claim, Evidence, Ledger, Story
from twosource.store import create_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model.reading import Reading
    from twosource.store import Case

PAGES = ("/", "/claims", "/claims/c#", "/stories", "/stories/s#", "/items/i#", "/search?q=soldier", "/audit")
EACH = 40
"""Requests for each page."""
BATCH = 2_000
PATTERNS = (ADVANCED, PASSED_ON, WIRED)
"""Readings of ordinary length that are repeated under other ids; a claim in three of them, ten claims a story."""
PER_STORY = 10


def make_reading(number: int) -> Reading:
    """Give one of the patterns under an id of its own."""
    pattern = PATTERNS[number % len(PATTERNS)]
    return replace(pattern, item=replace(pattern.item, id=f"i{number}", url=None))


def make_claims(items: int) -> Iterator[Claim]:
    """Give a claim for every three items."""
    for number in range(items // 3):
        evidence = tuple(
            Evidence(f"i{3 * number + at}", PATTERNS[at].statements[0].content, "s1", "for", "watch") for at in range(3)
        )
        yield replace(
            ADVANCE_CLAIM,
            id=f"c{number}",
            story=f"s{number // PER_STORY}",
            value=f"{ADVANCE_CLAIM.value} ({number})",
            evidence=evidence,
            edges=(),
            deadlines=ADVANCE_CLAIM.deadlines if number % 20 == 0 else (),
        )


def make_story(at: int) -> Story:
    """Give the story that holds ten claims and their thirty items."""
    items = tuple(f"i{3 * PER_STORY * at + number}" for number in range(3 * PER_STORY))
    return Story(f"s{at}", f"{STORY.headline} ({at})", items, STORY.first, STORY.last)


def fill_large(case: Case, items: int) -> None:
    """Fill the case with `items` items and their ledger."""
    for start in range(0, items, BATCH):
        with case.writing() as batch:
            for number in range(start, min(start + BATCH, items)):
                reading = make_reading(number)
                batch.put_item(reading.item)
                batch.put_reading(reading)
    claims = tuple(make_claims(items))
    stories = tuple(
        Story(
            f"s{at}", f"{STORY.headline} ({at})", tuple(f"i{at * 30 + n}" for n in range(30)), STORY.first, STORY.last
        )
        for at in range(len(claims) // PER_STORY)
    )
    case.put_ledger(Ledger(stories, claims))


def measure(client: httpx.Client, address: str) -> tuple[float, float, float, int]:
    """Give median and 95th percentile in milliseconds over EACH requests, the CPU's mean, and the page's size in bytes.

    The CPU's time is this process's, desk and client together; on a busy machine it tells more than the clock.
    """
    times: list[float] = []
    size = 0
    spent = process_time()
    for number in range(EACH):
        begun = perf_counter()
        answer = client.get(address.replace("#", str(number)))
        times.append(1000 * (perf_counter() - begun))
        answer.raise_for_status()
        size = len(answer.content)
    cpu = 1000 * (process_time() - spent) / EACH
    return median(times), quantiles(times, n=20)[-1], cpu, size


def main(items: int) -> None:
    """Print the table."""
    with TemporaryDirectory() as folder:
        case = create_case(Path(folder) / "large", clock=lambda: NOW)
        fill_large(case, items)
        with serve(case, settle=None) as serving, running(serving):
            client = httpx.Client(base_url=serving.link.split("?", maxsplit=1)[0], trust_env=False, timeout=120)
            client.get(serving.link)
            begun = perf_counter()
            client.get("/").raise_for_status()
            print(f"{items} items; the first page after a change of the ledger: {perf_counter() - begun:.2f} s\n")
            print("| page | median ms | p95 ms | CPU ms | kB |\n|---|---|---|---|---|")
            for address in (
                "/",
                "/claims",
                "/claims/c#",
                "/stories",
                "/stories/s#",
                "/items/i#",
                "/search?q=soldier",
                "/audit",
            ):
                middle, high, cpu, size = measure(client, address)
                print(f"| {address} | {middle:.0f} | {high:.0f} | {cpu:.0f} | {size / 1000:.0f} |")
        case.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
