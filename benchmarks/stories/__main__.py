"""Measure stories on ECB+ and BASIL beside a plain online TF-IDF pass: python -m benchmarks.stories ../shared/bench."""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.floors import hold
from benchmarks.stories.baseline import group_online
from benchmarks.stories.measure import bcubed_f1
from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.model.reading import Reading
from twosource.relate.stories.index import group_profiles
from twosource.relate.stories.profiles import load_story_rules, profile_reading

ORDERS = 5
FILES = ("ecb_dev", "basil_dev")


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Read JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def as_reading(row: dict[str, Any]) -> Reading:
    """Make a Reading of the text alone: stories need no layer."""
    item = Item(row["id"], "article", row["text"], digest_text(row["text"]), title=row["title"],
                published=row["published"], publisher=row["publisher"])  # fmt: skip
    return Reading(item, row["text"])


def measure(rows: list[dict[str, Any]]) -> tuple[float, float]:
    """Give BCubed F1 of ours and of the baseline, items in the order of `rows`."""
    rules = load_story_rules()
    groups = group_profiles([profile_reading(as_reading(row), rules) for row in rows], rules)
    ours = {item: number for number, group in enumerate(groups) for item in group}
    gold = [row["story"] for row in rows]
    return bcubed_f1(gold, [ours[row["id"]] for row in rows]), bcubed_f1(gold, group_online(rows))


def main() -> int:
    """Print one line a file: mean over arrival orders, and the spread; 1 when ours fell below its floor."""
    folder = Path(sys.argv[1]) / "stories"
    figures: dict[str, float] = {}
    for name in FILES:
        rows = read_rows(folder / f"{name}.jsonl")
        started, scores = time.perf_counter(), []
        for seed in range(ORDERS):
            shuffled = random.Random(seed).sample(rows, len(rows))  # noqa: S311 - an arrival order, no secret
            scores.append(measure(shuffled))
        spent = time.perf_counter() - started
        for label, column in zip(("twosource", "online TF-IDF"), zip(*scores, strict=True), strict=True):
            mean = sum(column) / len(column)
            if label == "twosource":
                figures[name] = mean
            print(f"{name:10} {label:14} BCubed F1 {mean:.3f}  lowest {min(column):.3f} highest {max(column):.3f}")
        print(f"{name:10} {len(rows)} items, {ORDERS} orders, {spent:.1f} s")
    return hold("stories", figures)


if __name__ == "__main__":
    sys.exit(main())
