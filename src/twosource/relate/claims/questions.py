"""Units of one story go in, groups that answer one question come out: by what they say and by what was coded of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from twosource.relate.claims.tolls import attach_counts
from twosource.relate.grouping.candidates import propose_pairs
from twosource.relate.grouping.pairs import Decision, Pair, group_pairs
from twosource.relate.grouping.repair import drop_strangers
from twosource.relate.text.bags import Bag, add_up, dot, unit_length
from twosource.relate.text.nearness import spread
from twosource.relate.text.weighing import bag_of, figures_of, weighing_within

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.relate.claims.rules import ClaimRules
    from twosource.relate.claims.slots import Deed
    from twosource.relate.claims.units import Unit

NEVER = float("-inf")
EMPTY = 1.0e-9
"""Stands for the length of a pool without words, so that it is like nothing."""


@dataclass(slots=True)
class Pool:
    """Units together: bags summed, how many, the sum's squared length, and what must not clash: realis and days."""

    bag: Bag
    figures: Bag
    """The numbers that the units give, summed."""
    size: int
    square: float
    words: int
    """Content words of all units together."""
    realis: frozenset[str]
    first: float | None
    last: float | None
    items: frozenset[str]
    voices: frozenset[tuple[str, str]]
    """Item and root of each unit."""
    deed: Deed
    denies: bool
    """Every unit denies."""


class QuestionMerging:
    """Likeness of pools, between the mean over their pairs and the cosine of their sums.

    The mean alone leaves a large question apart from its late reports, the cosine alone lets a loose pool draw in
    everything. What happened and what is only threatened never meet, nor do days far apart.
    """

    def __init__(self, rules: ClaimRules) -> None:
        """Keep the rules of the codebook."""
        self.rules = rules

    def affinity(self, one: Pool, other: Pool) -> float:
        """Give the likeness of two pools, minus infinity where their slots clash."""
        if clash(one, other, self.rules):
            return NEVER
        shared = dot(one.bag, other.bag)
        mean, cosine = shared / (one.size * other.size), shared / max(EMPTY, math.sqrt(one.square * other.square))
        likeness = float(mean ** (1 - self.rules.looseness) * cosine**self.rules.looseness)
        likeness *= math.sqrt(self.trust(one) * self.trust(other))
        figures = dot(one.figures, other.figures) / (one.size * other.size)
        return likeness * self.fit(one, other) + self.rules.numbers * figures

    def fit(self, one: Pool, other: Pool) -> float:
        """Give the factor by which slots raise or lower a likeness of words."""
        if one.deed.matches(other.deed):
            return self.rules.same_deed
        voice = self.rules.second_voice if gives_second_voice(one, other) else 1.0
        return voice * (self.rules.other_deed if one.deed.differs(other.deed) else 1.0)

    def trust(self, pool: Pool) -> float:
        """Give the share of its likeness for which a pool of so many words a unit is taken."""
        return pool.words / (pool.words + self.rules.doubt * pool.size)

    def join(self, one: Pool, other: Pool) -> Pool:
        """Sum two pools; the larger bag is added to in place."""
        square = one.square + other.square + 2 * dot(one.bag, other.bag)
        large, small = (one, other) if len(one.bag) >= len(other.bag) else (other, one)
        for term, weight in small.bag.items():
            large.bag[term] = large.bag.get(term, 0.0) + weight
        days = [day for day in (one.first, one.last, other.first, other.last) if day is not None]
        first, last = (min(days), max(days)) if days else (None, None)
        realis = one.realis | other.realis
        return Pool(
            large.bag,
            add_up((one.figures, other.figures)),
            one.size + other.size,
            square,
            one.words + other.words,
            realis,
            first,
            last,
            one.items | other.items,
            one.voices | other.voices,
            one.deed.with_(other.deed),
            one.denies and other.denies,
        )


def gives_second_voice(one: Pool, other: Pool) -> bool:
    """Tell whether an item speaks in both pools and never through one voice: the second voice says something else."""
    if one.denies != other.denies:
        return False
    return not one.items.isdisjoint(other.items) and one.voices.isdisjoint(other.voices)


def clash(one: Pool, other: Pool, rules: ClaimRules) -> bool:
    """Tell whether slots forbid two pools to be one question: realis, or days of the event too far apart."""
    happened, unreal = set(rules.happened), set(rules.unreal)
    if one.realis and other.realis:
        first, second = one.realis & (happened | unreal), other.realis & (happened | unreal)
        if first and second and ((first <= happened and second <= unreal) or (first <= unreal and second <= happened)):
            return True
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    return max(one.first - other.last, other.first - one.last) > rules.days


@dataclass(frozen=True, slots=True)
class Questions:
    """Groups of positions of units that answer one question each, and the bag of each unit."""

    groups: list[list[int]]
    bags: list[Bag]


def group_units(units: Sequence[Unit], rules: ClaimRules) -> Questions:
    """Group positions of `units` by question; the result depends on the set of units only."""
    weighing = weighing_within(units, rules)
    bags = spread([bag_of(one, weighing, rules) for one in units], common_stems(units), rules.lent)
    figures = [figures_of(one, weighing, rules) for one in units]
    states = [pool_of(*one) for one in zip(units, bags, figures, strict=True)]
    merging = QuestionMerging(rules)
    proposed = {*propose_pairs(bags, rules.blocking), *propose_pairs(figures, rules.blocking)}
    pairs = {(one, other): merging.affinity(states[one], states[other]) for one, other in sorted(proposed)}
    pairs.update(same_event_pairs(units, merging, states))
    scored = [Pair(one, other, score) for (one, other), score in pairs.items() if score > NEVER]
    groups = group_pairs(states, scored, merging, Decision(rules.merge, rules.take_in, rules.small))
    whole = [with_figures(*one, rules.numbers) for one in zip(bags, figures, strict=True)]
    kept = drop_strangers(groups, (bags, whole), rules.stay)
    return Questions(attach_denials(units, attach_counts(units, kept, rules), scored, rules.deny), bags)


def with_figures(bag: Bag, figures: Bag, share: float) -> Bag:
    """Give what a unit says and its numbers as one bag."""
    return unit_length(bag | {f"={figure}": math.sqrt(share) * weight for figure, weight in figures.items()})


def common_stems(units: Sequence[Unit]) -> set[str]:
    """Give the stems that some unit has as a plain word, no name, number or part of a tag: these have a meaning."""
    return {token.stem for unit in units for token in unit.tokens if not (token.name or token.number or token.tag)}


def attach_denials(
    units: Sequence[Unit], groups: list[list[int]], pairs: Iterable[Pair], least: float
) -> list[list[int]]:
    """Let groups that only deny join the group that they have the best pair with, if it is good enough."""
    group_of = {place: number for number, group in enumerate(groups) for place in group}
    denying = {number for number, group in enumerate(groups) if all(units[at].attitude == "denies" for at in group)}
    best: dict[int, tuple[float, int]] = {}
    for pair in pairs:
        for one, other in ((group_of[pair.one], group_of[pair.other]), (group_of[pair.other], group_of[pair.one])):
            if one in denying and other not in denying and pair.score >= least:
                best[one] = max(best.get(one, (0.0, 0)), (pair.score, -other))
    joined = {number: list(group) for number, group in enumerate(groups)}
    for one, (_, other) in best.items():
        joined[-other] += joined.pop(one)
    return sorted(sorted(group) for group in joined.values())


def pool_of(unit: Unit, bag: Bag, figures: Bag) -> Pool:
    """Start a pool with one unit."""
    slots, voice = unit.told_apart_by, unit.chain.relays[0].key if unit.chain.relays else unit.chain.root.key
    return Pool(
        dict(bag),
        figures,
        1,
        dot(bag, bag),
        len({token.stem for token in unit.tokens}),
        slots.realis,
        slots.first,
        slots.last,
        frozenset({unit.item}),
        frozenset({(unit.item, voice)}),
        slots.deed,
        unit.attitude == "denies",
    )


def same_event_pairs(
    units: Sequence[Unit], merging: QuestionMerging, states: Sequence[Pool]
) -> Iterable[tuple[tuple[int, int], float]]:
    """Pair units of one item that hold one event of the reader's."""
    holders: dict[str, list[int]] = {}
    for place, unit in enumerate(units):
        for event in unit.told_apart_by.events:
            holders.setdefault(event, []).append(place)
    for held in holders.values():
        for one, other in pairwise(held):
            yield (one, other), merging.affinity(states[one], states[other])
