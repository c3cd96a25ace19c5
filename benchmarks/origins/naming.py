"""Labelled posts go in, how well one voice is known under its several names comes out, in the claims of gold.

Which posts make up a claim is given, so that nothing but the naming of origins is measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from twosource.relate.origins.bounds import merge_roots
from twosource.relate.origins.likely import likely_roots
from twosource.relate.origins.roots import chain_of_post

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.origins.gold import Gold


@dataclass(frozen=True, slots=True)
class Naming:
    """Pairs of posts that assert one claim: those that gold gives one origin, those that we do, and those of both."""

    wanted: int
    offered: int
    both: int

    @property
    def precision(self) -> float:
        """Give the share of our pairs that are right."""
        return self.both / self.offered if self.offered else 0.0

    @property
    def recall(self) -> float:
        """Give the share of gold's pairs that we have."""
        return self.both / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of the two."""
        told = self.wanted + self.offered
        return 2 * self.both / told if told else 0.0


def name_alike(golds: Iterable[Gold]) -> Naming:
    """Count the pairs of posts of one claim of gold whose origins are one by gold, by our names, and by both."""
    wanted = offered = both = 0
    for gold in golds:
        roots = {one.item.id: chain_of_post(one).root for one in gold.readings()}
        for claim in gold.claims:
            held = [row for row in gold.tweets if row["claim"] == claim["claim"] and row["stance"] == "asserts"]
            merged = likely_roots(merge_roots([roots[row["tweet_id"]] for row in held]))
            for one, other in combinations(held, 2):
                right = not set(one["origin_ids"]).isdisjoint(other["origin_ids"])
                keys = [merged[roots[row["tweet_id"]].key].key for row in (one, other)]
                same = keys[0] == keys[1]
                wanted, offered, both = wanted + right, offered + same, both + (right and same)
    return Naming(wanted, offered, both)


def naming_line(naming: Naming) -> str:
    """Write the figure in words."""
    return (
        f"one voice under its names, in gold's claims: F1 {100 * naming.f1:.1f}, precision {100 * naming.precision:.1f}"
        f", recall {100 * naming.recall:.1f} ({naming.both} of {naming.wanted} pairs)"
    )
