"""Questions go in, and come out with what became of people apart from what had been told of them: missing, then freed.

Both share nearly all their words, and neither denies the other: who was held and is free now was held all the same. So
they are two claims, and who tells of the second bears nobody out who told of the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.relate.claims.sides import shared_stems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.relate.claims.units import Unit


def part_turns(
    units: Sequence[Unit], groups: Sequence[Sequence[int]], turned: Mapping[str, Sequence[str]]
) -> list[list[int]]:
    """Part each question in which some count who is free, and others who was not; others go with the likest."""
    parted: list[list[int]] = []
    for group in groups:
        after = [place for place in group if counted(units[place]) & turned.keys()]
        before = [place for place in group if place not in after and precedes(units[place], units, after, turned)]
        if not after or not before:
            parted.append(list(group))
            continue
        for place in group:
            if place not in (*before, *after):
                near_after = max(shared_stems(units[place], units[other]) for other in after)
                near_before = max(shared_stems(units[place], units[other]) for other in before)
                (after if near_after > near_before else before).append(place)
        parted += [sorted(before), sorted(after)]
    return sorted(parted)


def counted(unit: Unit) -> set[str]:
    """Give what a unit counts."""
    return {count.what for count in unit.slots.counts}


def precedes(unit: Unit, units: Sequence[Unit], after: Sequence[int], turned: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether a unit counts who later is counted as free."""
    freed = {what for place in after for what in counted(units[place])}
    return bool(counted(unit) & {what for name in freed for what in turned.get(name, ())})
