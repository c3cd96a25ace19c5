"""Dev documents of the corpora come in, gold layers over one running text go out, in capitals if asked.

Offsets count letters, white space left out, as the CoNLL 2018 shared task's scorer does: so words can be compared
whatever lies between them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.language.layers import Layers, Name, Token
from training.corpora import Document, Sentence, read_ewt, read_gum
from training.facts import add_facts
from training.names import add_uner, read_tweets


@dataclass(frozen=True, slots=True)
class GoldText:
    """A document as running text, with its gold words (form, blank after it) and its gold layers."""

    text: str
    forms: list[str]
    spaces: list[bool]
    paragraphs: frozenset[int]
    """Places of the words that open a paragraph."""
    sentences: frozenset[int]
    """Places of the words that open a sentence."""
    layers: Layers


def read_dev(corpora: Path) -> dict[str, list[Document]]:
    """Return the dev documents by genre: ewt, each of GUM's, tweets."""
    ewt = add_uner(read_ewt(corpora / "ud_ewt/dev.conllu"), corpora / "ner/uner_ewt_dev.jsonl")
    dev = {"ewt": add_facts(ewt, corpora / "uds_ih2/dev.jsonl")}
    for document in read_gum(corpora / "gum/dev"):
        dev.setdefault(document.genre, []).append(document)
    return {**dev, "tweets": read_tweets(corpora / "ner/btc_dev.jsonl")}


def lay_text(document: Document) -> GoldText:
    """Return a document as text: a blank line before each paragraph, sentences spaced as they were."""
    forms = [word.form for sentence in document.sentences for word in sentence.words]
    spaces = [space for sentence in document.sentences for space in space_words(sentence)]
    paragraphs, sentences = find_openings(document.sentences)
    gaps = ["\n\n" if at + 1 in paragraphs else " " * space for at, space in enumerate(spaces)]
    text = "".join(form + gap for form, gap in zip(forms, gaps, strict=True)).rstrip()
    return GoldText(text, forms, spaces, paragraphs, sentences, gold_layers(document.sentences))


def space_words(sentence: Sentence) -> list[bool]:
    """Return for each word whether a blank follows."""
    return [word.space_after for word in sentence.words]


def find_openings(sentences: Iterable[Sentence]) -> tuple[frozenset[int], frozenset[int]]:
    """Return the places of the words that open paragraphs, and of those that open sentences."""
    paragraphs, openings, at = set(), set(), 0
    for sentence in sentences:
        openings.add(at)
        if at == 0 or sentence.opens_paragraph:
            paragraphs.add(at)
        at += len(sentence.words)
    return frozenset(paragraphs), frozenset(openings)


def shout(document: Document) -> Document:
    """Return the document in capitals; gold labels stay."""
    return replace(
        document,
        sentences=tuple(
            replace(one, words=tuple(replace(word, form=word.form.upper()) for word in one.words))
            for one in document.sentences
        ),
    )


def gold_layers(sentences: tuple[Sentence, ...]) -> Layers:
    """Return the gold layers; names of other kinds than PER, ORG and LOC are left out."""
    tokens: list[Token] = []
    spans: list[tuple[int, int]] = []
    names: list[Name] = []
    at = 0
    for sentence in sentences:
        bounds = []
        for word in sentence.words:
            size = len("".join(word.form.split()))
            bounds.append((at, at + size))
            at += size
        spans.append((bounds[0][0], at))
        tokens.extend(gold_tokens(sentence, bounds))
        names.extend(gold_names(sentence, bounds))
    return Layers(tokens, spans, names)


def gold_tokens(sentence: Sentence, bounds: list[tuple[int, int]]) -> Iterable[Token]:
    """Yield a sentence's gold words."""
    for word, bound in zip(sentence.words, bounds, strict=True):
        head = bounds[word.head - 1] if word.head else bound
        yield Token(
            bound,
            head,
            word.deprel or "",
            word.upos or "",
            word.xpos or "",
            word.lemma or "",
            word.feats or "",
            word.factuality,
        )


def gold_names(sentence: Sentence, bounds: list[tuple[int, int]]) -> Iterable[Name]:
    """Yield a sentence's gold names of type PER, ORG and LOC."""
    start, kind = 0, ""
    labels = [word.name or "O" for word in sentence.words]
    for place, label in enumerate([*labels, "O"]):
        if kind and not label.startswith("I-"):
            yield Name(bounds[start][0], bounds[place - 1][1], kind)
            kind = ""
        if label.startswith("B-") and label != "B-MISC":
            start, kind = place, label[2:]
