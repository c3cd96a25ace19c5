"""Units of a story go in, the test whether two of them say the same comes out: to stand in one question is not enough.

What two units share is weighed by how much each word tells in this story; a word near in meaning stands in for one that
only one of them has. So it is not how many words they share that counts, but how telling ones. The more voices stand in
a question, the likelier it is that two of them share something by chance: each doubling asks for more.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.relate.text.figures import find_figures
from twosource.relate.text.nearness import load_nearness
from twosource.relate.text.rarity import rarity
from twosource.relate.text.weighing import label_stems, weighing_within
from twosource.relate.text.words import value_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from twosource.relate.claims.rules import ClaimRules
    from twosource.relate.claims.units import Unit
    from twosource.relate.origins.bounds import Agreement

KEPT = 1 << 14
"""Units whose weighed words are kept at hand."""
SOME = 4
"""Voices that a question is taken to have where nobody has counted them."""


def agreement(units: Sequence[Unit], rules: ClaimRules) -> Agreement:
    """Make the test whether two units of a story say the same."""
    weighing = weighing_within(told_once(units), rules)

    @lru_cache(maxsize=KEPT)
    def told(place: tuple[str, int]) -> Mapping[str, float]:
        stems = {token.stem for token in held[place].tokens if value_of(token) is None} - label_stems()
        return {stem: rarity(stem) ** rules.sharpness * share_of(stem) ** rules.agree_fade for stem in sorted(stems)}

    @lru_cache(maxsize=KEPT)
    def figures(place: tuple[str, int]) -> Mapping[str, int]:
        return find_figures(held[place].tokens, rules.not_counted)

    def share_of(stem: str) -> float:
        return weighing.shares.get(stem, 1.0)

    def agree(one: Unit, other: Unit, voices: int = SOME) -> bool:
        if gives_same(one, other, rules.leading, rules.few_of):
            return True
        if tell_of_two(one, other, rules.leading):
            return False
        places = (one.item, one.order), (other.item, other.order)
        given, given_too = (figures(place) for place in places)
        large = (
            math.log10(value) * share_of(figure) ** rules.agree_fade
            for figure, value in given.items()
            if figure in given_too and value >= rules.large
        )
        weight = shared_weight(*(told(place) for place in places)) + rules.agree_large * max(large, default=0.0)
        weight += rules.agree_number * gives_same(one, other)
        return weight >= min(rules.agree_most, rules.agree + rules.agree_voices * math.log2(max(2, voices)))

    held = {(unit.item, unit.order): unit for unit in units}
    return agree


def gives_same(one: Unit, other: Unit, of: Collection[str] = (), least: int = 0) -> bool:
    """Tell whether two units give one number, `least` or more, of one thing: of any, or of one among `of`.

    A number and a range round it are one: "2-3 people" and "three".
    """
    counts, counts_too = (
        [
            count
            for count in unit.slots.counts
            if (count.high or count.low or 0) >= least and (not of or count.what in of)
        ]
        for unit in (one, other)
    )
    return any(this.what == that.what and this.is_one_with(that) for this in counts for that in counts_too)


def tell_of_two(one: Unit, other: Unit, tolls: Collection[str]) -> bool:
    """Tell whether the same was done to two things: "destroyed the bridge", "destroyed an ammunition store".

    Whom a deed hurt is told in many words ("people", "civilians"), so tolls are left out; near names are one thing.
    """
    deed, other_deed = one.slots.deed, other.slots.deed
    hurt = any(count.what in tolls for unit in (one, other) for count in unit.slots.counts)
    if hurt or not deed.words & other_deed.words or not (deed.objects and other_deed.objects):
        return False
    table = load_nearness()
    near = any(that in table.get(this, {}) for this in deed.objects for that in other_deed.objects)
    return not (near or deed.objects & other_deed.objects)


def told_once(units: Sequence[Unit]) -> list[Unit]:
    """Give of units in the same words the first: so that a copy changes nothing of what words tell in this story."""
    first: dict[tuple[str, ...], Unit] = {}
    for one in units:
        first.setdefault(tuple(token.stem for token in one.tokens), one)
    return list(first.values())


def shared_weight(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Sum the weights of words that both have, and of near ones as far as they are near; the poorer side decides."""
    both = sum(weight for stem, weight in one.items() if stem in other)
    mine = {stem: weight for stem, weight in one.items() if stem not in other}
    theirs = {stem: weight for stem, weight in other.items() if stem not in one}
    return both + min(met(mine, theirs), met(theirs, mine))


def met(words: Mapping[str, float], others: Mapping[str, float]) -> float:
    """Sum over words the best that one of the others stands in for it."""
    table = load_nearness()
    return sum(
        max((near * min(weight, others[other]) for other, near in table[stem].items() if other in others), default=0.0)
        for stem, weight in words.items()
        if stem in table
    )
