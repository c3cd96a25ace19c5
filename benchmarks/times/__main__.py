"""`python -m benchmarks.times [FOLDER]` measures times on WikiWars and tweets, beside peers, and holds the floors.

Some texts were looked at while rules were written, the others were not; both are printed. FOLDER is
../shared/bench/times.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.floors import hold
from benchmarks.times.measure import NAMES, Found, Tally
from benchmarks.times.packs import Row, parse_rows, read_rows
from benchmarks.times.systems import dateparser, ours, recognizers
from twosource.read.language import load_language

if TYPE_CHECKING:
    from benchmarks.times.systems import System
    from twosource.read.parsed import Parsed

LOOKED_AT = frozenset({"01", "02", "03", "04", "05", "07", "09", "11", "13", "15"})
"""The WikiWars documents that were looked at; of the tweets those of even place."""
PACKS = {"wikiwars": "wikiwars_train.jsonl", "tweets": "tweets_train.jsonl"}
SLOW_WORDS = 2500
"""Words of a part that recognizers-text is given, the shortest texts first: it reads some 200 words a second."""
HEAD = "| pack, texts | system | strict F1 | relaxed F1 | value F1 | lenient value F1 |"


def main() -> int:
    """Print the table; 1 when a figure fell below its floor."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.times", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/bench/times"))
    parser.add_argument("--kept", type=Path, help="folder for the parsed texts, so that the next run is quick")
    parser.add_argument("--quick", action="store_true", help="leave the peers out")
    options = parser.parse_args()
    language = load_language()
    systems = {"twosource": ours()} | ({} if options.quick else peers())
    figures: dict[str, float] = {}
    print(HEAD, "|---|---|---:|---:|---:|---:|", sep="\n")
    for pack, file in PACKS.items():
        rows = read_rows(options.folder / file)
        pairs = list(zip(rows, parse_rows(rows, pack, language, options.kept), strict=True))
        for part, chosen in parts(pack, pairs).items():
            figures |= print_lines(pack, part, chosen, systems)
        print(speed(pairs), file=sys.stderr)
    return hold("times", figures)


def peers() -> dict[str, System]:
    """Give the peers that are installed."""
    known = {"dateparser": dateparser(), "recognizers-text": recognizers()}
    return {name: system for name, system in known.items() if system is not None}


def parts(pack: str, pairs: list[tuple[Row, Parsed]]) -> dict[str, list[tuple[Row, Parsed]]]:
    """Split a pack into what was looked at, what was not, and all."""
    looked = [
        (row["id"].partition("-")[2][:2] in LOOKED_AT) if pack == "wikiwars" else place % 2 == 0
        for place, (row, _) in enumerate(pairs)
    ]
    return {
        "looked at": [pair for pair, seen in zip(pairs, looked, strict=True) if seen],
        "not looked at": [pair for pair, seen in zip(pairs, looked, strict=True) if not seen],
        "all": pairs,
    }


def print_lines(pack: str, part: str, pairs: list[tuple[Row, Parsed]], systems: dict[str, System]) -> dict[str, float]:
    """Measure every system on a part, print its line, and give our figures by name."""
    figures = {}
    for name, system in systems.items():
        slow = name == "recognizers-text"
        if slow and part == "all":
            continue
        chosen = shortest(pairs) if slow else pairs
        tally = Tally()
        for row, parsed in chosen:
            tally.add([Found(one["start"], one["end"], one["value"]) for one in row["timex"]], system(parsed))
        cells = " | ".join(f"{tally.f1(measure):.1f}" for measure in NAMES)
        print(f"| {pack}, {len(chosen)} {part} | {name} | {cells} |", flush=True)
        if name == "twosource":
            figures = {f"{pack}-{part.replace(' ', '-')}-{measure}": tally.f1(measure) for measure in NAMES}
    return figures


def shortest(pairs: list[tuple[Row, Parsed]]) -> list[tuple[Row, Parsed]]:
    """Give the shortest texts of a part, at least one, up to the words that a slow peer is given."""
    chosen: list[tuple[Row, Parsed]] = []
    words = 0
    for pair in sorted(pairs, key=lambda pair: len(pair[1].text)):
        words += len(pair[1].text.split())
        if chosen and words > SLOW_WORDS:
            break
        chosen.append(pair)
    return chosen


def speed(pairs: list[tuple[Row, Parsed]]) -> str:
    """Tell how many words a second times alone take."""
    words = sum(len(parsed.text.split()) for _, parsed in pairs)
    system = ours()
    start = time.process_time()
    for _, parsed in pairs:
        system(parsed)
    return f"times alone: {words / (time.process_time() - start):,.0f} words a second of processor time"


if __name__ == "__main__":
    sys.exit(main())
