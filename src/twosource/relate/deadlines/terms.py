"""Deadlines of the items of one story go in, terms come out: the mentions of one end of one demand.

Two are of one term when they run out together, and nothing of who, whom and what keeps them apart. What is known to the
hour is gathered first; a mention of the whole day, or one that names nobody, then joins the nearest that it fits, so
that it never makes one of two. All is a function of the set, whatever order the items came in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

from twosource.relate.deadlines.clocks import Union, is_wide, meet, sweep

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.relate.deadlines.mentions import Mention, Parties

Group = list["Mention"]


@dataclass(frozen=True, slots=True)
class Term:
    """Mentions of one end of a deadline, in order of telling."""

    mentions: tuple[Mention, ...]

    @property
    def first(self) -> Mention:
        """The mention that tells of it first."""
        return self.mentions[0]

    @property
    def parties(self) -> tuple[Parties, ...]:
        """Who, whom and what its mentions name, each combination once."""
        return tuple(dict.fromkeys(one.parties for one in self.mentions))

    @property
    def end(self) -> Mention:
        """The mention by which it runs out: counted lengths by who told first, points by the narrowest."""
        known = [one for one in self.mentions if one.due is not None]
        points = [one for one in known if not one.length]
        if points:
            return min(points, key=lambda one: (width(one), one.key))
        return min(known, key=lambda one: ((one.due or (0.0, 0.0))[::-1], one.key), default=self.first)


def width(one: Mention) -> float:
    """Give how wide an end is, in seconds."""
    return one.due[1] - one.due[0] if one.due else float("inf")


@dataclass(frozen=True, slots=True)
class Home:
    """A group that loose mentions may join, as it was before any did."""

    group: Group
    first: Mention
    point: Mention
    """The first whose end is known to the hour; where none is, the first."""
    parties: tuple[Parties, ...]
    items: frozenset[str]
    told: tuple[float, ...]


def find_terms(mentions: Sequence[Mention]) -> list[Term]:
    """Gather mentions into terms, each in order of telling, in order of their first."""
    wide = [one for one in mentions if one.parties and is_wide(one) and not one.length]
    blank = [one for one in mentions if not one.parties]
    groups = gather([one for one in mentions if one.parties and (one.length or not is_wide(one))])
    for loose in (gather(wide), gather(blank, alike=True)):
        homes = [home_of(group) for group in groups]
        for group, home in [(group, find_home(group[0], homes)) for group in loose]:
            if home is None:
                groups.append(group)
            else:
                home.group.extend(group)
    terms = (Term(tuple(sorted(group, key=by_key))) for group in groups)
    return sorted(terms, key=lambda one: one.first.key)


def home_of(group: Group) -> Home:
    """Note what a group is, so that many loose mentions can be held against it."""
    told = tuple(sorted(one.told for one in group if one.told is not None))
    parties = tuple(dict.fromkeys(one.parties for one in group))
    point = next((one for one in group if not is_wide(one)), group[0])
    return Home(group, group[0], point, parties, frozenset(one.item for one in group), told)


def by_key(mention: Mention) -> tuple[tuple[float, str], str, int]:
    """Sort by telling."""
    return mention.key


def gather(mentions: Iterable[Mention], *, alike: bool = False) -> list[Group]:
    """Unite mentions that agree and run out together, and what is united with these; each group by telling.

    With `alike`, running out together is enough: nobody is named who could keep them apart.
    """
    listed = sorted(mentions, key=by_key)
    union = Union(len(listed))
    kinds: dict[Parties, list[int]] = defaultdict(list)
    for place, mention in enumerate(listed):
        kinds[mention.parties].append(place)
    for one, other in combinations_with_replacement(kinds, 2):
        if alike or agree(one, other):
            sweep(listed, dict.fromkeys((*kinds[one], *kinds[other])), union)
    gathered: dict[int, Group] = defaultdict(list)
    for place, mention in enumerate(listed):
        gathered[union.root(place)].append(mention)
    return list(gathered.values())


def agree(one: Parties, other: Parties) -> bool:
    """Tell whether nothing of who, whom and what keeps two apart, and something holds them together.

    Whom one asks may stand in what the other asks: "told the ministry to withdraw soldiers", "told soldiers to leave".
    """
    who, whom = overlap(one.by, other.by), overlap(one.addressee, other.addressee)
    if whom is False:
        whom = bool(one.addressee & other.demand or other.addressee & one.demand)
    what = overlap(one.demand, other.demand)
    if whom is False or (what is False and not (who and whom)) or (who is False and not (whom and what)):
        return False
    return bool(who or whom or what)


def overlap(one: frozenset[str], other: frozenset[str]) -> bool | None:
    """Tell whether two share a word; None where one of them is not known."""
    return None if not one or not other else bool(one & other)


def find_home(loose: Mention, homes: Sequence[Home]) -> Home | None:
    """Find the group that a mention fits; of several the one told of nearest to it."""
    fitting = [home for home in homes if fits(loose, home)]
    return min(fitting, key=lambda home: (apart_in_telling(loose, home), home.first.key), default=None)


def fits(loose: Mention, home: Home) -> bool:
    """Tell whether a mention of a whole day agrees with a group, or one that names nobody ends just as it does."""
    if not (meet(loose, home.first) or (loose.parties and meet(loose, home.point))):
        return False
    if loose.parties:
        return any(agree(loose.parties, one) for one in home.parties)
    return (loose.length and home.first.length) or not (is_wide(loose) or is_wide(home.first))


def apart_in_telling(loose: Mention, home: Home) -> tuple[int, float]:
    """Rank a group by when it is told of: in the same item, then before it, then after it, each the nearer the better.

    Who tells of a deadline again means the term that was told of until then.
    """
    if loose.item in home.items:
        return 0, 0.0
    if loose.told is None or not home.told:
        return 3, 0.0
    at = bisect_right(home.told, loose.told)
    return (1, loose.told - home.told[at - 1]) if at else (2, home.told[0] - loose.told)
