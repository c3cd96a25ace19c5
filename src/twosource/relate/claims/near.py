"""Claims with their units go in; for one of them those that may be the same come out, likeliest first.

Likeness is the one by which statements are grouped, taken between whole claims. It only proposes: a person rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.codebook import load_vocabulary
from twosource.relate.claims.questions import QuestionMerging, common_stems, pool_of
from twosource.relate.rulings.orders import name_split
from twosource.relate.rulings.standing import standing
from twosource.relate.text.nearness import near_within, spread
from twosource.relate.text.weighing import bag_of, figures_of, weighing_within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from twosource.model.ledger import Claim, Ruling
    from twosource.relate.claims.questions import Pool
    from twosource.relate.claims.rules import ClaimRules
    from twosource.relate.claims.units import Unit

Pairs = frozenset[frozenset[str]]
"""Pairs of claims by their ids, in no order."""


@dataclass(frozen=True, slots=True)
class NearRules:
    """`codebook/claims_near.yaml`; each field is explained beside its value there."""

    least: float
    most: int
    share: float
    other_story: float
    words: int
    pairs: int
    alike: float
    beside: int
    asked: int
    same_story: float
    evidence: int


@lru_cache(maxsize=1)
def load_near_rules() -> NearRules:
    """Read the rules once."""
    return load_vocabulary("claims_near", NearRules)


@dataclass(frozen=True, slots=True)
class Near:
    """A claim that may be the same as another, how alike they are, and what both have in words.

    `words` stand in both, written as in the other claim, those that tell most first; `alike` are a word of this claim
    and one of the other that are near in meaning.
    """

    claim: str
    likeness: float
    words: tuple[str, ...]
    alike: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Held:
    """One claim as it is compared: its units, and what they are together."""

    claim: Claim
    units: tuple[Unit, ...]
    pool: Pool

    @property
    def written(self) -> dict[str, str]:
        """Each stem of its units as it is first written."""
        return {token.stem: token.written for unit in reversed(self.units) for token in reversed(unit.tokens)}


class Neighbours:
    """Some claims, made ready to be compared."""

    def __init__(self, claims: Iterable[Claim], units: Sequence[Unit], rules: ClaimRules, apart: Pairs) -> None:
        """Weigh the units; claims of which none is at hand are near to nothing."""
        self.rules, self.merging, self.apart = rules, QuestionMerging(rules), apart
        self.near_rules = load_near_rules()
        weighing, places = weighing_within(units, rules), places_of(units)
        bags = spread([bag_of(one, weighing, rules) for one in units], common_stems(units), rules.lent)
        pools = [pool_of(one, bag, figures_of(one, weighing, rules)) for one, bag in zip(units, bags, strict=True)]
        self.held: dict[str, Held] = {}
        for claim in claims:
            found = [at for one in claim.evidence for at in places.get((one.item, one.spans), ())]
            if found:
                self.held[claim.id] = Held(
                    claim, tuple(units[at] for at in found), self.join([pools[at] for at in found])
                )

    def join(self, pools: Sequence[Pool]) -> Pool:
        """Sum pools, which lie in one claim alone."""
        whole, *rest = pools
        for one in rest:
            whole = self.merging.join(whole, one)
        return whole

    def near(self, claim: str) -> tuple[Near, ...]:
        """Give the claims that this one may be the same as, likeliest first; of equals the smaller id first."""
        mine = self.held.get(claim)
        if mine is None:
            return ()
        others = (other for key, other in self.held.items() if key != claim and not self.are_apart(mine, other))
        scored = ((self.likeness(mine, other), other) for other in others)
        ranked = sorted(scored, key=lambda entry: (-entry[0], entry[1].claim.id))[: self.near_rules.most]
        least = max(self.near_rules.least, self.near_rules.share * ranked[0][0]) if ranked else 0.0
        ranked = [(score, other) for score, other in ranked if score >= least]
        return tuple(self.tell(mine, other, score) for score, other in ranked)

    def likeness(self, one: Held, other: Held) -> float:
        """Give how alike two claims are: as two groups of statements are, and less where they are of two stories."""
        alike = self.merging.affinity(one.pool, other.pool)
        return alike if one.claim.story == other.claim.story else alike * self.near_rules.other_story

    def are_apart(self, one: Held, other: Held) -> bool:
        """Tell whether two claims surely differ: by numbers, in how real they are, or because a person said so."""
        first, second = one.claim, other.claim
        told = {*first.contradicts, *first.updates}, {*second.contradicts, *second.updates}
        if second.id in told[0] or first.id in told[1] or frozenset((first.id, second.id)) in self.apart:
            return True
        unreal = [claim.realis in self.rules.unreal for claim in (first, second)]
        happened = [claim.realis in self.rules.happened for claim in (first, second)]
        if (unreal[0] and happened[1]) or (happened[0] and unreal[1]):
            return True
        return give_other_numbers(one.units, other.units)

    def tell(self, one: Held, other: Held, likeness: float) -> Near:
        """Say what both have: numbers, then words, the heaviest first, and pairs of words that are near in meaning."""
        mine, theirs, rules = one.written, other.written, self.near_rules
        weight = {stem: one.pool.bag.get(f"w{stem}", 0.0) * other.pool.bag.get(f"w{stem}", 0.0) for stem in mine}
        both = [stem for stem in mine if stem in theirs and (weight[stem] > 0 or stem.isdigit())]
        words = sorted(both, key=lambda stem: (not stem.isdigit(), -weight[stem], stem))[: rules.words]
        alike = paired(mine, theirs, rules.alike)[: rules.pairs]
        return Near(
            other.claim.id,
            likeness,
            tuple(theirs[stem] for stem in words),
            tuple((mine[stem], theirs[word]) for stem, word in alike),
        )


def places_of(units: Sequence[Unit]) -> dict[tuple[str, tuple[object, ...]], list[int]]:
    """Give the positions of units by the item and the spans that evidence names; a correction has two in one place."""
    places: dict[tuple[str, tuple[object, ...]], list[int]] = {}
    for at, unit in enumerate(units):
        places.setdefault((unit.item, unit.spans), []).append(at)
    return places


def give_other_numbers(one: Iterable[Unit], other: Iterable[Unit]) -> bool:
    """Tell whether two claims count the same thing and no number of one may be a number of the other."""
    mine = [count for unit in one for count in unit.slots.counts]
    theirs = [count for unit in other for count in unit.slots.counts]
    met = [first.disjoint(second) for first in mine for second in theirs if first.what == second.what]
    return bool(met) and all(met)


def paired(mine: Mapping[str, str], theirs: Mapping[str, str], least: float) -> list[tuple[str, str]]:
    """List pairs of stems, one of each claim alone, at least so near in meaning, the nearest first."""
    ours, others = mine.keys() - theirs.keys(), theirs.keys() - mine.keys()
    near = near_within(ours | others)
    found = [
        (-close, stem, word)
        for stem in ours
        for word, close in near.get(stem, {}).items()
        if word in others and close >= least
    ]
    return [(stem, word) for _, stem, word in sorted(found)]


def ruled_apart(by_claim: Mapping[str, Sequence[Ruling]]) -> Pairs:
    """Give the pairs that a person told apart: split off and not taken back, or merged and parted again.

    `by_claim` holds every ruling, undone ones too, by the claim that it is about.
    """
    return frozenset(frozenset(pair) for rulings in by_claim.values() for pair in told_apart(rulings))


def told_apart(rulings: Sequence[Ruling]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that rulings on one claim tell apart."""
    kept = {one.id for one in standing(rulings)}
    for one in rulings:
        if one.kind == "split" and one.id in kept:
            yield one.claim, name_split(one.id)
        elif one.kind == "merge" and one.id not in kept and one.detail and one.detail.into:
            yield one.claim, one.detail.into
