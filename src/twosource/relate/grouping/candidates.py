"""Bags go in, the few pairs worth comparing come out: an inverted index over each bag's heaviest terms, no square pass.

Which pairs come out depends on the set of bags and their given order alone, never on the order of arrival.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from heapq import nlargest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.relate.text.bags import Bag


@dataclass(frozen=True, slots=True)
class Blocking:
    """How pairs are proposed.

    `keys`: heaviest terms of a bag that are indexed. `crowd`: a term with more bags than this proposes only
    neighbours, `reach` to each side in the given order. `shared`: the least summed weight (product of both bags'
    weights) over shared keys. `most`: the most candidates kept a bag.
    """

    keys: int
    crowd: int
    reach: int
    shared: float
    most: int


def propose_pairs(bags: Sequence[Bag], blocking: Blocking) -> Iterator[tuple[int, int]]:
    """Yield pairs (i, j), i < j, of positions in `bags` that share enough weight; each once, in order of i."""
    postings = index_keys(bags, blocking.keys)
    for place, bag in enumerate(bags):
        shared: dict[int, float] = defaultdict(float)
        for key in top_keys(bag, blocking.keys):
            weight = bag[key]
            for other in after(postings[key], place, blocking):
                shared[other] += weight * bags[other][key]
        near = [entry for entry in shared.items() if entry[1] >= blocking.shared]
        for other, _ in nlargest(blocking.most, near, key=lambda entry: (entry[1], -entry[0])):
            yield place, other


def index_keys(bags: Sequence[Bag], most: int) -> dict[str, list[int]]:
    """List for each key the positions of the bags that have it, ascending."""
    postings: dict[str, list[int]] = defaultdict(list)
    for place, bag in enumerate(bags):
        for key in top_keys(bag, most):
            postings[key].append(place)
    return postings


def top_keys(bag: Bag, most: int) -> list[str]:
    """Give the `most` heaviest terms, of equals the first in alphabetical order."""
    if len(bag) <= most:
        return list(bag)
    return nlargest(most, sorted(bag), key=bag.__getitem__)


def after(posting: list[int], place: int, blocking: Blocking) -> list[int]:
    """Give the positions behind `place` in the posting: all of them, or in a crowd the next few."""
    if posting[-1] == place:
        return []
    at = bisect_right(posting, place)
    return posting[at : at + blocking.reach] if len(posting) > blocking.crowd else posting[at:]
