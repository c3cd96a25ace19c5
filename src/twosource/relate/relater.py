"""Readings go in, one at a time or all at once, the ledger comes out; only what a new item can change is made again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from twosource.relate.claims.assembling import StoryInput, relate_story
from twosource.relate.claims.completing import complete_units
from twosource.relate.claims.units import Unit, find_units
from twosource.relate.codebook import Rulebook, load_rulebook
from twosource.relate.deadlines import settle_claims, trace_deadlines
from twosource.relate.edges.reuse import Copying, Trace, find_copying, trace_reading
from twosource.relate.edges.sharing import find_sharing
from twosource.relate.memory import Memory, recall_items
from twosource.relate.origins.affiliations import credit_outlets
from twosource.relate.placing import place_told, sort_by_group
from twosource.relate.rulings.arranging import join_stories
from twosource.relate.rulings.orders import Orders, give_orders
from twosource.relate.rulings.readings import correct_reading
from twosource.relate.rulings.units import correct_units
from twosource.relate.stories.gathering import name_story
from twosource.relate.stories.index import StoryIndex
from twosource.relate.stories.profiles import profile_reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from twosource.model.deadlines import CaseDeadline
    from twosource.model.ledger import Claim, Ledger, Ruling, Story
    from twosource.model.reading import Reading

    Fetch = Callable[[Sequence[str]], Iterable[Reading]]
    """Gives the Readings of some items."""

Of = TypeVar("Of")

Group: TypeAlias = tuple[str, ...]
"""The ids of items that belong together, in order."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is made of the items of one group: those that pairs hold together, and whose claims are compared."""

    items: Group
    claims: tuple[Claim, ...]
    deadlines: tuple[CaseDeadline, ...] = ()


class Relater:
    """A case in memory: what was read out of each item, and what each story tells as last made."""

    def __init__(self, rulebook: Rulebook | None = None) -> None:
        """Start with no items, under the codebook's rules or those given."""
        self.rulebook = rulebook or load_rulebook()
        self.given: dict[str, Reading] = {}
        self.readings: dict[str, Reading] = {}
        self.index = StoryIndex(self.rulebook.stories)
        self.traces: dict[str, Trace] = {}
        self.units: dict[str, tuple[Unit, ...]] = {}
        self.rulings: tuple[Ruling, ...] = ()
        self.orders = Orders()
        self.made: dict[Group, Told] = {}
        self.named: dict[Group, Story] = {}
        self.changed: set[str] = set()
        self.fetch: Fetch | None = None

    def add(self, reading: Reading) -> None:
        """Take in a Reading; one of an item already held takes its place, and the same one again changes nothing."""
        item = reading.item.id
        if self.given.get(item) == reading:
            return
        self.index.add(profile_reading(reading, self.rulebook.stories))
        self.hold(reading)
        self.changed.add(item)

    def hold(self, reading: Reading) -> None:
        """Keep a Reading at hand with its traces and units."""
        item = reading.item.id
        self.given[item] = reading
        self.traces[item] = trace_reading(reading, self.rulebook.edges)
        self.correct(item)

    def drop(self, item: str) -> None:
        """Forget an item, if it is held."""
        if item in self.index.profiles:
            self.index.remove(item)
            self.changed.add(item)
        for held in (self.given, self.readings, self.traces, self.units):
            held.pop(item, None)

    def correct(self, item: str) -> None:
        """Make the units of an item from its Reading as people put it right."""
        rulings = self.orders.by_item.get(item, ())
        self.readings[item] = correct_reading(self.given[item], rulings)
        units = complete_units(find_units(self.readings[item], self.rulebook.claims), self.readings[item])
        corrected = correct_units(units, self.readings[item], rulings)
        known = self.rulebook.known
        credited = (replace(unit, chain=credit_outlets(unit.chain, known)) for unit in corrected)
        self.units[item] = tuple(credited) if known.writers else corrected

    def rule(self, rulings: Iterable[Ruling]) -> None:
        """Take in the rulings of people: only they confirm or refute, and what they put right stays so."""
        given = tuple(rulings)
        if given == self.rulings:
            return
        before, self.orders, self.rulings = self.orders, give_orders(given), given
        touched = touched_by(before, self.orders)
        for item in touched.items & self.given.keys():
            self.correct(item)
        self.changed |= touched.items
        known = {claim.id for told in self.made.values() for claim in told.claims}
        if touched.claims <= known:
            self.made = {group: told for group, told in self.made.items() if touched.leaves(told)}
        else:
            self.made = {}

    def recall(self, memory: Memory, ledger: Ledger, fetch: Fetch) -> None:
        """Go on from what was remembered, with the ledger that it gave; readings are fetched where they are needed."""
        recall_items(self.index, memory.items)
        self.rulings, self.orders, self.fetch = memory.rulings, give_orders(memory.rulings), fetch
        self.named = {tuple(sorted(story.items)): story for story in ledger.stories}
        groups = join_stories({id(part): part for part in self.index.group_of.values()}.values(), self.orders)
        claims = sort_by_group(ledger.claims, groups)
        deadlines = sort_by_group(ledger.deadlines, groups)
        self.made = {group: Told(group, tuple(claims[group]), tuple(deadlines[group])) for group in groups}

    def ledger(self) -> Ledger:
        """Give stories and claims as they stand; what rests on items that did not change stays as made."""
        groups = join_stories(self.index.groups(), self.orders)
        stories = join_stories(self.index.stories(), self.orders)
        self.made = {group: self.before(self.made, group) or self.relate_group(group) for group in groups}
        self.named = {items: self.before(self.named, items) or self.name(items) for items in stories}
        self.changed = set()
        return place_told(self.made.values(), self.named.values())

    def before(self, held: dict[Group, Of], group: Group) -> Of | None:
        """Give what was made of items, unless one of them has changed since."""
        return held.get(group) if self.changed.isdisjoint(group) else None

    def name(self, items: Group) -> Story:
        """Name the story of some items."""
        self.bring(items)
        return name_story([self.readings[item] for item in items])

    def relate_group(self, group: Group) -> Told:
        """Make what the items of one group tell."""
        self.bring(group)
        readings = {item: self.readings[item] for item in group}
        story = name_story(list(readings.values())).id
        units = [unit for item in group for unit in self.units[item]]
        given = StoryInput(story, readings, units, self.copying_within(group))
        claims = relate_story(given, self.rulebook, self.orders)
        deadlines = trace_deadlines(story, readings.values())
        return Told(group, settle_claims(claims, deadlines), deadlines)

    def relate_items(self, items: Group) -> Ledger:
        """Make what the items of one story tell, whatever else there is; their Readings are held."""
        index = StoryIndex(self.rulebook.stories)
        for item in items:
            index.add(profile_reading(self.given[item], self.rulebook.stories))
        return place_told([self.relate_group(tuple(group)) for group in index.groups()], [self.name(items)])

    def bring(self, group: Group) -> None:
        """Fetch the Readings of a group that are not at hand."""
        missing = [item for item in group if item not in self.given]
        if missing and self.fetch is not None:
            for reading in self.fetch(missing):
                self.hold(reading)

    def copying_within(self, group: Group) -> list[Copying]:
        """Find who copies whom within a story, and who shares an owner or a picture."""
        rules = self.rulebook.edges
        copied = find_copying((self.traces[item] for item in group), rules)
        return [*copied, *find_sharing((self.readings[item] for item in group), rules, self.rulebook.known)]


@dataclass(frozen=True, slots=True)
class Touched:
    """Items and claims for which rulings say something else than before."""

    items: frozenset[str]
    claims: frozenset[str]

    def leaves(self, told: Told) -> bool:
        """Tell whether a group stays as it was made."""
        return self.items.isdisjoint(told.items) and not any(one.id in self.claims for one in told.claims)


def touched_by(before: Orders, now: Orders) -> Touched:
    """Find what other rulings touch."""
    read = {item for item in {*before.by_item, *now.by_item} if before.by_item.get(item) != now.by_item.get(item)}
    arranged = {*before.arranging} ^ {*now.arranging}
    at = {one.item for ruling in arranged if ruling.detail for one in (*ruling.detail.at, *ruling.detail.other)}
    named = {*before.by_claim, *now.by_claim}
    claims = {one for one in named if before.by_claim.get(one) != now.by_claim.get(one)}
    renamed = {one for one in {*before.became, *now.became} if before.became.get(one) != now.became.get(one)}
    return Touched(frozenset(read | at), frozenset(claims | renamed | (before.ruled ^ now.ruled)))


def relate_readings(
    readings: Iterable[Reading], rulings: Iterable[Ruling] = (), rulebook: Rulebook | None = None
) -> Ledger:
    """Relate Readings from scratch: the same set gives the same ledger, whatever its order."""
    relater = Relater(rulebook)
    for reading in readings:
        relater.add(reading)
    relater.rule(rulings)
    return relater.ledger()
