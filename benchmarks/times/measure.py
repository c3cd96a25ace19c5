"""The measure of time expressions, in the manner of TempEval-3 (UzZaman et al., 2013).

A gold expression takes the unused prediction of the same characters, else the first that shares one. `lenient` drops a
trailing -WXX-n and pads single digits, since some corpora write values that no standard has.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

WEEKDAY = re.compile(r"-WXX-\d$")
LONE_DIGIT = re.compile(r"(?<=[-TW:])\d(?=$|[-T:])")
NAMES = ("strict", "relaxed", "value", "lenient")


class Found(NamedTuple):
    """An expression at `text[start:end]` and its TIMEX3 value, None where a system gives none."""

    start: int
    end: int
    value: str | None


@dataclass(slots=True)
class Tally:
    """Counts over texts; F1 in percent."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Sequence[Found], found: Sequence[Found]) -> None:
        """Count one text."""
        self.counts.update(gold=len(gold), found=len(found))
        left = list(found)
        for wanted in gold:
            near = match(wanted, left)
            if near is not None:
                left.remove(near)
                self.counts.update(agreements(wanted, near))

    def f1(self, name: str) -> float:
        """Give F1 of strict, relaxed, value or lenient."""
        whole = self.counts["gold"] + self.counts["found"]
        return 200 * self.counts[name] / whole if whole else 0.0


def match(wanted: Found, left: list[Found]) -> Found | None:
    """Give the prediction that a gold expression takes."""
    same = [one for one in left if one[:2] == wanted[:2]]
    near = same or [one for one in left if one.start < wanted.end and wanted.start < one.end]
    return near[0] if near else None


def agreements(wanted: Found, found: Found) -> list[str]:
    """Name what two matched expressions agree in."""
    held = {
        "strict": wanted[:2] == found[:2],
        "relaxed": True,
        "value": wanted.value == found.value,
        "lenient": plain(wanted.value) == plain(found.value),
    }
    return [name for name, holds in held.items() if holds]


def plain(value: str | None) -> str | None:
    """Give a value without its weekday pattern and with single digits padded."""
    if value is None or value.startswith("P"):
        return value
    return LONE_DIGIT.sub(lambda digit: f"0{digit.group()}", WEEKDAY.sub("", value))
