"""Units that answer one question go in, its answers come out: different numbers are different claims."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.relate.claims.counts import Count
    from twosource.relate.claims.units import Unit

Number: TypeAlias = tuple[int | None, ...]
"""What a count turns on: one number, or the two ends of a range."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question: the count that it gives (None: no number decides), and the places of its units.

    `name` is the id that a person's merge or split gave it.
    """

    count: Count | None
    members: tuple[int, ...]
    name: str | None = None


def split_answers(units: Sequence[Unit], group: Sequence[int]) -> list[Answer]:
    """Split a group of positions by the number they give, where they give several; "10" and "at least 10" are one."""
    what = decisive(units, group)
    if what is None:
        return [Answer(shared_count(units, group), tuple(group))]
    given = {place: count_of(units[place], what) for place in group}
    silent = tuple(place for place in group if given[place] is None)
    named = name_numbers(count for count in given.values() if count is not None)
    numbers: dict[Number, list[int]] = {}
    for place, count in given.items():
        if count is not None:
            numbers.setdefault(named[number_of(count)], []).append(place)
    answers = [Answer(narrowest([given[place] for place in members]), tuple(members)) for members in numbers.values()]
    return [*answers, *([Answer(None, silent)] if silent else [])]


def name_numbers(counts: Iterable[Count]) -> dict[Number, Number]:
    """Give for each number of some counts the one that it is told under: "about 50" is 50 where that alone fits."""
    given = {number_of(count): count for count in counts}
    named = {number: count for number, count in given.items() if count.low == count.high}
    fitting = {
        number: [one for one, exact in named.items() if count.low != count.high and count.is_one_with(exact)]
        for number, count in given.items()
    }
    return {number: fits[0] if len(fits) == 1 else number for number, fits in fitting.items()}


def number_of(count: Count) -> Number:
    """Give the number that a count turns on: the one it names, or both where it gives a range."""
    if count.low and count.high is not None and count.high != count.low:
        return (count.low, count.high)
    return (count.low or count.high,)


def decisive(units: Sequence[Unit], group: Sequence[int]) -> str | None:
    """Give what is counted of which the group gives different numbers; of several the most counted."""
    counts: dict[str, list[Count]] = {}
    for place in group:
        for count in units[place].slots.counts:
            counts.setdefault(count.what, []).append(count)
    told = {what: len(held) for what, held in counts.items() if len(set(name_numbers(held).values())) > 1}
    return min(told, key=lambda what: (-told[what], what), default=None)


def narrowest(counts: Sequence[Count | None]) -> Count | None:
    """Give the count that allows the fewest numbers."""
    known = [count for count in counts if count is not None]
    return min(known, key=lambda count: (width(count), count.low or 0), default=None)


def count_of(unit: Unit, what: str) -> Count | None:
    """Give the unit's count of `what`."""
    return next((count for count in unit.slots.counts if count.what == what), None)


def shared_count(units: Sequence[Unit], group: Sequence[int]) -> Count | None:
    """Give the count that more than half of a group's units give; None without any."""
    counts = [count for place in group for count in units[place].slots.counts]
    told = Counter(count.what for count in counts)
    if not told or max(told.values()) * 2 <= len(group):
        return None
    what = min(told, key=lambda name: (-told[name], name))
    return narrowest([count for count in counts if count.what == what])


def width(count: Count) -> float:
    """Give how many numbers a count allows."""
    return (float("inf") if count.high is None else count.high) - (count.low or 0)
