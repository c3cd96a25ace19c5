"""A stem goes in, the share of short posts of anything that have it comes out, and whether it is an ordinary word.

Two tables tell: how many documents of open English have a stem, taken down to the length of a post, and `posts.txt`:
how many of the constructed posts of several events have it. What all breaking news has is common in the second alone.
Both are fixed, so that what two items have in common never depends on which other items came.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from twosource.relate.text.nearness import load_nearness
from twosource.relate.text.rarity import load_rarity
from twosource.relate.text.words import load_words

LONGER = 15
"""A document of the treebanks has the content words of so many posts."""
MOST = 0.98
"""No stem is taken to be in more of the documents."""
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Numbers:
    """The share of posts that have one number of so many digits; a year is as common as a single digit."""

    single: float
    double: float
    longer: float


@lru_cache(maxsize=1)
def load_posts() -> tuple[dict[str, float], float]:
    """Read `posts.txt`: the share of posts by stem, and that of a stem that is not in it."""
    lines = (files("twosource.relate") / "posts.txt").read_text(encoding="utf-8").splitlines()
    posts = int(lines[0].split("\t")[1])
    shares = {stem: (int(number) + 0.5) / posts for stem, number in (line.split("\t") for line in lines[1:])}
    return shares, 0.5 / posts


@lru_cache(maxsize=1 << 17)
def commonness(stem: str, numbers: Numbers) -> float:
    """Give the share of posts that have a stem, whatever they tell of."""
    shares, unseen = load_posts()
    rarities, rarest = load_rarity()
    written = math.exp(-rarities.get(number_words().get(stem, stem), rarest))
    share = max(shares.get(stem, unseen), -math.log(1 - min(written, MOST)) / LONGER)
    return max(share, share_of_number(stem, numbers)) if stem[0].isdigit() else share


def share_of_number(written: str, numbers: Numbers) -> float:
    """Give the share of posts that have a number: the shorter, the more."""
    if len(written) == 1 or YEAR.fullmatch(written):
        return numbers.single
    return numbers.double if len(written) <= len("10") else numbers.longer


@lru_cache(maxsize=1)
def number_words() -> dict[str, str]:
    """From a number to a word that it is written as."""
    return {str(number): word for word, number in load_words().numbers.items()}


@lru_cache(maxsize=1 << 16)
def is_ordinary(stem: str) -> bool:
    """Tell whether a stem is a word of open English or a number, and no name that nobody has heard."""
    return stem[0].isdigit() or stem in load_rarity()[0] or stem in load_nearness()
