"""Gold and read layers of texts come in, F1 a layer goes out.

As in the CoNLL 2018 shared task (Zeman et al. 2018): a read word counts when a gold word has the same letters; head and
label count only on such words. Labels are compared whole, subtypes included, which is stricter than the task was.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

from benchmarks.language.layers import Layers, Token

KEYS: dict[str, Callable[[Token], Hashable]] = {
    "words": lambda token: token.bound,
    "upos": lambda token: (token.bound, token.upos),
    "xpos": lambda token: (token.bound, token.xpos),
    "feats": lambda token: (token.bound, token.feats),
    "lemma": lambda token: (token.bound, token.lemma),
    "uas": lambda token: (token.bound, token.head),
    "las": lambda token: (token.bound, token.head, token.deprel),
}
"""What must be equal for a word to be right in a layer."""


@dataclass(slots=True)
class Tally:
    """Counts over texts: right, said and gold for each layer, and the factuality of gold events."""

    right: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    facts: list[tuple[float, float]] = field(default_factory=list)

    def add(self, gold: Layers, said: Layers) -> None:
        """Count one text."""
        for name, key in KEYS.items():
            self._count(name, map(key, gold.tokens), map(key, said.tokens))
        self._count("sentences", gold.sentences, said.sentences)
        self._count("names", gold.names, said.names)
        values = {token.bound: token.factuality for token in said.tokens}
        self.facts.extend(
            (token.factuality, values.get(token.bound) or 0.0) for token in gold.tokens if token.factuality is not None
        )

    def _count(self, name: str, gold: Iterable[Hashable], said: Iterable[Hashable]) -> None:
        left, right = set(gold), set(said)
        self.right[name] += len(left & right)
        self.gold[name] += len(left)
        self.said[name] += len(right)

    def f1(self, name: str) -> float:
        """Return a layer's F1 from 0 to 1."""
        total = self.said[name] + self.gold[name]
        return 2 * self.right[name] / total if total else 0.0

    def mean_error(self) -> float | None:
        """Return the mean absolute error of factuality at gold events, a missed one counting as 0; None without any."""
        return sum(abs(gold - said) for gold, said in self.facts) / len(self.facts) if self.facts else None
