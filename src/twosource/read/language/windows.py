"""The words of a text come in, the windows in which the network reads them go out.

A window is a paragraph, so that what is read of one never depends on its neighbours. A paragraph too long for one
window is read in several: each goes on at the last sentence that the one before began, so that none is cut blindly.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twosource.read.language.shapes import Spacing, mark_of
from twosource.read.language.wordpiece import END, START, WordPiece

MOST_PIECES = 224
"""Word pieces in a window; training windows are as long, and attention's cost grows with the square."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words: forms, the spacing before each, and their pieces; white space is not among them."""

    forms: list[str]
    spacings: list[Spacing]
    pieces: list[tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Window:
    """Words `start` to `end` of a text as the network's inputs: pieces and marks (T), first pieces (W)."""

    start: int
    end: int
    pieces: NDArray[np.int64]
    marks: NDArray[np.int64]
    firsts: NDArray[np.int64]


def collect_words(forms: list[str], spacings: list[Spacing], wordpiece: WordPiece) -> Words:
    """Return the words with their pieces."""
    return Words(forms, spacings, [wordpiece.split(form) for form in forms])


def find_paragraphs(words: Words, apart: Container[int] = ()) -> Iterator[tuple[int, int]]:
    """Yield start and end of each paragraph; a blank line ends one, and one begins at the words `apart`."""
    starts = [at for at, spacing in enumerate(words.spacings) if at == 0 or spacing == Spacing.PARAGRAPH or at in apart]
    yield from zip(starts, [*starts[1:], len(words.forms)], strict=True)


def fit(words: Words, start: int, end: int) -> int:
    """Return the place after the last word that a window from `start` can hold, at least one word on."""
    room = MOST_PIECES - len(words.pieces[start])
    for place in range(start + 1, end):
        room -= len(words.pieces[place])
        if room < 0:
            return place
    return end


def make_window(words: Words, start: int, end: int) -> Window:
    """Return the inputs for words `start` to `end`; the first is marked as a paragraph's, as it was in training."""
    pieces, marks, firsts = [START], [0], []
    for place in range(start, end):
        split = words.pieces[place]
        spacing = words.spacings[place] if place > start else Spacing.PARAGRAPH
        firsts.append(len(pieces))
        pieces.extend(split)
        marks.extend((mark_of(words.forms[place], spacing), *(0,) * (len(split) - 1)))
    columns = ([*pieces, END], [*marks, 0], firsts)
    return Window(start, end, *(np.array(column, dtype=np.int64) for column in columns))
