"""`python -m benchmarks.deadlines [FILE]` measures deadlines beside plain ways, and holds the floors.

Most items were looked at while rules were written; those of NOT_LOOKED_AT were not. FILE is
../shared/bench/deadlines/dev.jsonl.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.deadlines.measure import Tally, interval
from benchmarks.deadlines.systems import dateparser, ours, plain_cue
from benchmarks.floors import hold
from benchmarks.times.packs import Row, parse_rows, read_rows
from twosource.read.language import load_language

if TYPE_CHECKING:
    from benchmarks.deadlines.systems import System
    from twosource.read.parsed import Parsed

NOT_LOOKED_AT = frozenset(f"dl-dev-{number:03}" for number in range(32, 56, 2)) - {"dl-dev-038"}
"""One of the twelve kept apart was looked at when it turned out to be the only false deadline."""
COLUMNS = ("detection", "due exact", "due within the hour", "direction errors", "state", "items without one left alone")
HEAD = "| items | system | " + " | ".join(COLUMNS) + " |"
ROLE_HEAD = "| by | for | demand | threat |"


def main() -> int:
    """Print the tables; 1 when a figure fell below its floor."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.deadlines", description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=Path("../shared/bench/deadlines/dev.jsonl"))
    parser.add_argument("--kept", type=Path, help="folder for the parsed texts, so that the next run is quick")
    options = parser.parse_args()
    rows = read_rows(options.file)
    pairs = list(zip(rows, parse_rows(rows, "deadlines", load_language(), options.kept), strict=True))
    parts = {
        "looked at": [pair for pair in pairs if pair[0]["id"] not in NOT_LOOKED_AT],
        "not looked at": [pair for pair in pairs if pair[0]["id"] in NOT_LOOKED_AT],
        "all": pairs,
    }
    figures: dict[str, float] = {}
    print(HEAD, "|---|---|" + "---:|" * len(COLUMNS), sep="\n")
    for part, chosen in parts.items():
        figures |= print_lines(part, chosen)
    print_details(pairs)
    return hold("deadlines", figures)


def print_lines(part: str, pairs: list[tuple[Row, Parsed]]) -> dict[str, float]:
    """Measure every system on a part, and give our figures by name."""
    systems = {"twosource": ours(), "every cue": plain_cue(), "dateparser behind cues": dateparser()}
    figures: dict[str, float] = {}
    for name, system in systems.items():
        if system is None:
            continue
        measured = tally(pairs, system).figures
        cells = " | ".join(f"{measured[column]:.1f}" for column in COLUMNS)
        print(f"| {len(pairs)} {part} | {name} | {cells} |", flush=True)
        if name == "twosource":
            figures = {f"{part}-{column}".replace(" ", "-"): measured[column] for column in COLUMNS}
    return figures


def tally(pairs: list[tuple[Row, Parsed]], system: System) -> Tally:
    """Count a system over items."""
    counted = Tally()
    for row, parsed in pairs:
        counted.add(row["deadlines"], system(parsed))
    return counted


def print_details(pairs: list[tuple[Row, Parsed]]) -> None:
    """Print the parts, the intervals, and the figures by trap and by style."""
    system = ours()
    whole = tally(pairs, system).figures
    print("", ROLE_HEAD, "|---:|---:|---:|---:|", sep="\n")
    print("| " + " | ".join(f"{whole[role]:.1f}" for role in ("by", "for", "demand", "threat")) + " |")
    items = [(row["deadlines"], system(parsed)) for row, parsed in pairs]
    for name in ("detection", "due within the hour"):
        low, high = interval(items, name)
        print(f"\n95 % interval of {name}, from 1,000 draws of items: {low:.1f} to {high:.1f}.")
    by_kind: dict[str, list[tuple[Row, Parsed]]] = defaultdict(list)
    for pair in pairs:
        for kind in (f"style {pair[0]['style']}", *(f"trap {trap}" for trap in pair[0]["traps"])):
            by_kind[kind].append(pair)
    print("\n| kind | items | detection | due within the hour | state |\n|---|---:|---:|---:|---:|")
    for kind, chosen in sorted(by_kind.items()):
        shown = tally(chosen, system)
        if shown.counts["gold"]:
            cells = " | ".join(f"{shown.figures[name]:.1f}" for name in ("detection", "due within the hour", "state"))
            print(f"| {kind} | {len(chosen)} | {cells} |")


if __name__ == "__main__":
    sys.exit(main())
