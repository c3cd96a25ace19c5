"""`python -m benchmarks.speed [ITEMS]` reads constructed news and prints each stage's time, whole paces, and peers.

The baseline is the language model alone in the same run. Stages are CPU seconds of one core; the paces of processes are
wall-clock, as `twosource read` runs.
"""

from __future__ import annotations

import sys

from benchmarks.floors import hold
from benchmarks.speed.crews import Pace, take_pace
from benchmarks.speed.peers import time_peers
from benchmarks.speed.stages import JSON, MODEL, WHOLE, time_stages
from benchmarks.speed.stories import make_news
from twosource.read.language import load_language
from twosource.read.parsed import Parsed
from twosource.read.places import load_gazetteer
from twosource.read.reader import Reader

ITEMS = 600
STAGED = 0.25
"""Share of the items that is read by stages: each is read twice over, and shares settle sooner than paces."""
FOR_PEERS = 30
"""Items that the peers read: the slowest needs a minute for more."""


def main() -> int:
    """Measure, print, and hold to the floors."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else ITEMS
    items = list(make_news(number))
    staged = items[: int(STAGED * number)]
    reader = Reader(load_language(), load_gazetteer())
    list(reader.read(items[:8]))
    words = sum(len(item.text.split()) for item in staged)
    spent = time_stages(reader, staged)
    show_stages(words, spent)
    parsed = [
        Parsed(item, doc)
        for item, doc in zip(
            staged[:FOR_PEERS], reader.language.parse(one.text for one in staged[:FOR_PEERS]), strict=True
        )
    ]
    show_peers(sum(len(one.text.split()) for one in parsed), time_peers(parsed), words, spent)
    paces = [take_pace(number, workers) for workers in (1, 2)]
    show_paces(sum(len(item.text.split()) for item in items), paces)
    return hold(
        "speed",
        {
            "whole-reading-percent-of-the-language-models-speed": 100 * spent[MODEL] / spent[WHOLE],
            "two-processes-words-a-second": paces[1].running,
            "two-processes-megabytes-left-of-1200": 1200 - paces[1].held,
        },
    )


def show_stages(words: int, spent: dict[str, float]) -> None:
    """Print the table of stages."""
    alone = spent[MODEL]
    rest = sum(seconds for stage, seconds in spent.items() if stage not in {MODEL, WHOLE, JSON})
    print(f"{words} words of constructed news on one core, CPU seconds; 1.00 is the language model alone\n")
    print("| stage | words per CPU-second | of the language model's time | of a Reading |\n|---|---|---|---|")
    for stage, seconds in spent.items():
        print(f"| {stage} | {words / seconds:,.0f} | {seconds / alone:.2f} | {seconds / (alone + rest):.0%} |")
    print(f"\nWhole Reading: {alone / spent[WHOLE]:.2f} of the language model's speed.\n")


def show_peers(words: int, peers: dict[str, tuple[str, float]], own_words: int, spent: dict[str, float]) -> None:
    """Print what peers that do a part of a stage take, beside the stage."""
    print("| peer | does a part of | its words per CPU-second | ours |\n|---|---|---|---|")
    for name, (stage, seconds) in peers.items():
        print(f"| {name} | {stage} | {words / seconds:,.0f} | {own_words / spent[stage]:,.0f} |")
    print()


def show_paces(words: int, paces: list[Pace]) -> None:
    """Print how fast processes read."""
    print(f"{words} words read as `twosource read` does, wall-clock\n")
    print("| processes | words/s once running | words/s with their start | MB at most |\n|---|---|---|---|")
    for pace in paces:
        print(f"| {pace.workers} | {pace.running:,.0f} | {pace.whole:,.0f} | {pace.held:,.0f} |")
    print(f"\nTwo processes: {paces[1].running / paces[0].running:.2f} times one.")


if __name__ == "__main__":
    sys.exit(main())
