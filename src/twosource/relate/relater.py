"""Readings go in, one at a time or all at once, the ledger comes out; only what a new item can change is made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model.ledger import Claim, Ledger, Story
from twosource.relate.claims.assembling import StoryInput, relate_story
from twosource.relate.claims.units import Unit, find_units
from twosource.relate.codebook import Rulebook, load_rulebook
from twosource.relate.edges.reuse import Copying, Trace, find_copying, trace_reading
from twosource.relate.instants import order_of
from twosource.relate.rulings.arranging import join_stories
from twosource.relate.rulings.orders import Orders, give_orders
from twosource.relate.rulings.readings import correct_reading
from twosource.relate.rulings.units import correct_units
from twosource.relate.stories.gathering import name_story
from twosource.relate.stories.index import StoryIndex
from twosource.relate.stories.profiles import profile_reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.model.ledger import Ruling
    from twosource.model.reading import Reading


class Relater:
    """A case in memory: what was read out of each item, and the claims of each story as last made."""

    def __init__(self, rulebook: Rulebook | None = None) -> None:
        """Start with no items, under the codebook's rules or those given."""
        self.rulebook = rulebook or load_rulebook()
        self.given: dict[str, Reading] = {}
        self.readings: dict[str, Reading] = {}
        self.index = StoryIndex(self.rulebook.stories)
        self.traces: dict[str, Trace] = {}
        self.units: dict[str, tuple[Unit, ...]] = {}
        self.orders = Orders()
        self.made: dict[tuple[str, ...], tuple[Claim, ...]] = {}

    def add(self, reading: Reading) -> None:
        """Take in a Reading; one of an item already held takes its place, and the same one again changes nothing."""
        item = reading.item.id
        if self.given.get(item) == reading:
            return
        self.given[item] = reading
        self.index.add(profile_reading(reading, self.rulebook.stories))
        self.traces[item] = trace_reading(reading, self.rulebook.edges)
        self.correct(item)
        self.made = {members: claims for members, claims in self.made.items() if item not in members}

    def correct(self, item: str) -> None:
        """Make the units of an item from its Reading as people put it right."""
        rulings = self.orders.by_item.get(item, ())
        self.readings[item] = correct_reading(self.given[item], rulings)
        units = find_units(self.readings[item], self.rulebook.claims)
        self.units[item] = correct_units(units, self.readings[item], rulings)

    def rule(self, rulings: Iterable[Ruling]) -> None:
        """Take in the rulings of people: only they confirm or refute, and what they put right stays so."""
        before, self.orders = self.orders, give_orders(rulings)
        for item in {*before.by_item, *self.orders.by_item}:
            if item in self.given and before.by_item.get(item) != self.orders.by_item.get(item):
                self.correct(item)
        self.made = {}

    def ledger(self) -> Ledger:
        """Give stories and claims as they stand; stories whose items did not change keep their claims as made."""
        groups = join_stories(self.index.groups(), self.orders)
        self.made = {group: self.made[group] if group in self.made else self.relate_group(group) for group in groups}
        told = sorted(((self.story_of(group), group) for group in groups), key=lambda entry: order_story(entry[0]))
        claims = tuple(claim for _, group in told for claim in self.made[group])
        return Ledger(tuple(story for story, _ in told), claims)

    def relate_group(self, group: tuple[str, ...]) -> tuple[Claim, ...]:
        """Make the claims of the items of one story."""
        readings = {item: self.readings[item] for item in group}
        units = [unit for item in group for unit in self.units[item]]
        copying = self.copying_within(group)
        return relate_story(StoryInput(self.story_of(group).id, readings, units, copying), self.rulebook, self.orders)

    def copying_within(self, group: tuple[str, ...]) -> list[Copying]:
        """Find who copies whom within a story."""
        return find_copying((self.traces[item] for item in group), self.rulebook.edges)

    def story_of(self, group: tuple[str, ...]) -> Story:
        """Name the story of a group of items."""
        return name_story([self.readings[item] for item in group])


def order_story(story: Story) -> tuple[int, tuple[float, str], str]:
    """Sort stories by size, then by when they began."""
    return (-len(story.items), order_of(story.first), story.id)


def relate_readings(
    readings: Iterable[Reading], rulings: Iterable[Ruling] = (), rulebook: Rulebook | None = None
) -> Ledger:
    """Relate Readings from scratch: the same set gives the same ledger, whatever its order."""
    relater = Relater(rulebook)
    for reading in readings:
        relater.add(reading)
    relater.rule(rulings)
    return relater.ledger()
