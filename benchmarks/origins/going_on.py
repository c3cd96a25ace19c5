"""Relate a made-up case on disk, then one more item, by a new process's memory and by one at hand.

python -m benchmarks.origins.going_on 3000
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.origins.synthetic import make_case
from twosource.run.relating import CaseRelater
from twosource.store import create_case

if TYPE_CHECKING:
    from twosource.model.reading import Reading
    from twosource.store import Case

SIZE = 3_000


def main() -> None:
    """Print the processor seconds of relating the whole case, and of one more item."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else SIZE
    readings = make_case(size + 20)
    with TemporaryDirectory() as folder:
        case = create_case(Path(folder) / "case")
        put(case, readings[:size])
        whole = spend(CaseRelater(), case)
        put(case, readings[-1:])
        relater = CaseRelater()
        fresh = spend(relater, case)
        put(case, readings[-2:-1])
        print(f"{size} items from scratch {whole:.1f} s; one more in a new process {fresh:.2f} s, "
              f"in one that goes on {spend(relater, case):.2f} s")  # fmt: skip
        case.close()


def put(case: Case, readings: list[Reading]) -> None:
    """Put items with their readings into the case."""
    with case.writing() as batch:
        for reading in readings:
            batch.put_item(reading.item)
            batch.put_reading(reading)


def spend(relater: CaseRelater, case: Case) -> float:
    """Relate what changed; give the processor seconds that it took, the database's in this process among them."""
    started = time.process_time()
    relater.relate(case)
    return time.process_time() - started


if __name__ == "__main__":
    main()
