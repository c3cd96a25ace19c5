"""Made-up statements whose words are as unevenly spread as those of real text (Zipf's law), the same at each run."""

from __future__ import annotations

import random
from itertools import accumulate
from typing import TYPE_CHECKING

from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.model.reading import Reading, Statement
from twosource.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

VOCABULARY = 50_000
"""Different words: what a year of one language's news has, names included."""
LENGTH = 15
"""Words in a statement."""
PER_ITEM = 100
"""Statements in an item: more than a story has, so that filling is not most of the work."""
SIGNS = "bcdfghjklmnprstvwz"


def make_word(number: int) -> str:
    """Give the word of a rank: short for common ones, long for rare ones, as in language."""
    word = ""
    number += 1
    while number:
        number, sign = divmod(number, len(SIGNS))
        word += SIGNS[sign] + "aeiou"[(number + sign) % 5]
    return word


WORDS = [make_word(rank) for rank in range(VOCABULARY)]
WEIGHTS = list(accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))


def make_readings(statements: int, seed: int = 1, first: str = "item") -> Iterator[Reading]:
    """Yield readings that hold so many statements together, of items whose ids begin with `first`."""
    chance = random.Random(seed)  # noqa: S311 - the same at each run
    for number in range(statements // PER_ITEM):
        words = chance.choices(WORDS, cum_weights=WEIGHTS, k=LENGTH * PER_ITEM)
        lines = [" ".join(words[start : start + LENGTH]) for start in range(0, len(words), LENGTH)]
        text = ".\n".join(lines)
        told, start = [], 0
        for place, line in enumerate(lines):
            spans = (Span(start, start + len(line)),)
            told.append(Statement(f"s{place}", spans, (), None, "indirect", "asserts", "none"))
            start += len(line) + 2
        item = Item(f"{first} {number}", "article", text, digest_text(text), published="2024-03-05")
        yield Reading(item, text, statements=tuple(told))


def make_queries(number: int, seed: int = 2) -> list[str]:
    """Give queries of all kinds: a word, two or three, a run of two, a beginning; common and rare words alike."""
    chance = random.Random(seed)  # noqa: S311 - the same at each run
    queries = []
    for place in range(number):
        words = [WORDS[int(VOCABULARY ** chance.random()) - 1] for _ in range(1 + place % 3)]
        kind = place % 5
        if kind == 0:
            words = [f'"{words[0]} {WORDS[chance.randrange(50)]}"']
        elif kind == 1:
            words[-1] = words[-1][:4] + "*"
        queries.append(" ".join(words))
    return queries
