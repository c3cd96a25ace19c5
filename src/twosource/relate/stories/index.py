"""Profiles go in one at a time, groups of items come out; only what a new item can change is compared and grouped anew.

What is kept is a function of the set of profiles, so a case built item by item has the groups of one built at once.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from heapq import nlargest
from typing import TYPE_CHECKING, TypeAlias

from twosource.relate.grouping.candidates import top_keys
from twosource.relate.grouping.pairs import Decision, Pair, group_pairs
from twosource.relate.stories.gathering import Gathering, StoryMerging

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from twosource.relate.stories.profiles import Profile, StoryRules

Place: TypeAlias = tuple[bool, float, str]
"""Sorts items: by day, those without a day last, then by id."""


def place_of(profile: Profile) -> Place:
    """Give where an item stands in the order of time."""
    return (profile.day is None, profile.day or 0.0, profile.item)


class StoryIndex:
    """An inverted index over the heaviest terms of items, with the pairs and groups that follow from it."""

    def __init__(self, rules: StoryRules) -> None:
        """Start empty."""
        self.rules = rules
        self.merging = StoryMerging(rules)
        self.profiles: dict[str, Profile] = {}
        self.postings: dict[str, list[Place]] = defaultdict(list)
        self.near: dict[str, list[tuple[str, float]]] = {}
        self.stale: set[str] = set()
        self.made: dict[tuple[str, ...], list[list[str]]] = {}

    def add(self, profile: Profile) -> None:
        """Take in a profile; one of an item already held takes its place."""
        if profile.item in self.profiles:
            self.remove(profile.item)
        self.profiles[profile.item] = profile
        self.stale.add(profile.item)
        for key in top_keys(profile.bag, self.rules.blocking.keys):
            insort(self.postings[key], place_of(profile))
            self.stale.update(self.touched(key, place_of(profile)))

    def remove(self, item: str) -> None:
        """Forget an item."""
        profile = self.profiles.pop(item)
        for key in top_keys(profile.bag, self.rules.blocking.keys):
            self.stale.update(self.touched(key, place_of(profile)))
            self.postings[key].remove(place_of(profile))
        self.stale.discard(item)
        self.near.pop(item, None)

    def touched(self, key: str, place: Place) -> Iterator[str]:
        """Yield the earlier items whose neighbours by this key change when an item comes or goes at `place`."""
        posting, blocking = self.postings[key], self.rules.blocking
        at = bisect_left(posting, place)
        turning = len(posting) == blocking.crowd + 1
        first = 0 if len(posting) <= blocking.crowd or turning else max(0, at - blocking.reach)
        yield from (item for _, _, item in (posting[:-1] if turning else posting[first:at]))

    def groups(self) -> list[list[str]]:
        """Group the items; every item stands in exactly one group, groups and members in order of id."""
        stale = {item for item in self.stale if item in self.profiles}
        for item in stale:
            self.near[item] = list(self.neighbours(self.profiles[item]))
        made = {}
        for members in self.components():
            known = None if stale.intersection(members) else self.made.get(members)
            made[members] = self.group(members) if known is None else known
        self.made, self.stale = made, set()
        return sorted(group for groups in made.values() for group in groups)

    def neighbours(self, profile: Profile) -> Iterator[tuple[str, float]]:
        """Yield the later items that share enough with one, and how alike they are."""
        blocking = self.rules.blocking
        shared: dict[str, float] = defaultdict(float)
        for key in top_keys(profile.bag, blocking.keys):
            for other in self.after(key, place_of(profile)):
                shared[other] += profile.bag[key] * self.profiles[other].bag[key]
        enough = [entry for entry in shared.items() if entry[1] >= blocking.shared]
        start = gather(profile)
        for other, _ in nlargest(blocking.most, sorted(enough), key=lambda entry: entry[1]):
            score = self.merging.affinity(start, gather(self.profiles[other]))
            if score >= self.rules.take_in:
                yield other, score

    def after(self, key: str, place: Place) -> Iterator[str]:
        """Yield the items behind a place in a posting: all of them, or in a crowd the next few."""
        posting, blocking = self.postings[key], self.rules.blocking
        at = bisect_left(posting, place) + 1
        last = at + blocking.reach if len(posting) > blocking.crowd else len(posting)
        yield from (item for _, _, item in posting[at:last])

    def components(self) -> Iterable[tuple[str, ...]]:
        """Give the sets of items that pairs connect, each in order of time."""
        parent = {item: item for item in self.profiles}

        def find(item: str) -> str:
            while parent[item] != item:
                parent[item] = item = parent[parent[item]]
            return item

        for item, near in self.near.items():
            for other, _ in near:
                parent[find(other)] = find(item)
        joined: dict[str, list[str]] = defaultdict(list)
        for item in sorted(self.profiles, key=lambda item: place_of(self.profiles[item])):
            joined[find(item)].append(item)
        return [tuple(members) for members in joined.values()]

    def group(self, members: Sequence[str]) -> list[list[str]]:
        """Group the items of one component."""
        at = {item: number for number, item in enumerate(members)}
        pairs = [Pair(at[item], at[other], score) for item in members for other, score in self.near[item]]
        states = [gather(self.profiles[item]) for item in members]
        decision = Decision(self.rules.merge, self.rules.take_in, self.rules.small)
        groups = group_pairs(states, pairs, self.merging, decision)
        return [sorted(members[place] for place in group) for group in groups]


def gather(profile: Profile) -> Gathering:
    """Start a gathering with one item; its bag is its own, to be added to."""
    return Gathering(dict(profile.bag), 1, int(profile.short), profile.day, profile.day)


def group_profiles(profiles: Iterable[Profile], rules: StoryRules) -> list[list[str]]:
    """Group items by story from scratch."""
    index = StoryIndex(rules)
    for profile in profiles:
        index.add(profile)
    return index.groups()
