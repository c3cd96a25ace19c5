"""Texts come in, Docs go out: the shipped model, from words over windows and the graph to annotations."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from spacy.vocab import Vocab

from twosource.read.language.annotate import Annotator
from twosource.read.language.cues import Heard, Tree, find_cues, hand_on
from twosource.read.language.datelines import find_datelines
from twosource.read.language.decode import Decoded, Outputs, decode, find_starts, join_numbers
from twosource.read.language.graph import Graph
from twosource.read.language.homonyms import Homonyms
from twosource.read.language.shapes import Spacing, spacing_of
from twosource.read.language.weights import SHIPPED, read_weights
from twosource.read.language.windows import Words, collect_words, find_paragraphs, fit, make_window
from twosource.read.language.wordpiece import WordPiece
from twosource.read.language.words import load_token_rules, make_tokenizer, split_words


class ShippedModel:
    """The language model in the package; satisfies `LanguageModel`."""

    def __init__(self, folder: Path = SHIPPED, threads: int = 1) -> None:
        """Load weights from a folder; `threads` is the number of cores that one text may use."""
        self._weights = read_weights(folder)
        self._graph = Graph(self._weights.graph, threads)
        self._wordpiece = WordPiece.read(self._weights.vocabulary)
        self._tokenizer = make_tokenizer()
        self._homonyms = Homonyms.of(load_token_rules())
        self._annotator = Annotator.prepare(self._tokenizer.vocab, self._weights.labels)

    @property
    def name(self) -> str:
        """The model's name and version."""
        return self._weights.name

    @property
    def digest(self) -> str:
        """The sha256 of weights, labels and vocabulary."""
        return self._weights.digest

    @property
    def vocab(self) -> Vocab:
        """The vocabulary of its Docs; words given to `read_doc` must be of it."""
        vocab: Vocab = self._tokenizer.vocab
        return vocab

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Yield one Doc for each text, in order."""
        return (self.read_doc(split_words(self._tokenizer, text)) for text in texts)

    def read_doc(self, doc: Doc) -> Doc:
        """Annotate a Doc of bare words in place and return it.

        Words may come from elsewhere, as gold ones do; so may sentence starts, which are then kept.
        """
        places, spacings = find_words(doc)
        if not len(places):
            return doc
        forms = self._homonyms.exchange([doc[place].text for place in places.tolist()])
        words = collect_words(forms, spacings, self._wordpiece)
        known = find_known_starts(doc, places)
        apart = find_news(doc, places) if known is None else set()
        parts: list[Decoded] = []
        heard: list[Heard] = []
        for bounds in find_paragraphs(words, apart):
            for start, part, outputs in self._read_paragraph(words, bounds, known):
                parts.append(part)
                heard.extend(self._hear(start, part, outputs))
        hand_on(doc, heard, places)
        return self._annotator.annotate(doc, places, join(parts))

    def _hear(self, start: int, part: Decoded, outputs: Outputs) -> Iterator[Heard]:
        """Yield what may be a cue in a window that begins at word `start`."""
        tree = Tree(part.starts, part.heads, part.classes["deprel"])
        return (one.moved(start) for one in find_cues(outputs, self._weights.ways, tree))

    def _find_starts(self, outputs: Outputs) -> NDArray[np.bool_]:
        return find_starts(outputs["sentence"][:, 0], self._weights.choices.sentence_threshold)

    def _read_paragraph(
        self, words: Words, bounds: tuple[int, int], known: NDArray[np.bool_] | None
    ) -> Iterator[tuple[int, Decoded, Outputs]]:
        """Yield the paragraph's windows: where each starts, what its words are, and the network's numbers for them."""
        start, end = bounds
        while start < end:
            stop = fit(words, start, end)
            outputs = self._graph.run(make_window(words, start, stop))
            starts = known[start:stop].copy() if known is not None else self._find_starts(outputs)
            starts[0] = True
            join_numbers(starts, words.forms[start:stop])
            keep = stop - start if stop == end else last_whole(starts)
            kept: Outputs = {name: output[:keep] for name, output in outputs.items()}
            yield start, decode(kept, self._weights.biaffine, starts[:keep], self._weights.choices), kept
            start += keep


def last_whole(starts: NDArray[np.bool_]) -> int:
    """Return where the window's last sentence begins, or its end when it holds but one sentence."""
    last = int(np.flatnonzero(starts)[-1])
    return last or len(starts)


def find_words(doc: Doc) -> tuple[NDArray[np.int64], list[Spacing]]:
    """Return the places of the tokens that are no white space, and the spacing before each."""
    places, spacings = [], []
    gap = "\n\n"
    for token in doc:
        if token.is_space:
            gap += token.text_with_ws
            continue
        places.append(token.i)
        spacings.append(spacing_of(gap))
        gap = token.whitespace_
    return np.array(places, dtype=np.int64), spacings


def find_known_starts(doc: Doc, places: NDArray[np.int64]) -> NDArray[np.bool_] | None:
    """Return the sentence starts that a Doc of bare words comes with, None when it has none."""
    if not doc.has_annotation("SENT_START"):
        return None
    return np.array([bool(doc[place].is_sent_start) for place in places.tolist()], dtype=np.bool_)


def find_news(doc: Doc, places: NDArray[np.int64]) -> set[int]:
    """Return the places among the words at which the news behind a dateline begins."""
    behind = list(find_datelines(doc.text))
    if not behind:
        return set()
    return set(np.searchsorted([doc[place].idx for place in places.tolist()], behind).tolist())


def join(parts: list[Decoded]) -> Decoded:
    """Return one text's annotations out of those of its windows."""
    sizes = [len(part.heads) for part in parts]
    offsets = np.cumsum([0, *sizes[:-1]])
    heads = [part.heads + offset for part, offset in zip(parts, offsets, strict=True)]
    return Decoded(
        starts=np.concatenate([part.starts for part in parts]),
        classes={name: np.concatenate([part.classes[name] for part in parts]) for name in parts[0].classes},
        heads=np.concatenate(heads),
        names=np.concatenate([part.names for part in parts]),
        factuality=np.concatenate([part.factuality for part in parts]),
    )
