"""Documents come in, the table of heads with their label inventories goes out; a new head is one more line here."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from training.corpora import Document, Word
from twosource.read.language.lemmas import find_script

NAME_LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC")


@dataclass(frozen=True, slots=True)
class Head:
    """One output of the model: `width` numbers a word, read from the layer mix `mix`, its loss weighed by `weight`."""

    name: str
    mix: str
    weight: float
    least: int = 1
    """How often a label must occur in training to be one of the classes."""


HEADS = (
    Head("sentence", "words", 0.6),
    Head("xpos", "words", 0.5),
    Head("upos", "words", 0.4),
    Head("feats", "words", 0.4, least=3),
    Head("lemma", "words", 0.4, least=3),
    Head("names", "names", 1.0),
    Head("event", "facts", 0.3),
    Head("factuality", "facts", 0.15),
)
"""Sentence, event and factuality are one number each (two logits and a value from -3 to 3); the rest are classes."""

MIXES = ("words", "names", "facts", "tree")


def collect_labels(documents: Iterable[Document]) -> dict[str, list[str]]:
    """Return each classifying head's labels, most frequent first, and the relations under "deprel"."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("xpos", "upos", "feats", "lemma", "deprel")}
    for document in documents:
        for sentence in document.sentences:
            for word in sentence.words:
                for name, label in word_labels(word).items():
                    counts[name][label] += 1
    least = {head.name: head.least for head in HEADS}
    labels = {
        name: [label for label, count in counted.most_common() if count >= least.get(name, 1)]
        for name, counted in counts.items()
    }
    return {**labels, "names": list(NAME_LABELS), "sentence": [], "event": [], "factuality": []}


def word_labels(word: Word) -> dict[str, str]:
    """Return the labels of one word that UD gives, none for a word outside UD."""
    if word.upos is None or word.xpos is None or word.feats is None or word.deprel is None:
        return {}
    lemma = find_script(word.form, word.lemma or word.form)
    return {"xpos": word.xpos, "upos": word.upos, "feats": word.feats, "lemma": lemma, "deprel": word.deprel}
