"""What is compared: the words, sentences and names of one text, gold or read, at offsets that count letters."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from twosource.read.language import factuality_of


@dataclass(frozen=True, slots=True)
class Token:
    """One word: its letters from `bound[0]` to `bound[1]`, those of its head (its own for a root), its labels."""

    bound: tuple[int, int]
    head: tuple[int, int]
    deprel: str
    upos: str
    xpos: str
    lemma: str
    feats: str
    factuality: float | None


@dataclass(frozen=True, slots=True)
class Name:
    """One name of type PER, ORG or LOC."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Layers:
    """All layers of one text."""

    tokens: list[Token]
    sentences: list[tuple[int, int]]
    names: list[Name]


def read_layers(doc: Doc) -> Layers:
    """Return the layers of a Doc, white space left out."""
    bounds: list[tuple[int, int]] = []
    at = 0
    for token in doc:
        size = 0 if token.is_space else len("".join(token.text.split()))
        bounds.append((at, at + size))
        at += size
    sentences = [span for one in doc.sents if (span := trim(bounds[one.start : one.end]))]
    names = [
        Name(bounds[one.start][0], bounds[one.end - 1][1], one.label_)
        for one in doc.ents
        if one.label_ in {"PER", "ORG", "LOC"}
    ]
    return Layers(list(read_tokens(doc, bounds)), sentences, names)


def trim(bounds: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the letters that a run of tokens covers, None when it has none."""
    start, end = bounds[0][0], bounds[-1][1]
    return (start, end) if end > start else None


def read_tokens(doc: Doc, bounds: list[tuple[int, int]]) -> Iterator[Token]:
    """Yield the words of a Doc."""
    for token in doc:
        if token.is_space:
            continue
        yield Token(
            bounds[token.i],
            bounds[token.head.i],
            token.dep_,
            token.pos_,
            token.tag_,
            token.lemma_,
            str(token.morph),
            factuality_of(token),
        )
