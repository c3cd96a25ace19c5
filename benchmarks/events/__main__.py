"""`python -m benchmarks.events [FOLDER]` measures events on four gold sets beside baselines, and holds the floors.

FOLDER is ../shared/bench, whose own scorer is run. Of PLV and cameo_ner the even rows were looked at while the lexicon
was written, the odd ones were not; of IndiaPoliceEvents and MUC-4 likewise. `--into FILE` writes the figures between
the two marks of a page; `--packs` names the sets to measure.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.events.baselines import filled_readings, half_readings, lexicon_readings, svm_readings
from benchmarks.events.packs import PACKS, Pack, Row, read_pack, read_rows
from benchmarks.events.views import cut_out
from benchmarks.floors import hold
from benchmarks.pages import write_into
from twosource.model.wire import encode_reading
from twosource.read.language import load_language
from twosource.read.places import load_gazetteer
from twosource.read.reader import Reader

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from twosource.model.reading import Reading

PARTS = ("even", "odd")
OURS = "twosource"
GUESS = "that SVM where it is silent"
NOTE = (
    "Even rows were looked at while lexicon and rules were written, odd ones were not; but of IndiaPoliceEvents the "
    "odd misses of KILL were printed once, so its KILL and FORCE there are not clean."
)
Line = tuple[str, str, dict[str, float]]


def main() -> int:
    """Print the table; 1 when a figure on the odd rows fell below its floor."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.events", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/bench"))
    parser.add_argument("--kept", type=Path, help="folder for the parsed texts, so that the next run is quick")
    parser.add_argument("--into", type=Path, help="page to write the figures into")
    parser.add_argument("--packs", default=",".join(pack.name for pack in PACKS), help="sets, with commas between")
    options = parser.parse_args()
    reader = Reader(load_language(), load_gazetteer())
    chosen = [pack for pack in PACKS if pack.name in options.packs.split(",") and not pack.inside]
    lines = [line for pack in chosen for line in measure(options.folder.resolve(), pack, reader, options.kept)]
    table = write_table(lines)
    print(*table, "", NOTE, sep="\n")
    if options.into:
        write_into(options.into, "events", table)
    return hold("events", figures_of(lines), partial=True)


def measure(folder: Path, pack: Pack, reader: Reader, kept: Path | None) -> list[Line]:
    """Measure one pack, even and odd rows apart, then all of them; ours first, then the baselines."""
    halves = [read_rows(folder / "events", pack, part) for part in range(len(PARTS))]
    lines: list[Line] = []
    every: dict[str, list[Reading]] = {}
    for called, rows, other in zip(PARTS, halves, reversed(halves), strict=True):
        where = f"{pack.name}, {len(rows)} {called}"
        read = list(read_pack(rows, f"{pack.name}-{called}", reader, kept))
        for system, answers in systems(folder, pack, rows, other, read).items():
            lines.append((where, system, score(folder, pack, rows, answers, system)))
            if system == OURS:
                lines += [measure_inside(folder, one, called, answers) for one in PACKS if one.inside == pack.name]
            if system.startswith(OURS) and GUESS not in system:
                every.setdefault(system, []).extend(answers)
    rows = [row for half in halves for row in half]
    lines += [
        (f"{pack.name}, all {len(rows)}", system, score(folder, pack, rows, found, ""))
        for system, found in every.items()
    ]
    return lines


def measure_inside(folder: Path, pack: Pack, called: str, readings: list[Reading]) -> Line:
    """Measure a pack whose rows are parts of texts that are read already."""
    rows = read_rows(folder / "events", pack, PARTS.index(called))
    whole = {reading.item.id: reading for reading in readings}
    answers = [cut_out(whole[row["doc"]], row) for row in rows]
    return f"{pack.name}, {len(rows)} {called}", OURS, score(folder, pack, rows, answers, "")


def systems(
    folder: Path, pack: Pack, rows: list[Row], other: list[Row], read: list[tuple[Reading, Doc]]
) -> dict[str, list[Reading]]:
    """Give the Readings of each system: ours, ours as the set asks, and the baselines."""
    readings = [reading for reading, _ in read]
    answers = {OURS: readings}
    if pack.view:
        called, view = pack.view
        answers[f"{OURS}, {called}"] = [view(reading, doc) for reading, doc in read]
    if pack.task != "cameo_ner":
        answers["lexicon alone"] = lexicon_readings(readings)
    if pack.name == "plv":
        guesses = svm_readings(rows, folder.parent / "train/plover_gsr.jsonl", readings)
        answers["SVM on PLOVER's records"] = guesses
        answers[f"{OURS}, {GUESS}"] = filled_readings(readings, guesses)
    for part, found in half_readings(pack.name, rows, other, readings).items():
        answers[f"SVM on the other half {part}".strip()] = found
    return answers


def score(folder: Path, pack: Pack, rows: list[Row], readings: list[Reading], system: str) -> dict[str, float]:
    """Run the scorer on rows and Readings; give the figures that the pack shows, of a part of it that part's."""
    with tempfile.TemporaryDirectory() as scratch:
        gold, answers = Path(scratch, "gold.jsonl"), Path(scratch, "read.jsonl")
        gold.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        answers.write_bytes(b"".join(encode_reading(one) + b"\n" for one in readings))
        command = [sys.executable, "-m", "score", pack.task, str(gold), str(answers), "--json"]
        done = subprocess.run(command, cwd=folder, check=True, capture_output=True)  # noqa: S603 - our own scorer
    report = json.loads(done.stdout)["rows"]
    part = system.removeprefix("SVM on the other half").strip() if system.startswith("SVM on the other half") else ""
    shown = [(row, column) for row, column in pack.shown if row.startswith(part)]
    return {f"{row} {column}": report.get(row, {}).get(column) or 0.0 for row, column in shown}


def write_table(lines: list[Line]) -> list[str]:
    """Write the figures as a table, one measured system a line."""
    written = ["| texts | system | figures, percent |", "|---|---|---|"]
    for where, system, figures in lines:
        told = " · ".join(f"{name} {figure:.1f}" for name, figure in figures.items())
        written.append(f"| {where} | {system} | {told} |")
    return written


def figures_of(lines: list[Line]) -> dict[str, float]:
    """Name our own figures as their floors are named: the texts, the view if there is one, and the figure."""
    return {
        name_floor(where, system.removeprefix(OURS).strip(" ,"), name): figure
        for where, system, found in lines
        if system.startswith(OURS)
        for name, figure in found.items()
    }


def name_floor(where: str, view: str, figure: str) -> str:
    """Write the name of a floor."""
    return " ".join(part for part in (where, view, figure) if part).replace(",", "").replace(" ", "-")


if __name__ == "__main__":
    sys.exit(main())
