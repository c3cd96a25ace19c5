"""Counts in words or digits, at a place in a line: "24", "twenty-four", "a few", "two and a half", "half an"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.read.times.vocabulary import time_words

if TYPE_CHECKING:
    from twosource.read.times.lexing import Line

HUNDRED = 100
TENS = range(20, 100, 10)


@dataclass(frozen=True, slots=True)
class Count:
    """A count and the place after it; `value` is None for one that nobody gave, `article` marks "a" and "an"."""

    value: float | None
    after: int
    article: bool = False


def read_count(line: Line, at: int) -> Count | None:
    """Read a count at `at`: digits, words, an article, or a vague word with its "a" and "of"."""
    count = read_digits(line, at) or read_half(line, at) or read_vague(line, at) or read_words(line, at)
    if count is None or count.value is None:
        return count
    half = line.says(count.after, "and a half")
    if half is not None:
        return Count(count.value + 0.5, half)
    more = line.low(count.after) in {
        "more",
        "full",
        "consecutive",
        "straight",
        "whole",
        "additional",
        "extra",
        "further",
    }
    return Count(count.value, count.after + 1, count.article) if more else count


def read_digits(line: Line, at: int) -> Count | None:
    """Read "24", "1.5" or "4+"."""
    if line.kind(at) != "number" or line.low(at - 1) == "#" or (line.gap(at) == 0 and line.kind(at - 1) == "word"):
        return None
    after = at + 1 + (line.low(at + 1) == "+" and line.gap(at + 1) == 0)
    return Count(float(line.low(at).replace(",", "")), after)


def read_half(line: Line, at: int) -> Count | None:
    """Read "half a" and "half an"."""
    if line.low(at) == "half" and line.low(at + 1) in {"a", "an"}:
        return Count(0.5, at + 2)
    return None


def read_vague(line: Line, at: int) -> Count | None:
    """Read "several", "a few", "a couple of" (two), "some"."""
    start = at + (line.low(at) in {"a", "the"})
    if line.says(start, "couple") is not None:
        return Count(2, start + 1 + (line.low(start + 1) == "of"))
    if line.says(start, "handful of") or line.says(start, "matter of"):
        return Count(None, start + 2)
    if line.low(start) in time_words().vague:
        return Count(None, start + 1 + (line.low(start + 1) == "more"))
    return None


def read_words(line: Line, at: int) -> Count | None:
    """Read "a", "an", "twelve", "twenty-four", "a hundred", "three hundred"."""
    numbers = time_words().numbers
    if line.low(at) in {"a", "an"}:
        value = numbers.get(line.low(at + 1), 0)
        if value in {12, HUNDRED}:
            return Count(value, at + 2)
        return Count(1, at + 1, article=True)
    if line.low(at) not in numbers:
        return None
    value, after = numbers[line.low(at)], at + 1
    dash = after + (line.low(after) == "-")
    if value in TENS and 0 < numbers.get(line.low(dash), 0) < TENS[0] // 2:
        value, after = value + numbers[line.low(dash)], dash + 1
    if line.low(after) == "hundred":
        value, after = value * HUNDRED, after + 1
    return Count(value, after)


def read_ordinal(line: Line, at: int) -> tuple[int, int] | None:
    """Read "first", "21st", "twenty-first"; give the number and the place after it."""
    if line.kind(at) == "number" and line.low(at + 1) in {"st", "nd", "rd", "th"} and line.gap(at + 1) == 0:
        return int(float(line.low(at).replace(",", ""))), at + 2
    ordinals, numbers = time_words().ordinals, time_words().numbers
    if line.low(at) in ordinals:
        return ordinals[line.low(at)], at + 1
    if line.low(at + 1) == "-" and numbers.get(line.low(at), 0) in TENS and line.low(at + 2) in ordinals:
        return numbers[line.low(at)] + ordinals[line.low(at + 2)], at + 3
    return None
