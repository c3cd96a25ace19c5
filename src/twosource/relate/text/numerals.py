"""A number as news writes it goes in, its value comes out: "twenty-four thousand", "24k" and "24,000" are one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HALF = r"(?:and\s+a\s+half\s+)?"
DIGITS = r"\d(?:[\d.,]{0,20}\d)?"
THOUSAND = 1000
TENS = 20
"""From here on a written number may be followed by a single one: "twenty-four"."""
PART = re.compile(rf"{DIGITS}|[^\W\d_]+")


def numeral_pattern(numbers: Mapping[str, int], scales: Mapping[str, int]) -> str:
    """Give the pattern of numbers of more than one word, or with a scale behind digits; capitals do not matter."""
    tens = one_of(word for word, value in numbers.items() if value >= TENS and word not in scales)
    units = one_of(word for word, value in numbers.items() if value < TENS and word not in scales)
    scale = one_of(scales)
    ones = rf"(?:(?:{tens})(?:[\s-](?:{units}))?|{units})"
    head = rf"(?:{DIGITS}[\s-]?|(?:{ones}|half\s+a)[\s-])"
    more = rf"(?:\s+(?:and\s+)?{ones}(?:\s+(?:{scale})){{0,2}})*"
    scaled = rf"{head}{HALF}(?:{scale})(?:[\s-](?:{scale})){{0,2}}{more}"
    return rf"(?i:\b(?:{scaled}|(?:{tens})[\s-](?:{units}))\b)"


def one_of(words: Iterable[str]) -> str:
    """Give the alternatives, longer ones first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def add_up_words(written: str, numbers: Mapping[str, int], scales: Mapping[str, int]) -> int:
    """Give the value of what `numeral_pattern` matches."""
    whole, here = 0.0, 0.0
    for word in PART.findall(written.lower()):
        if word in scales:
            here = (here or 1) * scales[word]
            if scales[word] >= THOUSAND:
                whole, here = whole + here, 0.0
        elif word == "half":
            here += 0.5
        elif word[0].isdigit():
            here += float(word.replace(",", "") if word.count(".") <= 1 else word.replace(".", "").replace(",", ""))
        else:
            here += numbers.get(word, 0)
    return round(whole + here)
