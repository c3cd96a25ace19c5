"""Readings go in, one at a time or all at once, the ledger comes out; only what a new item can change is made again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from twosource.model.ledger import Claim, Ledger, Story
from twosource.relate.claims.assembling import StoryInput, relate_story
from twosource.relate.claims.units import Unit, find_units
from twosource.relate.codebook import Rulebook, load_rulebook
from twosource.relate.deadlines import settle_claims, trace_deadlines
from twosource.relate.edges.reuse import Copying, Trace, find_copying, trace_reading
from twosource.relate.edges.sharing import find_sharing
from twosource.relate.instants import order_of
from twosource.relate.memory import Memory, recall_items
from twosource.relate.origins.affiliations import credit_outlets
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
    from twosource.model.ledger import Ruling
    from twosource.model.reading import Reading

    Fetch = Callable[[Sequence[str]], Iterable[Reading]]
    """Gives the Readings of some items."""


class InStory(Protocol):
    """What lies in one story."""

    @property
    def story(self) -> str:
        """The id of the story."""


Of = TypeVar("Of", bound=InStory)
Group: TypeAlias = tuple[str, ...]
"""The ids of the items of one story, in order."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is made of the items of one story."""

    story: Story
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
        units = find_units(self.readings[item], self.rulebook.claims)
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
        claims, deadlines = by_story(ledger.claims), by_story(ledger.deadlines)
        for story in ledger.stories:
            told = Told(story, tuple(claims.get(story.id, ())), tuple(deadlines.get(story.id, ())))
            self.made[tuple(sorted(story.items))] = told

    def ledger(self) -> Ledger:
        """Give stories and claims as they stand; stories whose items did not change keep their claims as made."""
        groups = join_stories(self.index.groups(), self.orders)
        self.made = {group: self.made_before(group) or self.relate_group(group) for group in groups}
        self.changed = set()
        told = sorted(self.made.values(), key=lambda one: order_story(one.story))
        claims = tuple(claim for one in told for claim in one.claims)
        deadlines = tuple(deadline for one in told for deadline in one.deadlines)
        return Ledger(tuple(one.story for one in told), claims, deadlines)

    def made_before(self, group: Group) -> Told | None:
        """Give what was made of a group, unless one of its items has changed since."""
        return self.made.get(group) if self.changed.isdisjoint(group) else None

    def relate_group(self, group: Group) -> Told:
        """Make what the items of one story tell."""
        self.bring(group)
        readings = {item: self.readings[item] for item in group}
        story = name_story(list(readings.values()))
        units = [unit for item in group for unit in self.units[item]]
        given = StoryInput(story.id, readings, units, self.copying_within(group))
        claims = relate_story(given, self.rulebook, self.orders)
        deadlines = trace_deadlines(story.id, readings.values())
        return Told(story, settle_claims(claims, deadlines), deadlines)

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
        """Tell whether a story stays as it was made."""
        return self.items.isdisjoint(told.story.items) and not any(one.id in self.claims for one in told.claims)


def touched_by(before: Orders, now: Orders) -> Touched:
    """Find what other rulings touch."""
    read = {item for item in {*before.by_item, *now.by_item} if before.by_item.get(item) != now.by_item.get(item)}
    arranged = {*before.arranging} ^ {*now.arranging}
    at = {one.item for ruling in arranged if ruling.detail for one in (*ruling.detail.at, *ruling.detail.other)}
    named = {*before.by_claim, *now.by_claim}
    claims = {one for one in named if before.by_claim.get(one) != now.by_claim.get(one)}
    renamed = {one for one in {*before.became, *now.became} if before.became.get(one) != now.became.get(one)}
    return Touched(frozenset(read | at), frozenset(claims | renamed | (before.ruled ^ now.ruled)))


def by_story(held: Iterable[Of]) -> dict[str, list[Of]]:
    """Sort what belongs to stories by the story, in order."""
    found: dict[str, list[Of]] = {}
    for one in held:
        found.setdefault(one.story, []).append(one)
    return found


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
