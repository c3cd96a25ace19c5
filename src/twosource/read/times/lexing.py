"""A text goes in, its lexemes come out: words, numbers, closed numeric forms (3:00, 2021-08-22, 27.03.15) and marks.

It is not the language model's tokens: "4hrs", "7pm" and "24-hour" must fall apart here, and links and handles must not.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

Kind = Literal["word", "number", "clock", "meridiem", "iso", "date", "mark", "opaque"]

LEXEME = re.compile(
    r"""
      (?P<opaque>   (?:https?://|www\.|pic\.twitter\.com/)\S+ | @\w+ | [$€£]\d[\d.,]* )
    | (?P<iso>      \b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z\b|[+-]\d{2}:?\d{2}\b)?)?(?![\d-]) )
    | (?P<date>     (?<![\d.,/-])\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?![\d/-]|[.,]\d) )
    | (?P<clock>    (?<![\d.,:])\d{1,2}(?:[:h]\d{2}(?::\d{2})?|\.\d{2}(?=\s?(?:[ap]\.?\s?m\b|GMT|UTC|hrs\b)))(?![\d:]) )
    | (?P<number>   \d{1,3}(?:,\d{3})+(?![\d]) | \d+\.\d+ | \d+ )
    | (?P<meridiem> (?<![^\W\d_])[ap](?:\.\s?m\.|\.m\b|m(?![^\W_])) )
    | (?P<word>     [oO]['’][cC]lock | [^\W\d_]+ )
    | (?P<mark>     \S )
    """,
    re.VERBOSE | re.IGNORECASE,
)

PARAGRAPH = 2
OPENERS = frozenset({".", "!", "?", ":", "“", '"', "-", "—"})


class Lexeme(NamedTuple):
    """One lexeme at `text[start:end]`; `low` is its lower case.

    `gap` is what stands before it: 0 nothing, 1 blanks, 2 the end of a paragraph.
    """

    kind: Kind
    text: str
    low: str
    start: int
    end: int
    gap: int


def split_lexemes(text: str) -> list[Lexeme]:
    """Split the whole text, blanks left out."""
    lexemes: list[Lexeme] = []
    last = 0
    for match in LEXEME.finditer(text):
        start, end = match.span()
        surface = match.group()
        kind: Kind = match.lastgroup  # type: ignore[assignment] # the groups are the kinds
        lexemes.append(Lexeme(kind, surface, surface.lower(), start, end, gap_of(text[last:start])))
        last = end
    return lexemes


def gap_of(blanks: str) -> int:
    """Weigh the blanks between two lexemes: 0 none, 1 some, 2 a paragraph's end."""
    return PARAGRAPH if blanks.count("\n") > 1 else int(bool(blanks))


@lru_cache(maxsize=4096)
def split_phrase(phrase: str) -> tuple[str, ...]:
    """Split a phrase that is looked for again and again."""
    return tuple(phrase.split())


class Line:
    """The lexemes of one text, to be looked at from any place without minding the ends."""

    def __init__(self, text: str) -> None:
        """Split the text."""
        self.text = text
        self.lexemes = split_lexemes(text)
        self.lows = [lexeme.low for lexeme in self.lexemes]
        self.count = len(self.lexemes)
        self.shouts = text.isupper()

    def __len__(self) -> int:
        return self.count

    def low(self, at: int) -> str:
        """Give the lower-cased lexeme at `at`; "" beyond the ends."""
        return self.lows[at] if 0 <= at < self.count else ""

    def surface(self, at: int) -> str:
        """Give the lexeme at `at` as written; "" beyond the ends."""
        return self.lexemes[at].text if 0 <= at < self.count else ""

    def kind(self, at: int) -> str:
        """Give the kind of the lexeme at `at`; "" beyond the ends."""
        return self.lexemes[at].kind if 0 <= at < self.count else ""

    def gap(self, at: int) -> int:
        """Give the gap before the lexeme at `at`; 2 beyond the ends."""
        return self.lexemes[at].gap if 0 <= at < self.count else PARAGRAPH

    def says(self, at: int, phrase: str) -> int | None:
        """Match the words of `phrase` from `at` on; give the place after them, or None."""
        words = split_phrase(phrase)
        if not 0 <= at < self.count or self.lows[at] != words[0]:
            return None
        after = at + len(words)
        return after if len(words) == 1 or tuple(self.lows[at:after]) == words else None

    def opens_sentence(self, at: int) -> bool:
        """Tell whether the lexeme at `at` begins a sentence or line, so that its capital says nothing."""
        return at <= 0 or self.gap(at) == PARAGRAPH or self.low(at - 1) in OPENERS
