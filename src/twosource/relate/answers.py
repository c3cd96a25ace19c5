"""Units that answer one question go in, its answers come out: numbers with disjoint bounds are different claims."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.relate.counts import Count
    from twosource.relate.units import Unit


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question: the count that it gives (None: no number decides), and the places of its units.

    `contained` are units of other answers whose narrower number bears it out ("12" bears out "at least 10").
    """

    count: Count | None
    members: tuple[int, ...]
    contained: tuple[int, ...] = ()


def split_answers(units: Sequence[Unit], group: Sequence[int]) -> list[Answer]:
    """Split a group of positions by the number they give, where two numbers of it exclude each other."""
    what = decisive(units, group)
    if what is None:
        return [Answer(shared_count(units, group), tuple(group))]
    given = {place: count_of(units[place], what) for place in group}
    silent = tuple(place for place in group if given[place] is None)
    bounds: dict[tuple[int | None, int | None], list[int]] = {}
    for place, count in given.items():
        if count is not None:
            bounds.setdefault((count.low, count.high), []).append(place)
    answers = [answer_of(units, what, members, given) for members in bounds.values()]
    return [*answers, *([Answer(None, silent)] if silent else [])]


def answer_of(units: Sequence[Unit], what: str, members: list[int], given: dict[int, Count | None]) -> Answer:
    """Make the answer of units that give the same bounds, and find the narrower numbers that bear it out."""
    count = count_of(units[members[0]], what)
    inside = tuple(
        place
        for place, other in given.items()
        if count is not None and other is not None and place not in members and count.contains(other)
    )
    return Answer(count, tuple(members), inside)


def decisive(units: Sequence[Unit], group: Sequence[int]) -> str | None:
    """Give what is counted so that two units of the group exclude each other; of several the most counted."""
    counts: dict[str, list[Count]] = {}
    for place in group:
        for count in units[place].slots.counts:
            counts.setdefault(count.what, []).append(count)
    told = Counter({what: len(held) for what, held in counts.items() if any_disjoint(held)})
    return min(told, key=lambda what: (-told[what], what), default=None)


def any_disjoint(counts: list[Count]) -> bool:
    """Tell whether two of the counts exclude each other: the greatest floor is above the least ceiling."""
    lows = [0 if count.low is None else count.low for count in counts]
    highs = [float("inf") if count.high is None else count.high for count in counts]
    return max(lows) > min(highs)


def count_of(unit: Unit, what: str) -> Count | None:
    """Give the unit's count of `what`."""
    return next((count for count in unit.slots.counts if count.what == what), None)


def shared_count(units: Sequence[Unit], group: Sequence[int]) -> Count | None:
    """Give the count that most units of a group give and none excludes, the narrowest of equals; None without any."""
    counts = [count for place in group for count in units[place].slots.counts]
    told = Counter(count.what for count in counts)
    if not told or max(told.values()) * 2 <= len(group):
        return None
    what = min(told, key=lambda name: (-told[name], name))
    held = [count for count in counts if count.what == what]
    return min(held, key=lambda count: (width(count), count.low or 0))


def width(count: Count) -> float:
    """Give how many numbers a count allows."""
    return (float("inf") if count.high is None else count.high) - (count.low or 0)
