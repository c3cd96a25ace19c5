"""A unit's words go in, and whether they say that what it tells is not so: by the clause in which that stands.

"12 dead, no claim of responsibility" tells of dead and negates a claim. Where nothing was counted or coded, the main
clause decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.relate.text.words import load_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
NEGATED = "n't"
PRESUPPOSING = ("who", "which", "whose", "where", "that")
"""Words that open a clause in which what is told is taken for given."""
ENDS = ".!?\n"
BETWEEN = (
    r"(?:(?:is|are|was|were|has|have|had|been|be|to|seems?|wants?|dares?|will|would|even|ever|really|actually|here|else"
    r"|(?:in|on|at) (?:the |this )?\w+)\s+){0,4}"
)
"""Words between who keeps silent and the word for speaking: "nobody in Selm is even talking about"."""


def is_negated(text: str, told: Sequence[int] = ()) -> bool:
    """Tell whether a text says that something is not so; `told` are the code points where what it tells stands."""
    plain = without_affirming(text)
    rules = load_words()
    words = WORD.findall(plain)
    end = next((at for at, word in enumerate(words) if at and word in rules.subordinating), len(words))
    if any(word in rules.falsehoods for word in words[:end]):
        return True
    if not told:
        return any(map(negates, words[:end]))
    return all(any(map(negates, WORD.findall(clause))) for clause in clauses_of(plain, told))


def without_affirming(text: str, kept: Collection[str] = ()) -> str:
    """Give a text in lower case, with blanks for phrases that negate nothing unless they hold a word of `kept`."""
    return affirming_pattern().sub(
        lambda phrase: phrase.group() if set(kept) & set(phrase.group().split()) else " " * len(phrase.group()),
        text.lower().replace("’", "'"),
    )


def negates(word: str) -> bool:
    """Tell whether a word negates its clause."""
    return word in load_words().negations or word.endswith(NEGATED)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that tells something: its words, the word that opens it, and the number of its sentence."""

    words: str
    opening: str
    sentence: int


def clauses_of(text: str, told: Iterable[int]) -> Iterator[str]:
    """Yield the clauses that hold the places, of the first sentence that holds any.

    What a relative clause tells is taken for given ("no shooting at people who had surrendered"), so that it decides
    only where nothing else is told.
    """
    held = list(clauses_with(text, sorted(told)))
    first = [one for one in held if one.sentence == held[0].sentence]
    main = [one for one in first if one.opening not in PRESUPPOSING]
    yield from (one.words for one in main or first)


def clauses_with(text: str, places: Sequence[int]) -> Iterator[Clause]:
    """Yield the clauses that hold the places, in order."""
    start, sentence, opening = 0, 0, ""
    for cut in (*clause_pattern().finditer(text), None):
        end = cut.start() if cut else len(text)
        if any(start <= place < max(end, start + 1) for place in places):
            yield Clause(text[start:end], opening, sentence)
        if cut:
            start, opening = cut.end(), cut.group()
            sentence += opening in ENDS


@lru_cache(maxsize=1)
def clause_pattern() -> re.Pattern[str]:
    """Match what stands between two clauses: a mark, a dash, a joining word."""
    words = "|".join(sorted(load_words().subordinating, key=len, reverse=True))
    verbs = "|".join(load_words().relative)
    return re.compile(rf"[,;:|!?\n]|\.(?!\d)|\s[-–—]+\s|—|\b(?:{words})\b|\bthat\b(?= (?:(?:{verbs})\b|\w+ed\b))")


@lru_cache(maxsize=1)
def affirming_pattern() -> re.Pattern[str]:
    """Match the phrases with which nothing is negated, and who keeps silent about what is so."""
    rules = load_words()
    listed, silent, speaking = (
        "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
        for forms in (rules.affirming, rules.silent, rules.speaking)
    )
    return re.compile(rf"(?:\b|(?=n't))(?:(?:{silent})\s+{BETWEEN}(?:{speaking})|{listed})\b")
