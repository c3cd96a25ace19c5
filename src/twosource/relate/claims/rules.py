"""The weights, thresholds and word lists of `codebook/claims.yaml`, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from twosource.codebook import load_vocabulary
from twosource.relate.grouping.candidates import Blocking  # noqa: TC001 - the loader reads the field types at run time


@dataclass(frozen=True, slots=True)
class ClaimRules:
    """When two statements answer one question; each field is explained beside its value in the codebook."""

    words: float
    names: float
    counts: float
    numbers: float
    few_of: int
    digits: float
    large: int
    coded: float
    sharpness: float
    sharpness_of_few: float
    few: int
    tags: float
    lent: float
    least_share: float
    terms: int
    least_words: int
    looseness: float
    second_voice: float
    deeds: tuple[str, ...]
    other_deed: float
    same_deed: float
    merge: float
    take_in: float
    small: int
    stay: float
    deny: float
    agree: float
    agree_most: float
    agree_number: float
    agree_large: float
    agree_fade: float
    agree_voices: float
    core_beside: int
    doubt: float
    days: float
    sentences: int
    post: int
    label: int
    blocking: Blocking
    counted_as: dict[str, str]
    leading: tuple[str, ...]
    turned: dict[str, tuple[str, ...]]
    petty: int
    kinds: tuple[str, ...]
    clocked: tuple[str, ...]
    clocking: tuple[str, ...]
    not_counted: tuple[str, ...]
    distant: tuple[str, ...]
    grown: tuple[str, ...]
    counters: tuple[str, ...]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    about: tuple[str, ...]
    about_share: float
    near_ends: float
    passing: tuple[str, ...]
    reactions: tuple[str, ...]
    happened: tuple[str, ...]
    unreal: tuple[str, ...]


@lru_cache(maxsize=1)
def load_claim_rules() -> ClaimRules:
    """Read the rules once."""
    return load_vocabulary("claims", ClaimRules)
