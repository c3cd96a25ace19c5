"""Units of one story go in, their bags come out: what is said, named, counted and coded, each weighed."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.relate.text.bags import Bag, heaviest, unit_length
from twosource.relate.text.figures import MEASURED, find_figures
from twosource.relate.text.rarity import rarity
from twosource.relate.text.words import load_words, stem_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from twosource.relate.claims.counts import Count
    from twosource.relate.claims.rules import ClaimRules
    from twosource.relate.claims.slots import Slots
    from twosource.relate.claims.units import Unit
    from twosource.relate.text.words import Token

LEAST_TOLD = 0.01
"""What all statements of a story share tells next to nothing, but not nothing."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """How words weigh in one story: the power of their rarity, and the share that each keeps."""

    sharpness: float
    shares: dict[str, float]


def weighing_within(units: Sequence[Unit], rules: ClaimRules) -> Weighing:
    """Give how words and coded terms weigh in this story: little, where everybody has them.

    The story is trusted the more, the more statements it has; in a small one rarity in open English has to tell.
    """
    many = len(units)
    trust = many / (many + rules.few)
    words = Counter(stem for unit in units for stem in {token.stem for token in unit.tokens})
    coded = Counter(term for unit in units for term in coded_of(unit.told_apart_by))
    told = {term: telling(held, many) ** trust for term, held in coded.items()}
    shares = {stem: max(rules.least_share, telling(held, many)) ** trust for stem, held in words.items()}
    return Weighing(rules.sharpness_of_few + trust * (rules.sharpness - rules.sharpness_of_few), shares | told)


def telling(held: int, many: int) -> float:
    """Give how much it tells that `held` of `many` statements have it: 1 where one does, near 0 where all do."""
    return math.log((many + 1) / (held + 0.5)) / math.log((many + 1) / 1.5) if many > held else LEAST_TOLD


def share_out(coded: Bag, weighing: Weighing) -> Bag:
    """Weigh coded terms by the share that each keeps: what the whole story has in common tells nothing within it."""
    return {term: weight * weighing.shares.get(term, 1.0) for term, weight in coded.items()}


def bag_of(unit: Unit, weighing: Weighing, rules: ClaimRules) -> Bag:
    """Weigh what a unit says: its words, its names, and what was coded of it; numbers that count are left to slots."""
    counted = {number.start for number in unit.told_apart_by.counts}
    empty = label_stems()
    said = [token for token in unit.tokens if token.stem not in empty]
    words = [token for token in said if not (token.number and token.start in counted)]
    channels = (
        ("w", rules.words, weigh(words, weighing, rules)),
        ("n", rules.names, weigh((token for token in words if token.name), weighing, rules)),
        ("#", rules.counts, unit_length(counts_of(unit.told_apart_by))),
        ("", rules.coded, unit_length(share_out(coded_of(unit.told_apart_by), weighing))),
    )
    whole = {
        f"{channel}{term}": math.sqrt(share) * weight
        for channel, share, bag in channels
        for term, weight in bag.items()
    }
    return heaviest(unit_length(whole), rules.terms)


@lru_cache(maxsize=1)
def label_stems() -> frozenset[str]:
    """The stems of what a newsroom writes round a post."""
    return frozenset(stem_word(label) for label in load_words().labels)


def weigh(tokens: Iterable[Token], weighing: Weighing, rules: ClaimRules) -> Bag:
    """Weigh each stem once: by its rarity, the share it keeps in the story, and less where it only stands in a tag."""
    kept: Bag = {}
    for token in tokens:
        weight = rarity(token.stem) ** weighing.sharpness * weighing.shares.get(token.stem, 1.0)
        kept[token.stem] = max(kept.get(token.stem, 0.0), weight * (rules.tags if token.tag else 1.0))
    return unit_length(kept)


def coded_of(slots: Slots) -> Bag:
    """Turn coded slots into terms; an event id is one item's, so it weighs little beside what others can share."""
    terms = [
        *((f"event:{event}", 0.5) for event in slots.events),
        *((f"type:{kind}", 1.0) for kind in slots.types),
        *((f"actor:{who}", 1.0) for who in slots.actors),
        *((f"recipient:{who}", 0.7) for who in slots.recipients),
        *((f"place:{where}", 1.0) for where in slots.places),
    ]
    return dict(sorted(terms))


def figures_of(unit: Unit, weighing: Weighing, rules: ClaimRules) -> Bag:
    """Weigh the numbers of a unit, whatever they count, to length 1 at most: the more digits, the more one tells."""
    weights = {
        figure: weighing.shares.get(figure, 1.0) * min(1.0, math.log10(value) / rules.digits)
        for figure, value in find_figures(unit.tokens, rules.not_counted).items()
        if value >= (rules.large if MEASURED in figure else rules.few_of)
    }
    length = max(1.0, math.sqrt(sum(weight * weight for weight in weights.values())))
    return {figure: weight / length for figure, weight in weights.items()}


def counts_of(slots: Slots) -> Bag:
    """Turn counts into terms: what is counted, and the number itself, which tells more."""
    what = {number.what: 1.0 for number in slots.counts}
    return what | {f"{number.what}={words}": 1.5 for number in slots.counts for words in numbers_of(number)}


def numbers_of(count: Count) -> Iterator[str]:
    """Yield what a count gives in words: its bounds, and where these are two near numbers each of them."""
    yield count.words()
    if count.low and count.high is not None and count.low < count.high <= count.low + 1:
        yield from (str(count.low), str(count.high))
