"""Relate made-up cases and print items a second and memory: python -m benchmarks.origins.speed 10000 100000."""

from __future__ import annotations

import resource
import sys
import time

from benchmarks.floors import hold
from benchmarks.origins.synthetic import make_case
from twosource.relate import Relater

SIZES = (10_000, 100_000)
FLOORED = 10_000
"""The size whose items a second have a floor."""


def main() -> int:
    """Print one line a size, then how the cost of an item grew; 1 when a figure fell below its floor."""
    sizes = sorted(int(given) for given in sys.argv[1:]) or list(SIZES)
    cost = {size: relate(size) for size in sizes}
    first, last = sizes[0], sizes[-1]
    figures = {"items-a-second-at-10000": 1 / cost[FLOORED]} if FLOORED in cost else {}
    if first != last:
        print(f"an item of {last} costs {cost[last] / cost[first]:.2f} times one of {first}")
        figures[f"thrift-from-{first}-to-{last}"] = cost[first] / cost[last]
    return hold("origins.speed", figures, partial=True)


def relate(size: int) -> float:
    """Relate a case of so many items at once, then one more; print what it took and give the seconds an item."""
    case = make_case(size + 20)
    first, last = case[:size], case[-1]
    relater = Relater()
    started = time.process_time()
    for reading in first:
        relater.add(reading)
    taken = time.process_time() - started
    ledger = relater.ledger()
    whole = time.process_time() - started
    relater.add(last)
    again = time.process_time()
    relater.ledger()
    more = time.process_time() - again
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    each, reading_in = 1000 * whole / size, 1000 * taken / size
    print(f"{size:7} items  {size / whole:6.0f} items/s ({each:.2f} ms each, {reading_in:.2f} taking in)")
    print(
        f"        {len(ledger.stories)} stories  {len(ledger.claims)} claims  one more item {more:.2f} s"
        f"  peak {peak:.0f} MB",
        flush=True,
    )
    return whole / size


if __name__ == "__main__":
    sys.exit(main())
