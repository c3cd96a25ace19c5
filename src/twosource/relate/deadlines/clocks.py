"""Mentions go in, places that run out together come out joined: swept along the clock, never compared one by one.

Ten thousand copies of an ultimatum are so as quick as ten, each for its size.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from twosource.relate.deadlines.rules import load_deadline_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from twosource.relate.deadlines.mentions import Mention

HOUR, MINUTE = 3600.0, 60.0
Stretch = tuple[float, float]
"""The seconds within which a mention meets others on a clock."""


class Union:
    """Sets of places that are joined one pair at a time."""

    def __init__(self, size: int) -> None:
        """Start with each place by itself."""
        self.parent = list(range(size))

    def root(self, place: int) -> int:
        """Give the place that stands for the set of one."""
        while self.parent[place] != place:
            self.parent[place] = place = self.parent[self.parent[place]]
        return place

    def join(self, one: int, other: int) -> None:
        """Join the sets of two places."""
        self.parent[self.root(other)] = self.root(one)


def sweep(mentions: Sequence[Mention], places: Iterable[int], union: Union) -> None:
    """Join those among places that run out together: along each clock, whoever begins before the last has ended."""
    clocks: dict[str, list[tuple[Stretch, int]]] = defaultdict(list)
    for place in places:
        for clock, stretch in meetings(mentions[place]):
            clocks[clock].append((stretch, place))
    for entries in clocks.values():
        entries.sort()
        last, reach = entries[0][1], float("-inf")
        for (start, end), place in entries:
            if start <= reach:
                union.join(last, place)
            last, reach = place, max(reach, end)


def meetings(mention: Mention) -> Iterator[tuple[str, Stretch]]:
    """Give the clocks on which a mention may meet others, each with the stretch that it takes.

    A point meets what can be the same point. A length counted from its telling ("6 hours") meets the same length told
    within so many hours, and, where its end is known to the hour, points as well. What has no end meets its like.
    """
    rules = load_deadline_rules()
    if mention.due is not None and not (mention.length and is_wide(mention)):
        slack = rules.same_end_minutes * MINUTE / 2
        yield "end", (mention.due[0] - slack, mention.due[1] + slack)
    if mention.length and mention.told is not None:
        reach = (rules.retold_hours * HOUR + length_of(mention)) / 2
        yield f"told {mention.deadline.period}", (mention.told - reach, mention.told + reach)
    elif mention.due is None:
        yield f"unknown {mention.deadline.period}", (0.0, 0.0)


def meet(one: Mention, other: Mention) -> bool:
    """Tell whether two meet on some clock."""
    return any(
        first[0] <= second[1] and second[0] <= first[1]
        for clock, first in meetings(one)
        for another, second in meetings(other)
        if clock == another
    )


def is_wide(mention: Mention) -> bool:
    """Tell whether an end is known to no hour: a whole day, or hours told on an unknown hour of a day."""
    return mention.due is not None and mention.due[1] - mention.due[0] > HOUR


def length_of(one: Mention) -> float:
    """Give the time between telling and end, in seconds; 0 where it is not known."""
    return max(0.0, one.due[1] - one.told) if one.due is not None and one.told is not None else 0.0
