"""When gatherings of items are alike enough to be one happening, and how a story is named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.model.ids import make_id
from twosource.model.ledger import Story
from twosource.relate.instants import order_of
from twosource.relate.text.bags import Bag, dot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model.reading import Reading
    from twosource.relate.stories.profiles import StoryRules

HEADLINE = 120
"""Characters kept of a headline."""


@dataclass(slots=True)
class Gathering:
    """Items together: their bags summed, how many there are and how many of them short, their first and last day."""

    bag: Bag
    size: int
    short: int
    first: float | None
    last: float | None


class StoryMerging:
    """Likeness of gatherings: mean cosine, less the further apart in time they are."""

    def __init__(self, rules: StoryRules, gain: float) -> None:
        """Keep the rules of the codebook, and the factor by which two short texts count as more alike."""
        self.rules = rules
        self.gain = gain

    def affinity(self, one: Gathering, other: Gathering) -> float:
        """Give the mean likeness of two gatherings, raised for short texts, decayed over the days between them."""
        likeness = dot(one.bag, other.bag) / (one.size * other.size)
        shortness = (one.short / one.size + other.short / other.size) / 2
        gain = float(self.gain**shortness)
        return likeness * gain * decay(days_between(one, other), self.rules.half_life)

    def join(self, one: Gathering, other: Gathering) -> Gathering:
        """Sum two gatherings; the larger bag is added to in place, since the parts are never asked again."""
        large, small = (one, other) if len(one.bag) >= len(other.bag) else (other, one)
        for term, weight in small.bag.items():
            large.bag[term] = large.bag.get(term, 0.0) + weight
        days = [day for day in (one.first, one.last, other.first, other.last) if day is not None]
        first, last = (min(days), max(days)) if days else (None, None)
        return Gathering(large.bag, one.size + other.size, one.short + other.short, first, last)


def days_between(one: Gathering, other: Gathering) -> float:
    """Give the days between the nearest ends of two gatherings; 0 where they overlap or a day is unknown."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0.0
    return max(one.first - other.last, other.first - one.last, 0.0)


def decay(days: float, half_life: float) -> float:
    """Give the factor that halves every `half_life` days."""
    return float(0.5 ** (days / half_life))


def name_story(readings: Sequence[Reading]) -> Story:
    """Make the Story of items that belong together: in order of publication, named after its first one."""
    ordered = sorted(readings, key=lambda one: (order_of(one.item.published), one.item.id))
    dates = [one.item.published for one in ordered if one.item.published]
    items = tuple(one.item.id for one in ordered)
    return Story(
        id=make_id("story", items[0]),
        headline=headline_of(ordered),
        items=items,
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
    )


def headline_of(readings: Sequence[Reading]) -> str:
    """Give the first title, else the first line of the first item, cut at a word."""
    titles = [one.item.title for one in readings if one.item.title]
    line = titles[0] if titles else next(iter(readings[0].text.strip().splitlines()), "")
    return line if len(line) <= HEADLINE else line[:HEADLINE].rsplit(" ", 1)[0] + "…"
