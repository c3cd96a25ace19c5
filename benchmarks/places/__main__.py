"""`python -m benchmarks.places [FOLDER]` measures places on LGL and GeoVirus, beside peers, and holds the floors.

Even texts were looked at while rules and weights were chosen; odd ones were not. FOLDER is ../shared/bench/places.
`--into FILE` writes the figures between the two marks of a page.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.floors import hold
from benchmarks.pages import write_into
from benchmarks.places.measure import Tally
from benchmarks.places.packs import PACKS, Row, read_pack
from benchmarks.places.systems import flashgeotext, most_populous, ours
from twosource.read.language import load_language
from twosource.read.places import load_gazetteer

if TYPE_CHECKING:
    from benchmarks.places.systems import System
    from twosource.read.places import Gazetteer

PARTS = ("even", "odd")
COLUMNS = ("P", "R", "F1", "raw acc@161", "raw acc@25", "given acc@161", "given acc@25", "right when placed")
SEEING_ONLY = 3  # of these columns are about seeing alone: flashgeotext gives no points


def main() -> int:
    """Print the table; 1 when a figure on the odd texts fell below its floor."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.places", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/bench/places"))
    parser.add_argument("--kept", type=Path, help="folder for the parsed texts, so that the next run is quick")
    parser.add_argument("--into", type=Path, help="page to write the figures into")
    options = parser.parse_args()
    gazetteer, told = load_measured()
    lines, figures = measure(options.folder, options.kept, gazetteer)
    print(*lines, told, sep="\n")
    if options.into:
        write_into(options.into, "places", [*lines, "", told])
    return hold("places", figures)


def load_measured() -> tuple[Gazetteer, str]:
    """Load the gazetteer first of all, and tell the seconds and megabytes that took."""
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    gazetteer = load_gazetteer()
    seconds = time.process_time() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000
    return gazetteer, f"The gazetteer loads in {seconds:.2f} s of processor time and takes {grown:.0f} MB of memory."


def measure(folder: Path, kept: Path | None, gazetteer: Gazetteer) -> tuple[list[str], dict[str, float]]:
    """Give the table's lines, and our figures by name."""
    language = load_language()
    systems = {"twosource": ours(gazetteer), "most populous": most_populous(gazetteer), "flashgeotext": flashgeotext()}
    lines = [f"| texts | system | {' | '.join(COLUMNS)} |", "|---" * (len(COLUMNS) + 2) + "|"]
    figures: dict[str, float] = {}
    words = seconds = 0.0
    for pack in PACKS:
        for part, called in enumerate(PARTS):
            rows = read_pack(folder, pack, part, language, kept)
            for name, system in systems.items():
                if system is not None:
                    line, found = _line(f"{pack}, {len(rows)} {called}", name, rows, system)
                    lines.append(line)
                    figures |= {f"{pack}-{called}-{key}": value for key, value in found.items() if name == "twosource"}
            words += sum(len(row.raw.text.split()) for row in rows)
            seconds += _seconds(rows, ours(gazetteer))
    return [*lines, "", f"Places alone: {words / seconds:,.0f} words a second of processor time."], figures


def _seconds(rows: list[Row], system: System) -> float:
    """Give the processor seconds that reading the rows from raw text takes, parsing left out."""
    start = time.process_time()
    for row in rows:
        system(row.raw)
    return time.process_time() - start


def _line(where: str, name: str, rows: list[Row], system: System) -> tuple[str, dict[str, float]]:
    """Measure a system on rows; give its line and its figures."""
    raw, given = Tally(), Tally()
    for row in rows:
        raw.add(row.gold, system(row.raw))
        given.add(row.gold, system(row.given))
    shares = (raw.precision, raw.recall, raw.f1, *raw.accuracy, *given.accuracy, given.right_when_answered)
    places = name != "flashgeotext"
    cells = [f"{share:.1f}" if places or number < SEEING_ONLY else "-" for number, share in enumerate(shares)]
    figures = {"f1": raw.f1, "raw161": raw.accuracy[0], "given161": given.accuracy[0]}
    return f"| {where} | {name} | {' | '.join(cells)} |", figures


if __name__ == "__main__":
    sys.exit(main())
