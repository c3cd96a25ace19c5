"""A stem goes in, how much it tells comes out: log inverse document frequency in a background of open English text.

The table is fixed, so that what two items have in common never depends on which other items came, or in what order.
"""

from __future__ import annotations

import math
from functools import lru_cache
from importlib.resources import files

SMOOTHING = 0.5
"""An unseen stem counts as half a document: rarer than anything seen, not infinitely rare."""


@lru_cache(maxsize=1)
def load_rarity() -> tuple[dict[str, float], float]:
    """Read `rarity.txt`: weights by stem, and the weight of a stem that is not in it."""
    lines = (files("twosource.relate") / "rarity.txt").read_text(encoding="utf-8").splitlines()
    documents = int(lines[0].split("\t")[1])
    weights = {stem: weigh(int(number), documents) for stem, number in (line.split("\t") for line in lines[1:])}
    return weights, weigh(0, documents)


def weigh(number: int, documents: int) -> float:
    """Give log((documents + 1) / (number + 0.5))."""
    return math.log((documents + 1) / (number + SMOOTHING))


def rarity(stem: str) -> float:
    """Give the weight of a stem, from near 0 (everywhere) to about 7 (never seen)."""
    weights, unseen = load_rarity()
    return weights.get(stem, unseen)
