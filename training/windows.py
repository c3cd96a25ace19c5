"""Documents come in, the windows of one epoch go out: runs of sentences as a page could show them, drawn anew.

Windows follow paragraphs, as at run time; what real pages vary is varied here: line breaks, telex in capitals, tweets
in lower case, headings without full stops, quotation marks.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random

from training.corpora import Document, Sentence, Word


@dataclass(frozen=True, slots=True)
class Placed:
    """A word with the white space before it and the number of its sentence in the window."""

    word: Word
    gap: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """How often, of a window or a sentence, each variation is drawn."""

    alone: float = 0.15
    """A sentence is a window of its own."""
    crosses: float = 0.3
    """A window goes on over a paragraph's end, ..."""
    newline: float = 0.75
    """... which is then a line break rather than a blank."""
    capitals: float = 0.13
    lower: float = 0.05
    title: float = 0.03
    bare: float = 0.05
    """The sentence's final full stop is missing."""
    wrapped: float = 0.05
    """Lines are broken at a fixed width, as in mail and telex."""
    curly: float = 0.2
    """Straight quotation marks are curly ones."""
    longest: int = 150
    """Words at most in a window."""


def draw_windows(documents: list[Document], rng: Random, drawing: Drawing) -> Iterator[list[Placed]]:
    """Yield one epoch's windows; every sentence comes exactly once."""
    for document in documents:
        for sentences in group_sentences(document.sentences, rng, drawing):
            yield vary(sentences, rng, drawing)


def group_sentences(sentences: tuple[Sentence, ...], rng: Random, drawing: Drawing) -> Iterator[list[Sentence]]:
    """Cut a document's sentences into windows."""
    group: list[Sentence] = []
    most = rng.randint(30, drawing.longest)
    for sentence in sentences:
        ends = sentence.opens_paragraph and rng.random() > drawing.crosses
        size = sum(len(one.words) for one in group) + len(sentence.words)
        if group and (ends or size > most or rng.random() < drawing.alone):
            yield group
            group = []
            most = rng.randint(30, drawing.longest)
        group.append(sentence)
    if group:
        yield group


def vary(sentences: list[Sentence], rng: Random, drawing: Drawing) -> list[Placed]:
    """Lay the sentences out as one text, with the variations that the dice choose."""
    sentences = [drop_stop(one) if rng.random() < drawing.bare else one for one in sentences]
    placed = list(lay_out(sentences, rng, drawing))
    if rng.random() < drawing.wrapped:
        placed = wrap(placed, rng.randint(40, 90))
    if rng.random() < drawing.curly:
        placed = list(map(curl, placed))
    return recase(placed, rng.random(), drawing)


def drop_stop(sentence: Sentence) -> Sentence:
    """Return the sentence without its last word if that is a full stop with no dependents."""
    last = sentence.words[-1]
    if len(sentence.words) < 2 or last.form != "." or last.head == 0:  # noqa: PLR2004 (one word must stay)
        return sentence
    if any(word.head == len(sentence.words) for word in sentence.words):
        return sentence
    return replace(sentence, words=sentence.words[:-1])


def lay_out(sentences: list[Sentence], rng: Random, drawing: Drawing) -> Iterator[Placed]:
    """Yield the words with their gaps."""
    spaced = True
    for number, sentence in enumerate(sentences):
        fresh = number > 0 and sentence.opens_paragraph and rng.random() < drawing.newline
        for at, word in enumerate(sentence.words):
            if at == 0:
                gap = "\n" if fresh else " " * (spaced or number == 0)
            else:
                gap = " " * sentence.words[at - 1].space_after
            yield Placed(word, gap if number or at else "\n\n", number)
        spaced = sentence.words[-1].space_after or rng.random() < 0.9  # noqa: PLR2004 (most dropped blanks are dropped breaks)


def wrap(placed: list[Placed], width: int) -> list[Placed]:
    """Break lines at the blanks nearest before `width` characters."""
    result, column = [], 0
    for one in placed:
        column += len(one.gap) + len(one.word.form)
        if "\n" in one.gap:
            column = len(one.word.form)
        breaks = one.gap == " " and column > width
        result.append(replace(one, gap="\n") if breaks else one)
        column = len(one.word.form) if breaks else column
    return result


def curl(placed: Placed) -> Placed:
    """Turn a straight quotation mark or apostrophe into a curly one, left or right by the tag."""
    form = placed.word.form
    if form == '"':
        form = "“" if placed.word.xpos == "``" else "”"
    elif form == "'":
        form = "‘" if placed.word.xpos == "``" else "’"
    return replace(placed, word=replace(placed.word, form=form.replace("'", "’")))


def recase(placed: list[Placed], dice: float, drawing: Drawing) -> list[Placed]:
    """Set a window in capitals, in lower case or like a headline, or leave it."""
    changes: list[tuple[float, Callable[[str], str]]] = [
        (drawing.capitals, str.upper),
        (drawing.lower, str.lower),
        (drawing.title, capitalize),
    ]
    for share, change in changes:
        if dice < share:
            return [replace(one, word=replace(one.word, form=change(one.word.form))) for one in placed]
        dice -= share
    return placed


def capitalize(form: str) -> str:
    """Return the form with a capital first letter, the rest as it is."""
    return form[:1].upper() + form[1:]
