"""A Reading goes in, what stories are told apart by comes out: one bag of words, names and numbers, and its day."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING

from twosource.codebook import load_vocabulary
from twosource.relate.grouping.candidates import Blocking  # noqa: TC001 - the loader reads the field types at run time
from twosource.relate.instants import day_of
from twosource.relate.stories.growing import Growth  # noqa: TC001 - the same
from twosource.relate.stories.wording import NO_WORDING, Wording, word_tokens
from twosource.relate.text.bags import Bag, dot, heaviest, unit_length
from twosource.relate.text.commonness import YEAR
from twosource.relate.text.nearness import WORD, Lending, nearest
from twosource.relate.text.rarity import rarity
from twosource.relate.text.words import Token, find_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from twosource.model.reading import Reading


@dataclass(frozen=True, slots=True)
class StoryRules:
    """The weights and thresholds of `codebook/stories.yaml`."""

    words: float
    names: float
    numbers: float
    sharpness: float
    lead: int
    terms: int
    merge: float
    take_in: float
    small: int
    short: int
    short_gain: float
    digits: tuple[float, ...]
    year: float
    lending: Lending
    half_life: float
    growth: Growth
    blocking: Blocking

    def share_of(self, stem: str) -> float:
        """Give the share of its weight that a term keeps where it may be all that two posts share: all, but numbers."""
        if not stem.isdigit():
            return 1.0
        return self.year if YEAR.fullmatch(stem) else self.digits[min(len(stem), len(self.digits)) - 1]


@dataclass(frozen=True, slots=True)
class Profile:
    """An item as stories see it: id, bag of length about 1, day since 1970 (None: unknown), whether it is short.

    A short post also has what it says; other items say it with their bags.
    """

    item: str
    bag: Bag
    day: float | None
    short: bool = False
    wording: Wording = NO_WORDING


@lru_cache(maxsize=1)
def load_story_rules() -> StoryRules:
    """Read the rules once."""
    return load_vocabulary("stories", StoryRules)


def profile_reading(reading: Reading, rules: StoryRules) -> Profile:
    """Weigh the words, names and numbers of a Reading; its title and its first lines count twice."""
    text = news_of(reading)
    head = f"{reading.item.title or ''}\n{text[: rules.lead]}"
    tokens = [*find_words(head), *find_words(text)]
    channels = {
        "w": (rules.words, weigh((token for token in tokens if not token.number), sharpened(rules.sharpness))),
        "n": (rules.names, weigh((token for token in tokens if token.name), sharpened(rules.sharpness))),
        "#": (rules.numbers, weigh((token for token in tokens if token.number), weigh_number)),
    }
    whole = {
        intern(f"{channel}{term}"): math.sqrt(share) * weight
        for channel, (share, bag) in channels.items()
        for term, weight in bag.items()
    }
    short, wording = len(tokens) < 2 * rules.short, NO_WORDING
    if short and reading.item.kind == "post":
        whole = lend_nearest(whole, plain_words(tokens), rules.lending)
        wording = word_tokens(find_words(text), reading.item.handle)
    return Profile(reading.item.id, heaviest(whole, rules.terms), day_of(reading.item.published), short, wording)


def plain_words(tokens: Iterable[Token]) -> set[str]:
    """Give the stems that stand as plain words: no names, no numbers, no parts of tags."""
    return {token.stem for token in tokens if not (token.name or token.number or token.tag)}


def lend_nearest(bag: Bag, stems: Iterable[str], lending: Lending) -> Bag:
    """Let plain words of a short post lend to the nearest words; the bag keeps its length."""
    length = math.sqrt(dot(bag, bag))
    lent = dict(bag)
    for stem in sorted(stems):
        for other, share in nearest(stem, lending):
            term = intern(f"{WORD}{other}")
            lent[term] = lent.get(term, 0.0) + share * bag[f"{WORD}{stem}"]
    return {term: weight * length for term, weight in unit_length(lent).items()}


def news_of(reading: Reading) -> str:
    """Give the text with its boilerplate blanked out, so that offsets stay."""
    text = reading.text
    for span in reading.boilerplate:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def weigh(tokens: Iterable[Token], weight_of: Callable[[str], float]) -> Bag:
    """Count stems and weigh each by (1 + log count) and `weight_of`; the bag has length 1."""
    counts = Counter(token.stem for token in tokens)
    return unit_length({stem: (1 + math.log(count)) * weight_of(stem) for stem, count in counts.items()})


def sharpened(power: float) -> Callable[[str], float]:
    """Give rarity raised to `power`."""
    return lambda stem: rarity(stem) ** power


def weigh_number(written: str) -> float:
    """Weigh a number by its length up to four digits: 7310 tells more than 2."""
    return 1 + 0.3 * min(len(written), 4)
