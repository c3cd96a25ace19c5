"""A unit's words go in, and whether they say that what it tells is not so: by the clause in which that stands.

"12 dead, no claim of responsibility" tells of dead and negates a claim. Where nothing was counted or coded, the main
clause decides.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.relate.text.words import load_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
NEGATED = "n't"


def is_negated(text: str, told: Sequence[int] = ()) -> bool:
    """Tell whether a text says that something is not so; `told` are the code points where what it tells stands."""
    plain = affirming_pattern().sub(lambda words: " " * len(words.group()), text.lower().replace("’", "'"))
    rules = load_words()
    words = WORD.findall(plain)
    end = next((at for at, word in enumerate(words) if at and word in rules.subordinating), len(words))
    if any(word in rules.falsehoods for word in words[:end]):
        return True
    if not told:
        return any(map(negates, words[:end]))
    return all(any(map(negates, WORD.findall(clause))) for clause in clauses_of(plain, told))


def negates(word: str) -> bool:
    """Tell whether a word negates its clause."""
    return word in load_words().negations or word.endswith(NEGATED)


def clauses_of(text: str, told: Iterable[int]) -> Iterator[str]:
    """Yield the clauses that hold the places."""
    places = sorted(told)
    start = 0
    for cut in (*clause_pattern().finditer(text), None):
        end = cut.start() if cut else len(text)
        if any(start <= place < max(end, start + 1) for place in places):
            yield text[start:end]
        start = cut.end() if cut else end


@lru_cache(maxsize=1)
def clause_pattern() -> re.Pattern[str]:
    """Match what stands between two clauses: a mark, a dash, a joining word."""
    words = "|".join(sorted(load_words().subordinating, key=len, reverse=True))
    verbs = "|".join(load_words().relative)
    return re.compile(rf"[,;:|!?\n]|\.(?!\d)|\s[-–—]+\s|—|\b(?:{words})\b|\bthat\b(?= (?:(?:{verbs})\b|\w+ed\b))")


@lru_cache(maxsize=1)
def affirming_pattern() -> re.Pattern[str]:
    """Match the phrases with which nothing is negated."""
    listed = sorted(load_words().affirming, key=len, reverse=True)
    return re.compile("|".join(rf"(?:\b|(?=n't)){re.escape(phrase)}\b" for phrase in listed))
