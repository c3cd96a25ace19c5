"""`python -m benchmarks.archives [STORIES]` reads short stories on every engine, kills workers, relates, and plans.

All engines must write the manifests of the inline one, a killed worker's run too; 1 when one does not, or when a figure
falls below its floor.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.archives.plan import Figures, read_pace, write_plan
from benchmarks.archives.relating import Agreement, compare
from benchmarks.archives.running import SHARDS, Run, read_manifests, run_engine, write_archive
from benchmarks.floors import hold
from twosource.run.batch import BatchOptions, run_batch

if TYPE_CHECKING:
    from collections.abc import Iterable

STORIES = 20_000
RELATED, BLOCK = 4_000, 800
KILLED = 20
"""The share of the stories in whose midst a worker is killed is one in so many."""
DENSE = 200
"""Stories of one shard and day: enough that what a file has besides its rows counts for little."""
RUNS = (("inline", 1), ("inline", 2), ("native", 2), ("ray", 2))
SPEED = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "speed.md"
USUAL = 2_500.0
"""Words a second of a core taken for the plan where `benchmarks.speed` has not been run."""


def main() -> int:
    """Measure, print, and hold to the floors."""
    stories = int(sys.argv[1]) if len(sys.argv) > 1 else STORIES
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        words = write_archive(place / "archive", stories)
        runs = [run_engine(place / "archive", place / "out", engine, workers) for engine, workers in RUNS]
        same = show_runs(stories, words, runs)
        write_archive(place / "small", stories // KILLED)
        finish(run_batch([str(place / "small")], place / "whole", BatchOptions(shards=SHARDS, workers=2), []))
        killed = [show_killed(place, stories // KILLED, engine) for engine in ("inline", "native", "ray")]
        agreement = compare(place / "related", min(RELATED, stories), BLOCK)
        show_agreement(agreement)
        print(*write_plan(plan_figures(count_bytes(place), runs, agreement)), sep="\n")
    figures = {
        "two-workers-percent-of-one": 100 * runs[0].seconds / runs[1].seconds,
        "stories-percent-agreement": 100 * agreement.stories,
        "claims-percent-agreement": 100 * agreement.claims,
    }
    return hold("archives", figures) or int(not (same and all(killed)))


def show_runs(stories: int, words: int, runs: list[Run]) -> bool:
    """Print what each engine took; tell whether all wrote the same manifests."""
    print(f"{stories} constructed stories, {words} words, {SHARDS} shards, wall-clock with start-up\n")
    print("| engine | workers | seconds | stories/s | words/s | MB of the largest process so far | manifests |")
    print("|---|---|---|---|---|---|---|")
    for run in runs:
        same = "as inline" if run.manifests == runs[0].manifests else "OTHERS"
        pace = f"{run.seconds:,.0f} | {stories / run.seconds:,.0f} | {words / run.seconds:,.0f}"
        print(f"| {run.engine} | {run.workers} | {pace} | {run.held:,.0f} | {same} |", flush=True)
    print(f"\nTwo workers: {runs[0].seconds / runs[1].seconds:.2f} times one (inline).\n")
    return all(run.manifests == runs[0].manifests for run in runs)


def show_killed(place: Path, stories: int, engine: str) -> bool:
    """Kill a worker in the middle; print and tell whether the manifests are those of a run that nobody disturbed."""
    out = place / f"killed-{engine}"
    finish(run_batch([str(place / "small")], out, BatchOptions(shards=SHARDS), []), after="split")
    mark = place / f"mark-{engine}"
    command = [sys.executable, "-m", "benchmarks.archives.killing", engine, str(out), str(mark)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    same = mark.exists() and read_manifests(out) == read_manifests(place / "whole")
    print(f"{engine}: a worker killed in the middle of {stories} stories: {'same manifests' if same else 'OTHERS'}")
    if not same:
        print(done.stderr[-1000:])
    return same


def finish(running: Iterable[tuple[object, int]], after: str = "") -> None:
    """Run a batch to its end, or to the end of a stage."""
    for report, pieces in running:
        if getattr(report, "stage", "") == after and getattr(report, "of_stage", 0) == pieces:
            return


def show_agreement(one: Agreement) -> None:
    """Print how stories and claims of a batch agree with those of a case."""
    print(f"\n{one.items} made-up readings related in {one.blocks} blocks and as one case\n")
    print("| | batch | case |\n|---|---|---|")
    print(f"| items a CPU-second | {one.items / one.batch:,.0f} | {one.items / one.case:,.0f} |")
    print(
        f"\nStories agree by {one.stories:.3f} (B-cubed F1), claims with status and origins by {one.claims:.3f} (F1).\n"
    )


def count_bytes(place: Path) -> tuple[float, float]:
    """Give the bytes a word of tables, and of kept Readings and profiles, in one shard and day of long stories."""
    words = write_archive(place / "dense", DENSE, paragraphs=12, days=1)
    out = place / "kept"
    finish(run_batch([str(place / "dense")], out, BatchOptions(shards=1, relate=True), []), after="read")
    tables, kept = (sum(path.stat().st_size for path in out.rglob(end)) for end in ("*.parquet", "*.jsonl.gz"))
    return tables / words, kept / words


def plan_figures(written: tuple[float, float], runs: list[Run], agreement: Agreement) -> Figures:
    """Gather what the plan is made of."""
    return Figures(
        words=read_pace(SPEED) or USUAL,
        tables=written[0],
        kept=written[1],
        related=agreement.items / agreement.batch,
        held=runs[1].held,
    )


if __name__ == "__main__":
    sys.exit(main())
