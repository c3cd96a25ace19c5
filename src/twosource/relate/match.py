"""Checked claims and a post go in, the claims that the post most likely makes come out, best first.

BM25 over stems and the cosine over runs of characters miss different posts; their sum misses fewer than either. A plain
word of the post also asks for the words nearest in meaning, at less weight.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from twosource.codebook import load_vocabulary
from twosource.relate.origins.shapes import LINK
from twosource.relate.text.nearness import Lending, nearest
from twosource.relate.text.postings import Postings
from twosource.relate.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

SIGNATURE = re.compile(r"\s*[—–]\s*[^—–\n]{0,80}\(@\w+\)\s*\w+ \d{1,2}, \d{4}\s*$")
"""The author and date that an embedded post ends in, which are no part of what it claims."""
NO_WORD = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class MatchRules:
    """`codebook/claims_match.yaml`; each field is explained beside its value there."""

    words: float
    saturation: float
    length: float
    runs: float
    shortest: int
    longest: int
    depth: int
    lending: Lending


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim that somebody has checked: its id, and its title and text as published."""

    id: str
    title: str
    text: str


@lru_cache(maxsize=1)
def load_match_rules() -> MatchRules:
    """Read the rules once."""
    return load_vocabulary("claims_match", MatchRules)


class CheckedClaims:
    """A collection of checked claims, indexed once and asked many times."""

    def __init__(self, claims: Sequence[CheckedClaim], rules: MatchRules | None = None) -> None:
        """Index the claims: by stems for BM25, by runs of characters for the cosine."""
        self.rules = rules or load_match_rules()
        self.ids = [claim.id for claim in claims]
        texts = [f"{claim.title} {claim.text}" for claim in claims]
        self.words = Postings(self.saturate([Counter(stems_of(text)) for text in texts]))
        runs = [runs_of(text, self.rules) for text in texts]
        self.seen = Counter(run for held in runs for run in held)
        self.runs = Postings(self.weigh(held) for held in runs)

    def saturate(self, counts: Sequence[Counter[str]]) -> Iterable[Mapping[str, float]]:
        """Yield the BM25 weight of each stem of each claim."""
        seen = Counter(stem for held in counts for stem in held)
        mean = sum(held.total() for held in counts) / max(1, len(counts))
        k, b = self.rules.saturation, self.rules.length
        for held in counts:
            longer = k * (1 - b + b * held.total() / max(mean, 1.0))
            yield {
                stem: math.log(1 + (len(counts) - seen[stem] + 0.5) / (seen[stem] + 0.5))
                * many
                * (k + 1)
                / (many + longer)
                for stem, many in held.items()
            }

    def weigh(self, runs: Counter[str]) -> dict[str, float]:
        """Weigh runs by (1 + log count) and log inverse document frequency, to length 1; unseen runs are left out."""
        size = len(self.ids)
        weights = {
            run: (1 + math.log(many)) * math.log((size + 1) / (self.seen[run] + 1) + 1e-9)
            for run, many in runs.items()
            if run in self.seen
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {run: weight / length for run, weight in weights.items()}

    def rank(self, post: str) -> list[str]:
        """Give the ids of the claims nearest to a post, best first, at most `depth`; none with nothing in common."""
        plain = LINK.sub(" ", SIGNATURE.sub(" ", post))
        words = self.words.scores(asked_for(plain, self.rules.lending))
        runs = self.runs.scores(self.weigh(runs_of(plain, self.rules)))
        whole = self.rules.words * scaled(words) + self.rules.runs * scaled(runs)
        best = np.argsort(-whole, kind="stable")[: self.rules.depth]
        return [self.ids[place] for place in best if whole[place] > 0]


def stems_of(text: str) -> list[str]:
    """Give the content stems of a text."""
    return [token.stem for token in find_words(text)]


def asked_for(text: str, lending: Lending) -> dict[str, float]:
    """Give the stems of a text, each once, and those that its plain words stand near to, at what these lend them."""
    tokens = find_words(text)
    asked = dict.fromkeys((token.stem for token in tokens), 1.0)
    plain = {token.stem for token in tokens if not (token.name or token.number)}
    lent: dict[str, float] = {}
    for stem in sorted(plain):
        for other, share in nearest(stem, lending):
            if other not in asked:
                lent[other] = max(lent.get(other, 0.0), share)
    return asked | lent


def runs_of(text: str, rules: MatchRules) -> Counter[str]:
    """Count the runs of characters of a text, words kept apart by one blank."""
    plain = f" {NO_WORD.sub(' ', text.lower()).strip()} "
    lengths = range(rules.shortest, rules.longest + 1)
    return Counter(plain[at : at + length] for length in lengths for at in range(len(plain) - length + 1))


def scaled(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scale scores so that the best is 1; nothing found stays nothing."""
    best = float(scores.max(initial=0.0))
    return scores / best if best > 0 else scores
