"""A model and gold texts come in, tallies go out: read from raw text, with gold words, or with gold sentences too."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from spacy.tokens import Doc
from spacy.vocab import Vocab

from benchmarks.language.gold import GoldText
from benchmarks.language.layers import read_layers
from benchmarks.language.score import Tally


class Reader(Protocol):
    """What is measured: it reads texts, and can annotate words that are given."""

    @property
    def vocab(self) -> Vocab:
        """The vocabulary that given words must be of."""
        ...

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Read texts."""
        ...

    def read_doc(self, doc: Doc) -> Doc:
        """Annotate given words."""
        ...


def measure_raw(reader: Reader, golds: list[GoldText]) -> Tally:
    """Read running text; words and sentences are the model's own."""
    tally = Tally()
    for gold, doc in zip(golds, reader.parse(gold.text for gold in golds), strict=True):
        tally.add(gold.layers, read_layers(doc))
    return tally


def measure_gold_words(reader: Reader, golds: list[GoldText], *, sentences: bool = False) -> Tally:
    """Read gold words; with `sentences`, gold sentences too."""
    tally = Tally()
    for gold in golds:
        doc = lay_doc(reader.vocab, gold, sentences=sentences)
        tally.add(gold.layers, read_layers(reader.read_doc(doc)))
    return tally


def lay_doc(vocab: Vocab, gold: GoldText, *, sentences: bool) -> Doc:
    """Return a Doc of the gold words, a blank line before each paragraph, sentence starts set if asked."""
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool | int | None] = []
    for at, (form, space) in enumerate(zip(gold.forms, gold.spaces, strict=True)):
        if at and at in gold.paragraphs:
            spaces[-1] = False
            words.append("\n\n")
            spaces.append(False)
            starts.append(False)
        words.append(form)
        spaces.append(space)
        starts.append(at in gold.sentences)
    return Doc(vocab, words=words, spaces=spaces, sent_starts=starts if sentences else None)
