"""Relate made-up cases and print items a second and memory: python -m benchmarks.origins.speed 1000 10000."""

from __future__ import annotations

import resource
import sys
import time

from benchmarks.origins.synthetic import make_case
from twosource.relate import Relater

SIZES = (1_000, 10_000)


def main() -> None:
    """Print one line a size: all at once, then one more item in a case that is related already."""
    for size in [int(given) for given in sys.argv[1:]] or SIZES:
        case = make_case(size + 20)
        first, last = case[:-1], case[-1]
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
        each, reading_in = 1000 * whole / len(first), 1000 * taken / len(first)
        made = f"{len(ledger.stories)} stories  {len(ledger.claims)} claims"
        print(
            f"{len(first):7} items  {len(first) / whole:6.0f} items/s ({each:.2f} ms each, {reading_in:.2f} taking in)"
        )
        print(f"        {made}  one more item {more:.2f} s  peak {peak:.0f} MB")


if __name__ == "__main__":
    main()
