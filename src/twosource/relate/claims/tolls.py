"""Groups of units go in; a short post that stands alone joins the group that gives its number of dead, hurt or escaped.

However each words it, the same number of one of these, told in one story within days, is of one thing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.relate.claims.kinds import kind_of

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
    """Yield the places of the other units that give a number of one, of the same people and within days of it."""
    unit = units[place]
    for mine in tolls_of(unit, rules):
        who = kind_of([unit], mine)
        for count, told in given.items():
            if mine.what == count.what and mine.is_one_with(count):
                near = (other for other in told if other != place and days_between(unit, units[other]) <= rules.days)
                yield from (other for other in near if not kind_of([units[other]], count).differs(who))


def days_between(unit: Unit, other: Unit) -> float:
    """Give the days between the publication of two units; 0 where one is unknown."""
    return 0.0 if unit.day is None or other.day is None else abs(unit.day - other.day)
