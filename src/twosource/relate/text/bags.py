"""Sparse bags of weighted terms and their sums: the arithmetic that stories and claims share, without SciPy."""

from __future__ import annotations

import math
from heapq import nlargest
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Bag: TypeAlias = dict[str, float]


def unit_length(bag: Bag) -> Bag:
    """Scale the bag to Euclidean length 1; an empty bag stays empty."""
    length = math.sqrt(sum(weight * weight for weight in bag.values()))
    return {term: weight / length for term, weight in bag.items()} if length else bag


def heaviest(bag: Bag, most: int) -> Bag:
    """Keep the `most` heaviest terms, of equals the first in alphabetical order."""
    if len(bag) <= most:
        return bag
    return dict(nlargest(most, sorted(bag.items()), key=lambda entry: entry[1]))


def dot(one: Bag, other: Bag) -> float:
    """Give the inner product; the cosine where both are of length 1."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return math.fsum([weight * large[term] for term, weight in small.items() if term in large])


def add_up(bags: Iterable[Bag]) -> Bag:
    """Sum bags term by term."""
    whole: Bag = {}
    for bag in bags:
        for term, weight in bag.items():
            whole[term] = whole.get(term, 0.0) + weight
    return whole
