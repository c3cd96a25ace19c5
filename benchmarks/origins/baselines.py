"""The peers: claims by a plain TF-IDF pass, and origins by counting posts, accounts, domains or credited names."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.origins.measure import Group
from twosource.relate.origins.credits import deepest, find_credits
from twosource.relate.origins.shapes import LINK
from twosource.relate.text.bags import Bag, dot, unit_length
from twosource.relate.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twosource.model.reading import Reading

THRESHOLD = 0.25
"""The best of .15 to .50 on the events tuned on, so that the baseline is at its best."""


def group_tfidf(readings: Sequence[Reading]) -> list[frozenset[str]]:
    """Group posts in order of time by the cosine to a group's centroid."""
    words = {one.item.id: Counter(token.stem for token in find_words(LINK.sub(" ", one.text))) for one in readings}
    seen = Counter(stem for held in words.values() for stem in held)
    centroids: list[Bag] = []
    groups: list[set[str]] = []
    for one in sorted(readings, key=lambda one: (one.item.published or "", one.item.id)):
        weights = (
            (stem, (1 + math.log(many)) * math.log(1 + len(words) / seen[stem]))
            for stem, many in words[one.item.id].items()
        )
        place(one.item.id, unit_length(dict(weights)), centroids, groups)
    return [frozenset(group) for group in groups]


def place(item: str, bag: Bag, centroids: list[Bag], groups: list[set[str]]) -> None:
    """Add an item to the nearest group above the threshold, else open one."""
    scores = [dot(bag, unit_length(centroid)) for centroid in centroids]
    best = max(range(len(scores)), key=scores.__getitem__, default=-1)
    if best < 0 or scores[best] < THRESHOLD:
        centroids.append(dict(bag))
        groups.append({item})
        return
    groups[best].add(item)
    for term, weight in bag.items():
        centroids[best][term] = centroids[best].get(term, 0.0) + weight


def counted(groups: Sequence[frozenset[str]], key_of: Callable[[str], str | None]) -> list[Group]:
    """Take every different key in a group for an origin, and two for corroboration."""
    made = []
    for items in groups:
        keys = {item: key for item in items if (key := key_of(item)) is not None}
        number = len(set(keys.values()))
        made.append(Group(items, number, number > 1, keys))
    return made


def credited(readings: Sequence[Reading]) -> dict[str, str]:
    """Give the key of whom each post credits, at face value; posts that credit nobody known are left out."""
    found = ((one.item.id, deepest(one.text, find_credits(one.text))) for one in readings)
    return {item: credit.root.key for item, credit in found if credit is not None and credit.root.known}
