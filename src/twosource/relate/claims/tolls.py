"""Groups of units go in; a short post that stands alone joins the group that gives its number of dead, hurt or escaped.

However each words it, the same number of one of these, told in one story within days, is of one thing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from twosource.relate.claims.counts import Count
    from twosource.relate.claims.rules import ClaimRules
    from twosource.relate.claims.units import Unit


def attach_counts(units: Sequence[Unit], groups: Iterable[Sequence[int]], rules: ClaimRules) -> list[list[int]]:
    """Let short posts that stand alone join the group in which most give the same number, of equals the first."""
    joined = {group[0]: list(group) for group in groups}
    home = {place: name for name, group in joined.items() for place in group}
    given: dict[Count, list[int]] = defaultdict(list)
    for place, unit in enumerate(units):
        for count in tolls_of(unit, rules):
            given[count].append(place)
    for place in sorted(place for told in given.values() for place in told):
        if home[place] != place or len(joined[place]) > rules.small or units[place].long:
            continue
        near = Counter(home[other] for other in told_alike(units, place, given, rules))
        best = min(near, key=lambda name: (-near[name], name), default=place)
        if best != place:
            joined[best] += joined.pop(place)
            home[place] = best
    return sorted(sorted(group) for group in joined.values())


def tolls_of(unit: Unit, rules: ClaimRules) -> Iterator[Count]:
    """Yield what a unit counts of dead, hurt and the like, `few_of` or more, wherever in it that stands."""
    for count in unit.slots.counts:
        if count.what in rules.leading and (count.high or count.low or 0) >= rules.few_of:
            yield replace(count, start=0, end=0)


def told_alike(
    units: Sequence[Unit], place: int, given: Mapping[Count, Sequence[int]], rules: ClaimRules
) -> Iterator[int]:
    """Yield the places of the other units that give a number of one, within days of it."""
    counts, day = list(tolls_of(units[place], rules)), units[place].day
    for count, told in given.items():
        if any(one.what == count.what and one.is_one_with(count) for one in counts):
            for other in told:
                day_too = units[other].day
                if other != place and (day is None or day_too is None or abs(day - day_too) <= rules.days):
                    yield other
