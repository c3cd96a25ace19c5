"""Scored pairs go in, groups come out: average-link merging, best pairs first, then single members are taken in.

The average over all pairs of two groups is the inner product of their summed bags over the product of their sizes,
so no square of pairs is ever looked at (Voorhees 1986 for average link; the order of merging is Kruskal's).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

State = TypeVar("State")


class Merging(Protocol[State]):
    """What grouping needs to know of its members: how near two groups are, and what they are together."""

    def affinity(self, one: State, other: State) -> float:
        """Give the mean likeness of two groups, or minus infinity where they must not be one."""
        ...

    def join(self, one: State, other: State) -> State:
        """Give the state of the two groups together."""
        ...


@dataclass(frozen=True, slots=True)
class Pair:
    """Two positions, `one` < `other`, and how alike they are."""

    one: int
    other: int
    score: float


@dataclass(frozen=True, slots=True)
class Decision:
    """Groups merge at a mean likeness of `merge`; a group of at most `small` members is taken in at `take_in`."""

    merge: float
    take_in: float
    small: int


class Grouping(Generic[State]):
    """Groups over positions 0..n-1 while they are being merged."""

    def __init__(self, states: Sequence[State], merging: Merging[State]) -> None:
        """Start with every position alone."""
        self.merging = merging
        self.parent = list(range(len(states)))
        self.state = dict(enumerate(states))
        self.members = {place: [place] for place in range(len(states))}

    def gather(self, groups: Iterable[Sequence[int]]) -> None:
        """Bring positions together that are known to be one group, member by member."""
        for group in groups:
            for place in group[1:]:
                self.unite(self.find(group[0]), place)

    def find(self, place: int) -> int:
        """Give the group of a position."""
        root = place
        while self.parent[root] != root:
            root = self.parent[root]
        while self.parent[place] != root:
            self.parent[place], place = root, self.parent[place]
        return root

    def affinity(self, one: int, other: int) -> float:
        """Give the mean likeness of two groups."""
        return self.merging.affinity(self.state[one], self.state[other])

    def unite(self, one: int, other: int) -> None:
        """Make two groups one, named by the smaller position."""
        kept, gone = min(one, other), max(one, other)
        self.parent[gone] = kept
        self.state[kept] = self.merging.join(self.state[kept], self.state.pop(gone))
        self.members[kept] += self.members.pop(gone)

    def groups(self) -> list[list[int]]:
        """List the groups, members ascending, in order of their first member."""
        return sorted(sorted(held) for held in self.members.values())


def group_pairs(
    states: Sequence[State], pairs: Iterable[Pair], merging: Merging[State], decision: Decision
) -> list[list[int]]:
    """Group positions 0..n-1 so that members are alike on average; the result depends on the set of pairs only."""
    ordered = sorted(pairs, key=lambda pair: (-pair.score, pair.one, pair.other))
    grouping = Grouping(states, merging)
    for pair in ordered:
        if pair.score < decision.merge:
            break
        one, other = grouping.find(pair.one), grouping.find(pair.other)
        if one != other and grouping.affinity(one, other) >= decision.merge:
            grouping.unite(one, other)
    take_in_small(grouping, ordered, decision)
    return grouping.groups()


def take_in_small(grouping: Grouping[State], pairs: Iterable[Pair], decision: Decision) -> None:
    """Repair: let each group that stayed small join the nearest group that it has a pair with."""
    near: dict[int, set[int]] = defaultdict(set)
    for pair in pairs:
        near[pair.one].add(pair.other)
        near[pair.other].add(pair.one)
    for group in sorted(grouping.members, key=lambda group: (len(grouping.members[group]), group)):
        if group in grouping.members and len(grouping.members[group]) <= decision.small:
            take_in(grouping, group, near, decision.take_in)


def take_in(grouping: Grouping[State], group: int, near: dict[int, set[int]], least: float) -> None:
    """Join one small group to its nearest neighbour, if that is near enough."""
    others = {grouping.find(other) for member in grouping.members[group] for other in near[member]} - {group}
    scored = [(grouping.affinity(group, other), -other) for other in others]
    if scored and max(scored)[0] >= least:
        grouping.unite(group, -max(scored)[1])
