"""Profiles go in one at a time, groups of items come out; only what a new item can change is compared and grouped anew.

Groups are made in two steps, cores of pairs alike enough to merge and what cores take in, and each step falls into
parts that pairs connect: a part none of whose pairs changed keeps its groups. What is kept is a function of the set of
profiles, so a case built item by item has the groups of one built at once.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from heapq import nlargest
from typing import TYPE_CHECKING, TypeAlias

from twosource.relate.grouping.candidates import top_keys
from twosource.relate.grouping.pairs import Decision, Grouping, Pair, group_pairs, take_in_small
from twosource.relate.stories.gathering import Gathering, StoryMerging

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from twosource.relate.stories.profiles import Profile, StoryRules

Part: TypeAlias = tuple[str, ...]
"""Items that pairs connect, in order of time."""
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
        self.moved: set[str] = set()
        self.fresh: set[str] = set()
        """Items whose neighbours, core or group are others than when this was last emptied."""
        self.cores: dict[Part, list[Part]] = {}
        self.core_of: dict[str, Part] = {}
        self.made: dict[Part, list[Part]] = {}

    def add(self, profile: Profile) -> None:
        """Take in a profile; one of an item already held takes its place."""
        if profile.item in self.profiles:
            self.remove(profile.item)
        self.profiles[profile.item] = profile
        self.stale.add(profile.item)
        self.moved.add(profile.item)
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
        self.moved.update(other for other, _ in self.near.pop(item, ()))

    def touched(self, key: str, place: Place) -> Iterator[str]:
        """Yield the earlier items whose neighbours by this key change when an item comes or goes at `place`."""
        posting, blocking = self.postings[key], self.rules.blocking
        at = bisect_left(posting, place)
        turning = len(posting) == blocking.crowd + 1
        first = 0 if len(posting) <= blocking.crowd or turning else max(0, at - blocking.reach)
        yield from (item for _, _, item in (posting[:-1] if turning else posting[first:at]))

    def recall(
        self,
        known: Iterable[tuple[Profile, Iterable[tuple[str, float]]]],
        core_of: Mapping[str, str],
        group_of: Mapping[str, str],
    ) -> None:
        """Take in profiles with their neighbours, cores and groups as they were when nothing was stale."""
        for profile, near in known:
            self.profiles[profile.item] = profile
            self.near[profile.item] = list(near)
            for key in top_keys(profile.bag, self.rules.blocking.keys):
                self.postings[key].append(place_of(profile))
        for posting in self.postings.values():
            posting.sort()
        cores = self.parts_by(core_of)
        self.cores = self.share_out(self.connect(self.merging_links()), cores)
        self.made = self.share_out(self.connect(self.taking_links(cores)), self.parts_by(group_of))

    def parts_by(self, name_of: Mapping[str, str]) -> list[Part]:
        """Give the items of one name together, in order of time."""
        named: dict[str, list[str]] = defaultdict(list)
        for item in sorted(self.profiles, key=self.when):
            named[name_of[item]].append(item)
        return [tuple(members) for members in named.values()]

    def share_out(self, parts: Iterable[Part], groups: Iterable[Part]) -> dict[Part, list[Part]]:
        """Give each part the groups that lie in it."""
        part_of = {item: part for part in parts for item in part}
        shared: dict[Part, list[Part]] = {}
        for group in groups:
            shared.setdefault(part_of[group[0]], []).append(group)
        return shared

    def groups(self) -> list[list[str]]:
        """Group the items; every item stands in exactly one group, groups and members in order of id."""
        self.compare()
        before = {core for held in self.cores.values() for core in held}
        self.cores = self.settle(self.connect(self.merging_links()), self.cores, self.make_cores)
        cores = [core for held in self.cores.values() for core in held]
        self.moved.update(item for core in cores if core not in before for item in core)
        told = {group for held in self.made.values() for group in held}
        self.made = self.settle(self.connect(self.taking_links(cores)), self.made, self.take_in)
        regrouped = (group for held in self.made.values() for group in held if group not in told)
        self.fresh |= self.moved.union(*regrouped)
        self.moved = set()
        return sorted(sorted(group) for groups in self.made.values() for group in groups)

    def compare(self) -> None:
        """Find the neighbours of the stale items anew; who has others than before, and those, have moved."""
        for item in self.stale & self.profiles.keys():
            before, now = self.near.get(item), list(self.neighbours(self.profiles[item]))
            if before != now:
                self.near[item] = now
                self.moved |= {item, *(other for other, _ in now), *(other for other, _ in before or ())}
        self.stale = set()

    def settle(
        self, parts: Iterable[Part], known: dict[Part, list[Part]], make: Callable[[Part], list[Part]]
    ) -> dict[Part, list[Part]]:
        """Give the groups of each part: those known, where nobody in it has moved, else made anew."""
        return {part: known[part] if part in known and self.moved.isdisjoint(part) else make(part) for part in parts}

    def merging_links(self) -> Iterator[tuple[str, str]]:
        """Yield the pairs that are alike enough to merge."""
        for item, near in self.near.items():
            yield from ((item, other) for other, score in near if score >= self.rules.merge)

    def taking_links(self, cores: Iterable[Part]) -> Iterator[tuple[str, str]]:
        """Yield what holds cores together, and each pair by which a small core may be taken in."""
        self.core_of = {item: core for core in cores for item in core}
        small = self.rules.small
        for item, near in self.near.items():
            mine = self.core_of[item]
            yield mine[0], item
            for other, _ in near:
                theirs = self.core_of[other]
                if mine is not theirs and (len(mine) <= small or len(theirs) <= small):
                    yield item, other

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

    def connect(self, links: Iterable[tuple[str, str]]) -> list[Part]:
        """Give the parts that links connect, each in order of time."""
        parent = {item: item for item in self.profiles}

        def find(item: str) -> str:
            while parent[item] != item:
                parent[item] = item = parent[parent[item]]
            return item

        for item, other in links:
            parent[find(other)] = find(item)
        joined: dict[str, list[str]] = defaultdict(list)
        for item in self.profiles:
            joined[find(item)].append(item)
        return [tuple(sorted(members, key=self.when)) for members in joined.values()]

    def when(self, item: str) -> Place:
        """Give where an item stands in the order of time."""
        return place_of(self.profiles[item])

    def make_cores(self, part: Part) -> list[Part]:
        """Merge the items of a part, the best pairs first."""
        states = [gather(self.profiles[item]) for item in part]
        groups = group_pairs(states, self.pairs_within(part), self.merging, self.decision(0))
        return [tuple(part[place] for place in group) for group in groups]

    def take_in(self, part: Part) -> list[Part]:
        """Let the small cores of a part join their nearest neighbours."""
        at = {item: number for number, item in enumerate(part)}
        cores = [core for core in self.cores_within(part) if len(core) > 1]
        grouping = Grouping([gather(self.profiles[item]) for item in part], self.merging)
        grouping.gather([at[item] for item in core] for core in cores)
        take_in_small(grouping, self.pairs_within(part), self.decision(self.rules.small))
        return [tuple(part[place] for place in group) for group in grouping.groups()]

    def cores_within(self, part: Part) -> list[Part]:
        """Give the cores that make up a part."""
        return list({id(core): core for core in (self.core_of[item] for item in part)}.values())

    def pairs_within(self, part: Part) -> list[Pair]:
        """List the pairs among the items of a part by their places in it."""
        at = {item: number for number, item in enumerate(part)}
        return [Pair(at[item], at[other], score) for item in part for other, score in self.near[item] if other in at]

    def decision(self, small: int) -> Decision:
        """Give the thresholds, with groups of at most `small` items taken in."""
        return Decision(self.rules.merge, self.rules.take_in, small)


def gather(profile: Profile) -> Gathering:
    """Start a gathering with one item; its bag is its own, to be added to."""
    return Gathering(dict(profile.bag), 1, int(profile.short), profile.day, profile.day)


def group_profiles(profiles: Iterable[Profile], rules: StoryRules) -> list[list[str]]:
    """Group items by story from scratch."""
    index = StoryIndex(rules)
    for profile in profiles:
        index.add(profile)
    return index.groups()
