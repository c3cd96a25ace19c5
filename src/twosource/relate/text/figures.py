"""The words of a text go in, the numbers that it gives come out, each with what it measures: "3 km" is not "3".

Reports of one thing word it each in their own way and still give the same number; a large one is hardly said of two
things in one story, whatever each text says that it counts.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from twosource.relate.text.words import value_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from twosource.relate.text.words import Token

MEASURED = " "
"""Between a number and its unit."""
BESIDE = 1
"""Characters between a number and the unit that it is measured in: a blank or a hyphen."""


def find_figures(tokens: Sequence[Token], measures: Collection[str]) -> Mapping[str, int]:
    """Give the numbers of a text by how they are compared ("9", "3 km"), with their value; parts of tags are none.

    `measures` are the stems of units and months.
    """
    found: dict[str, int] = {}
    for before, token, behind in neighbours(tokens):
        value = None if token.tag else value_of(token)
        if value is None:
            continue
        beside = (one.stem for one in (behind, before) if one is not None and is_beside(one, token))
        unit = next((stem for stem in beside if stem in measures), None)
        found.setdefault(f"{token.stem}{MEASURED}{unit}" if unit else token.stem, value)
    return found


def neighbours(tokens: Sequence[Token]) -> Sequence[tuple[Token | None, Token, Token | None]]:
    """Give each word with the one in front and the one behind."""
    padded = [None, *tokens, None]
    return [
        (before, token, behind)
        for (before, token), (_, behind) in zip(pairwise(padded), pairwise(padded[1:]), strict=False)
        if token is not None
    ]


def is_beside(one: Token, number: Token) -> bool:
    """Tell whether a word stands right beside a number."""
    return max(one.start - number.end, number.start - one.end) <= BESIDE
