"""Groups go in, groups come out without the members that have less in common with the rest than a group asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.relate.text.bags import Bag, add_up, dot

if TYPE_CHECKING:
    from collections.abc import Sequence

ROUNDS = 3
"""Times that a group is looked at again; each round can only take members out, so more would change little."""
LEAST = 2
"""A group of so many members has no rest to compare one with; merging has compared them already."""


def drop_strangers(groups: Sequence[Sequence[int]], views: Sequence[Sequence[Bag]], stay: float) -> list[list[int]]:
    """Put members whose cosine with the rest of their group is below `stay` into groups of their own.

    Each of `views` gives every position a bag; who is near the rest by one of them stays.
    """
    kept: list[list[int]] = []
    for group in groups:
        left, gone = list(group), set() if len(group) <= LEAST else strangers(group, views, stay)
        for _ in range(ROUNDS):
            if not gone:
                break
            kept += [[place] for place in gone]
            left = [place for place in left if place not in gone]
            gone = strangers(left, views, stay) if len(left) > LEAST else set()
        kept.append(left)
    return sorted(group for group in kept if group)


def strangers(group: Sequence[int], views: Sequence[Sequence[Bag]], stay: float) -> set[int]:
    """Find the members too far from the rest of their group by every view; never all of them."""
    likeness = dict.fromkeys(group, 0.0)
    for bags in views:
        whole = add_up(bags[place] for place in group)
        square = dot(whole, whole)
        for place in group:
            likeness[place] = max(likeness[place], likeness_to_rest(bags[place], whole, square))
    far = {place for place, score in likeness.items() if score < stay}
    nearest = max(group, key=lambda place: (likeness[place], -place))
    return far - {nearest}


def likeness_to_rest(bag: Bag, whole: Bag, square: float) -> float:
    """Give the cosine of a member of length 1 with the sum of the others, from the sum of all and its square."""
    shared, own = dot(bag, whole), dot(bag, bag)
    rest = square - 2 * shared + own
    return (shared - own) / (rest * own) ** 0.5 if rest > 0 and own > 0 else 0.0
