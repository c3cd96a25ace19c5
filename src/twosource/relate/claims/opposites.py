"""A text goes in, the states that it tells of come out: open or closed, alive or dead; "not open" is closed.

Two that tell of opposite states of one thing share nearly all their words, so that words alone take them for one claim.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.relate.claims.negating import NEGATED, without_affirming
from twosource.relate.text.words import load_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
REACH = 3
"""Words in front of a state among which a negation turns it round: "is no longer open"."""


def states_in(text: str) -> Mapping[str, int]:
    """Give for each pair of states which one a text tells of: 1 or -1; a pair of which it tells both is left out."""
    words = WORD.findall(without_affirming(text, states()))
    told: dict[str, set[int]] = {}
    for at, word in enumerate(words):
        name, side = states().get(word, ("", 0))
        if side and not set(words[at + 1 : at + 2]) & load_words().opposites[name].not_before:
            told.setdefault(name, set()).add(-side if is_turned(words[max(0, at - REACH) : at]) else side)
    return {name: sides.pop() for name, sides in told.items() if len(sides) == 1}


def is_turned(before: Sequence[str]) -> bool:
    """Tell whether a negation stands among the words in front of a state."""
    return any(word in load_words().negations or word.endswith(NEGATED) for word in before)


@lru_cache(maxsize=1)
def states() -> dict[str, tuple[str, int]]:
    """From a word to the pair of states that it belongs to, and which of the two it says."""
    pairs = load_words().opposites
    return {
        word: (name, side)
        for name, pair in pairs.items()
        for side, words in ((1, pair.one), (-1, pair.other))
        for word in words
    }


def leading_state(told: Sequence[Mapping[str, int]]) -> Mapping[str, int]:
    """Give for each pair the state that is told first: so that who repeats or answers it turns nothing round."""
    return {name: side for one in reversed(told) for name, side in one.items()}
