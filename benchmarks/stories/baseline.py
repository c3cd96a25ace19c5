"""The plain peer: one online pass of TF-IDF cosine against centroids, in order of arrival, no names, no repair."""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

from twosource.relate.text.bags import Bag, dot, unit_length
from twosource.relate.text.words import find_words

THRESHOLD = 0.16
"""The best of .10 to .30 on development data, so that the baseline is at its best."""


def group_online(rows: list[dict[str, Any]], threshold: float = THRESHOLD) -> list[int]:
    """Give each row the number of its story."""
    words = [Counter(token.stem for token in find_words(f"{row['title'] or ''} {row['text']}")) for row in rows]
    seen = Counter(stem for held in words for stem in held)
    bags = [weigh(held, seen, len(rows)) for held in words]
    centroids: list[Bag] = []
    return [join(bag, centroids, threshold) for bag in bags]


def weigh(counts: Counter[str], seen: Counter[str], rows: int) -> Bag:
    """Weigh by (1 + log count) and log inverse document frequency over the collection."""
    return unit_length({stem: (1 + math.log(many)) * math.log(1 + rows / seen[stem]) for stem, many in counts.items()})


def join(bag: Bag, centroids: list[Bag], threshold: float) -> int:
    """Add the bag to the nearest centroid above the threshold, else open a new one; give its number."""
    scores = [dot(bag, unit_length(centroid)) for centroid in centroids]
    best = max(range(len(scores)), key=scores.__getitem__, default=-1)
    if best < 0 or scores[best] < threshold:
        centroids.append(dict(bag))
        return len(centroids) - 1
    for term, weight in bag.items():
        centroids[best][term] = centroids[best].get(term, 0.0) + weight
    return best
