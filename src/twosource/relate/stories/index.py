"""Profiles go in one at a time, groups of items come out; only what a new item can change is compared and grouped anew.

Groups are made in two steps: cores of pairs alike enough to merge, then what cores take in. How a group came about
depends on its own members alone, so that after a change it is enough to group anew what changed with what lies beside
it: if those beside come out as they were, so does everything further off. What is kept is a function of the set of
profiles; a case built item by item has the groups of one built at once. Stories are made from the groups each time:
short posts join those in whose words they speak (`growing.py`).
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import replace
from heapq import nlargest
from typing import TYPE_CHECKING, TypeAlias

from twosource.relate.grouping.candidates import top_keys
from twosource.relate.grouping.pairs import Decision, Grouping, Pair, group_pairs, take_in_small
from twosource.relate.stories.gathering import Gathering, StoryMerging
from twosource.relate.stories.growing import Growing, Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from twosource.relate.stories.profiles import Profile, StoryRules

Near: TypeAlias = "Iterable[tuple[str, float]]"
"""Items with how alike they are."""
Place: TypeAlias = tuple[bool, float, str]
"""Sorts items: by day, those without a day last, then by id."""


AS_THEY_ARE = 1.0
"""The factor by which short texts count as more alike where that would bring anything together."""


def place_of(profile: Profile) -> Place:
    """Give where an item stands in the order of time."""
    return (profile.day is None, profile.day or 0.0, profile.item)


class StoryIndex:
    """An inverted index over the heaviest terms of items, with the pairs and groups that follow from it."""

    def __init__(self, rules: StoryRules) -> None:
        """Start empty."""
        self.rules = rules
        self.merging = StoryMerging(rules, rules.short_gain)
        self.growing = Growing(rules.growth)
        self.profiles: dict[str, Profile] = {}
        self.postings: dict[str, list[Place]] = defaultdict(list)
        self.near: dict[str, list[tuple[str, float]]] = {}
        self.back: dict[str, dict[str, float]] = defaultdict(dict)
        """Of each item the earlier ones that are near it."""
        self.core_of: dict[str, Part] = {}
        self.group_of: dict[str, Part] = {}
        self.broken: dict[Part, list[Part]] = {}
        """Of each group of nothing but short posts what it falls into before it grows."""
        self.stale: set[str] = set()
        self.moved: set[str] = set()
        self.fresh: set[str] = set()
        """Items whose neighbours, core or group are others than when this was last emptied."""

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
        self.moved |= {item, *(other for other, _ in self.beside(item))}
        for other, _ in self.near.pop(item, ()):
            self.back[other].pop(item, None)

    def touched(self, key: str, place: Place) -> Iterator[str]:
        """Yield the earlier items whose neighbours by this key change when an item comes or goes at `place`."""
        posting, blocking = self.postings[key], self.rules.blocking
        at = bisect_left(posting, place)
        turning = len(posting) == blocking.crowd + 1
        first = 0 if len(posting) <= blocking.crowd or turning else max(0, at - blocking.reach)
        yield from (item for _, _, item in (posting[:-1] if turning else posting[first:at]))

    def recall(
        self, known: Iterable[tuple[Profile, Near]], core_of: Mapping[str, str], group_of: Mapping[str, str]
    ) -> None:
        """Take in profiles with their neighbours, cores and groups as they were when nothing was stale."""
        for profile, near in known:
            self.profiles[profile.item] = profile
            self.set_near(profile.item, list(near))
            for key in top_keys(profile.bag, self.rules.blocking.keys):
                self.postings[key].append(place_of(profile))
        for posting in self.postings.values():
            posting.sort()
        self.core_of, self.group_of = self.parts_by(core_of), self.parts_by(group_of)

    def parts_by(self, name_of: Mapping[str, str]) -> dict[str, Part]:
        """Give for each item those of its name together, in order of time."""
        named: dict[str, list[str]] = defaultdict(list)
        for item in sorted(self.profiles, key=self.when):
            named[name_of[item]].append(item)
        return {item: part for part in map(tuple, named.values()) for item in part}

    def groups(self) -> list[list[str]]:
        """Group the items; every item stands in exactly one group, groups and members in order of id."""
        self.compare()
        self.broken = {group: pieces for group, pieces in self.broken.items() if self.moved.isdisjoint(group)}
        self.growing.forget(self.moved)
        cored = self.renew(self.core_of, self.moved, self.rules.merge, self.make_cores)
        grouped = self.renew(self.group_of, self.moved | cored, self.rules.take_in, self.take_in)
        self.fresh |= self.moved | cored | grouped
        self.moved = set()
        return sorted(sorted(group) for group in {id(group): group for group in self.group_of.values()}.values())

    def stories(self) -> list[list[str]]:
        """Give the items by story: groups, grown by the short posts that speak in their words."""
        self.groups()
        groups = {id(group): group for group in self.group_of.values()}.values()
        self.broken = {
            group: self.broken.get(group) or self.break_up(group) for group in groups if self.is_posts(group)
        }
        pieces = [self.broken.get(group) or [group] for group in groups]
        return sorted(list(story) for story in self.growing.grow(pieces, self.profiles))

    def is_posts(self, part: Part) -> bool:
        """Tell whether all items of a part are short posts."""
        return all(self.profiles[item].wording.said for item in part)

    def break_up(self, part: Part) -> list[Part]:
        """Give what posts of a group make where neither their being short nor a small number brings them together."""
        states = [gather(without_small_numbers(self.profiles[item], self.rules)) for item in part]
        merging = StoryMerging(self.rules, AS_THEY_ARE)
        groups = group_pairs(states, self.pairs_within(part), merging, self.decision(0))
        return [tuple(part[place] for place in group) for group in groups]

    def compare(self) -> None:
        """Find the neighbours of the stale items anew; who has others than before, and those, have moved."""
        for item in self.stale & self.profiles.keys():
            before, now = self.near.get(item), list(self.neighbours(self.profiles[item]))
            if before != now:
                self.moved |= {item, *(other for other, _ in now), *(other for other, _ in before or ())}
                self.set_near(item, now)
        self.stale = set()

    def set_near(self, item: str, near: list[tuple[str, float]]) -> None:
        """Keep who is near an item, from both sides."""
        for other, _ in self.near.get(item, ()):
            self.back[other].pop(item, None)
        for other, score in near:
            self.back[other][item] = score
        self.near[item] = near

    def beside(self, item: str) -> Iterator[tuple[str, float]]:
        """Yield who is near an item, later and earlier."""
        yield from self.near.get(item, ())
        yield from self.back.get(item, {}).items()

    def renew(
        self, held: dict[str, Part], moved: set[str], least: float, make: Callable[[Part], list[Part]]
    ) -> set[str]:
        """Group anew those that moved, with whatever that changes beside them; give the items whose group is another.

        `held` gives for each item its group and is brought up to date; pairs of `least` connect.
        """
        inner = {other for item in moved for other in held.get(item, (item,)) if other in self.profiles}
        for item in [item for item in moved if item not in self.profiles]:
            held.pop(item, None)
        made: list[Part] = []
        broken = set(inner)
        while broken:
            beyond = {other for item in inner for other, score in self.beside(item) if score >= least} - inner
            rim = {held[other] for other in beyond}
            made = make(tuple(sorted(inner.union(*rim), key=self.when)))
            broken = {item for part in rim.difference(made) for item in part}
            inner |= broken
        changed = [part for part in made if held.get(part[0]) != part]
        for part in changed:
            held.update(dict.fromkeys(part, part))
        return {item for part in changed for item in part}

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
        cores = {self.core_of[item]: None for item in part}
        grouping = Grouping([gather(self.profiles[item]) for item in part], self.merging)
        grouping.gather([at[item] for item in core] for core in cores)
        take_in_small(grouping, self.pairs_within(part), self.decision(self.rules.small))
        return [tuple(part[place] for place in group) for group in grouping.groups()]

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


def without_small_numbers(profile: Profile, rules: StoryRules) -> Profile:
    """Give a profile in which numbers weigh by their digits: two posts with a "3" in common may tell of anything."""
    bag = {term: weight * rules.share_of(term[1:]) for term, weight in profile.bag.items()}
    return replace(profile, bag=bag)


def group_profiles(profiles: Iterable[Profile], rules: StoryRules) -> list[list[str]]:
    """Group items by story from scratch."""
    index = StoryIndex(rules)
    for profile in profiles:
        index.add(profile)
    return index.stories()
