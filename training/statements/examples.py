"""Marked texts come in, windows of words with the labels of their statements go out, varied as real pages are.

A cue is its head word and a voice is its head word, by the frozen model's own tree, which is what reading goes by.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from spacy.tokenizer import Tokenizer
from spacy.tokens import Token

from training.corpora import Word
from training.statements.marks import Marked, MarkedText, Pieces
from training.statements.states import Frozen, FrozenModel
from training.windows import Drawing, Placed, curl, recase, wrap
from twosource.read.language.cues import Tree
from twosource.read.language.model import find_words, last_whole
from twosource.read.language.shapes import Spacing
from twosource.read.language.windows import collect_words, find_paragraphs, fit
from twosource.read.language.words import split_words

SHORT = 2
"""Words up to which a content may be "that" alone."""
GAPS = {Spacing.GLUED: "", Spacing.SPACE: " ", Spacing.NEWLINE: "\n", Spacing.PARAGRAPH: "\n\n"}


@dataclass(frozen=True, slots=True)
class Told:
    """One statement by the places of words in its window: head words of cue and voice (None: nobody), its content."""

    cue: int
    voice: int | None
    content: tuple[tuple[int, int], ...]
    """First and last word of each piece, end exclusive."""


@dataclass(frozen=True, slots=True)
class Example:
    """A window's words and its statements; `doubtful` are words that are neither cues nor certainly none."""

    file: str
    words: tuple[Placed, ...]
    told: tuple[Told, ...]
    doubtful: frozenset[int]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A window and what the frozen model says of it."""

    frozen: Frozen
    example: Example


def cut(text: MarkedText, tokenizer: Tokenizer, model: FrozenModel) -> Iterator[Drawn]:
    """Yield the windows of one text as it stands, as reading would cut it."""
    doc = split_words(tokenizer, text.text)
    places, spacings = find_words(doc)
    tokens = [doc[int(place)] for place in places]
    placed = [
        Placed(Word(token.text, space_after=bool(token.whitespace_)), GAPS[spacing], 0)
        for token, spacing in zip(tokens, spacings, strict=True)
    ]
    words = collect_words([token.text for token in tokens], spacings, model.encoder.wordpiece)
    for start, end in find_paragraphs(words) if tokens else ():
        at = start
        while at < end:
            stop = fit(words, at, end)
            window = (replace(placed[at], gap="\n\n"), *placed[at + 1 : stop])
            frozen = model.read(window)
            keep = stop - at if stop == end else last_whole(frozen.tree.starts)
            frozen = frozen.until(keep)
            yield Drawn(frozen, label(text, tokens[at : at + keep], window[:keep], frozen))
            at += keep


def label(text: MarkedText, tokens: list[Token], words: tuple[Placed, ...], frozen: Frozen) -> Example:
    """Return one window with its statements."""
    tagged = [replace(one, word=replace(one.word, xpos=tag)) for one, tag in zip(words, frozen.tags, strict=True)]
    cued = [one for one in text.statements if covered(tokens, one.cue[:1])]
    told = [one for one in (tell(tokens, marked, frozen.tree) for marked in cued) if one is not None]
    doubtful = {at for one in cued for at in covered(tokens, one.cue)}
    return Example(text.file, tuple(tagged), tuple(told), frozenset(doubtful - {one.cue for one in told}))


def tell(tokens: list[Token], marked: Marked, tree: Tree) -> Told | None:
    """Return a statement whose content stands in the window, None where it does not."""
    found = [bare(tokens, covered(tokens, (piece,))) for piece in marked.content]
    content = tuple((piece[0], piece[-1] + 1) for piece in found if piece)
    if not content:
        return None
    voice = covered(tokens, marked.voice[:1])
    return Told(head_of(tree, covered(tokens, marked.cue[:1])), head_of(tree, voice) if voice else None, content)


def bare(tokens: list[Token], places: list[int]) -> list[int]:
    """Return a piece of content without the marks at its ends and the "that" before it, which are not content."""
    while places and (tokens[places[0]].is_punct or (tokens[places[0]].lower_ == "that" and len(places) > SHORT)):
        places = places[1:]
    while places and tokens[places[-1]].is_punct:
        places = places[:-1]
    return places


def covered(tokens: list[Token], pieces: Pieces) -> list[int]:
    """Return the places of the words that the pieces touch."""
    return [
        at
        for at, token in enumerate(tokens)
        if any(token.idx < end and start < token.idx + len(token) for start, end in pieces)
    ]


def head_of(tree: Tree, places: list[int]) -> int:
    """Return the place of the word that the others hang on."""
    return next((at for at in places if int(tree.heads[at]) == at or int(tree.heads[at]) not in places), places[0])


def vary(example: Example, rng: Random, drawing: Drawing) -> Example:
    """Return the window written as another page could show it."""
    words = list(example.words)
    if rng.random() < drawing.wrapped:
        words = wrap(words, rng.randint(40, 90))
    if rng.random() < drawing.curly:
        words = list(map(curl, words))
    return replace(example, words=tuple(recase(words, rng.random(), drawing)))


def draw_again(drawn: list[Drawn], model: FrozenModel, rng: Random) -> list[Drawn]:
    """Return the windows varied, with what the frozen model says of them then."""
    varied = [vary(one.example, rng, Drawing()) for one in drawn]
    return [Drawn(model.read(one.words), one) for one in varied]
