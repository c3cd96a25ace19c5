"""`python -m benchmarks [NAME …]` runs the measures, holds them to their floors, and writes docs/benchmarks.md.

Each measure is a process of its own; the page holds what it printed, under the command that printed it. Measures of
gold data need the folder ../shared beside the checkout and are left as they stand without it. A measure that ends with
another status than 0 fell below a floor, and so does the whole.
"""

from __future__ import annotations

import platform
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"
PARTS = ROOT / "docs" / "benchmarks"
SHARED = Path("..") / "shared"
OPENING = """# Measures

Each part was printed by the command over it, on development data; what was looked at while rules were written is said
there. No figure here is one on the test parts, and none stands beside a published one as its equal. `make bench` prints
them anew and fails when one falls below its floor in `benchmarks/floors.toml`.
"""


@dataclass(frozen=True, slots=True)
class Measure:
    """A benchmark package, the words after its command, and what its page is called."""

    title: str
    name: str
    words: tuple[str, ...] = ()
    needs_gold: bool = True


MEASURES = (
    Measure("The language model", "language"),
    Measure("Who says what: statements and chains", "attribution"),
    Measure("Times", "times"),
    Measure("Deadlines", "deadlines"),
    Measure("Places", "places"),
    Measure("What places and times cost", "places.cost", needs_gold=False),
    Measure("Events", "events"),
    Measure("Stories", "stories", (str(SHARED / "bench"),)),
    Measure("Stories of short posts", "stories.posts", needs_gold=False),
    Measure("Posts and checked claims", "claims", (str(SHARED / "bench"),)),
    Measure("Claims and their origins", "origins", (str(SHARED / "bench"),)),
    Measure("Speed of reading", "speed", needs_gold=False),
    Measure("Archives", "archives", needs_gold=False),
    Measure("Speed of relating", "origins.speed", needs_gold=False),
    Measure("The store", "store", needs_gold=False),
    Measure("The desk's pages", "desk", needs_gold=False),
)


def main() -> int:
    """Run the measures that are named, or all; 1 when one fell below its floor."""
    asked = set(sys.argv[1:]) or {one.name for one in MEASURES}
    failed = [one.name for one in MEASURES if one.name in asked and not run(one)]
    write_page()
    if failed:
        print(f"below a floor, or failed: {', '.join(failed)}")
    return 1 if failed else 0


def run(measure: Measure) -> bool:
    """Run one measure and keep what it printed; tell whether it held."""
    if measure.needs_gold and not (ROOT / SHARED / "bench").is_dir():
        print(f"{measure.name}: left as it stands, the gold data is not at hand")
        return True
    command = ["-m", f"benchmarks.{measure.name}", *measure.words]
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    print(f"## {measure.title}\n{done.stdout}{done.stderr if done.returncode else ''}")
    if done.returncode == 0:
        PARTS.mkdir(parents=True, exist_ok=True)
        where = f"{platform.machine()}, Python {platform.python_version()}"
        heading = f"## {measure.title}\n\n`python {' '.join(command)}`, {where}\n\n"
        (PARTS / f"{measure.name}.md").write_text(heading + done.stdout.strip() + "\n", "utf-8")
    return done.returncode == 0


def write_page() -> None:
    """Put the parts together, in order."""
    parts = [PARTS / f"{one.name}.md" for one in MEASURES]
    PAGE.write_text("\n".join([OPENING, *(part.read_text("utf-8") for part in parts if part.is_file())]), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
