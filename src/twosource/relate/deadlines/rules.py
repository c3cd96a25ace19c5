"""The words and limits of `codebook/deadline_changes.yaml`, and how a sentence is held against them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from twosource.codebook import load_vocabulary
from twosource.relate.text.words import stem_word

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
Sign = Literal["extended", "forward", "lapsed"]


@dataclass(frozen=True, slots=True)
class DeadlineRules:
    """The shape of the file, which gives the reason of each list and number."""

    anybody: tuple[str, ...]
    forces: tuple[str, ...]
    leavings: tuple[str, ...]
    first_person: tuple[str, ...]
    extended: tuple[str, ...]
    forward: tuple[str, ...]
    lapsed: tuple[str, ...]
    retold_hours: float
    same_end_minutes: float
    moved_days: float


@lru_cache(maxsize=1)
def load_deadline_rules() -> DeadlineRules:
    """Read the rules once."""
    return load_vocabulary("deadline_changes", DeadlineRules)


@lru_cache(maxsize=8)
def signs(name: Sign) -> tuple[frozenset[str], tuple[str, ...]]:
    """Split a list into stems of single words and phrases."""
    listed: tuple[str, ...] = getattr(load_deadline_rules(), name)
    phrases = tuple(f" {one} " for one in listed if " " in one)
    return frozenset(stem_word(one) for one in listed if " " not in one), phrases


def says(sentence: str, name: Sign) -> bool:
    """Tell whether a sentence holds a word or phrase of a list."""
    stems, phrases = signs(name)
    words = [word.lower() for word in WORD.findall(sentence)]
    text = f" {' '.join(words)} "
    return any(stem_word(word) in stems for word in words) or any(phrase in text for phrase in phrases)
