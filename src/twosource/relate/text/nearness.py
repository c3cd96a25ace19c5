"""A stem goes in, the stems near it in meaning come out, each with how near: a table, no model at run time.

`near.txt` is made by `python -m training.nearness` from a sentence encoder that reads each word alone. Such nearness
knows what is talked of, not what is said of it: "open" is near "shut", Monday near Tuesday. So it raises a likeness and
never decides one, and words of one series of the codebook are not near each other at all.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import permutations
from typing import TYPE_CHECKING

from twosource.relate.text.bags import Bag, unit_length
from twosource.relate.text.words import load_words, stem_word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

WORD = "w"
"""The channel of words in a bag."""


@lru_cache(maxsize=1)
def load_nearness() -> Mapping[str, Mapping[str, float]]:
    """Read the table: for each stem those near it with their cosine, words of one series left out."""
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for line in (files("twosource.relate") / "near.txt").read_text(encoding="utf-8").splitlines():
        stem, _, others = line.partition("\t")
        for told in others.split(" "):
            other, _, hundredths = told.rpartition(":")
            near[stem][other] = near[other][stem] = int(hundredths) / 100
    for one, other in apart():
        near[one].pop(other, None)
    return near


def apart() -> Iterable[tuple[str, str]]:
    """Give the pairs of stems that tell different things apart, however near: days, months, opposites, kin."""
    for series in load_words().series.values():
        yield from permutations({stem_word(word) for word in series}, 2)


@dataclass(frozen=True, slots=True)
class Lending:
    """What a word lends where no story tells which words are used: to `most` words, each at least `least` near."""

    share: float
    least: float
    most: int


@lru_cache(maxsize=1 << 14)
def nearest(stem: str, lending: Lending) -> tuple[tuple[str, float], ...]:
    """Give the nearest stems with the share of its weight that a stem lends each, nearest first."""
    near = ((other, nearness) for other, nearness in load_nearness().get(stem, {}).items() if nearness >= lending.least)
    listed = sorted(near, key=lambda entry: (-entry[1], entry[0]))[: lending.most]
    return tuple((other, lending.share * nearness) for other, nearness in listed)


def near_within(stems: Collection[str]) -> dict[str, dict[str, float]]:
    """Give for each of these stems those of them that are near it."""
    table = load_nearness()
    listed = ((stem, table[stem]) for stem in sorted(stems) if stem in table)
    found = ((stem, {other: near[other] for other in sorted(near) if other in stems}) for stem, near in listed)
    return {stem: near for stem, near in found if near}


def spread(bags: Sequence[Bag], stems: Collection[str], share: float) -> list[Bag]:
    """Let each word among `stems` lend the near ones a `share` of its weight, times how near they are.

    Bags are of length 1 and stay so; their other channels are left as they are.
    """
    near = near_within(stems)
    return [unit_length(lend(bag, near, share)) for bag in bags]


def lend(bag: Bag, near: Mapping[str, Mapping[str, float]], share: float) -> Bag:
    """Add to a bag what its words lend."""
    lent = dict(bag)
    for term, weight in bag.items():
        if term.startswith(WORD):
            for other, nearness in near.get(term.removeprefix(WORD), {}).items():
                key = f"{WORD}{other}"
                lent[key] = lent.get(key, 0.0) + share * nearness * weight
    return lent
