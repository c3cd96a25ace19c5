"""A stored text and the spans read out of it go in; runs of text that share the same layers come out, ready to print.

Spans of different layers overlap freely, so that no nesting of HTML elements could hold them: the text is cut at every
border and each run names all layers over it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from twosource.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MARGIN = 160
"""Code points shown on either side of a span when no sentence border is known."""
LONGEST_SENTENCE = 480
"""A "sentence" longer than this is a listing or a broken page; it is cut like text without sentences."""


@dataclass(frozen=True, slots=True)
class Mark:
    """`text[start:end]` belongs to `layer`; `label` tells a person what was read there."""

    start: int
    end: int
    layer: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text with every layer over it, sorted, and their labels; `start` is its offset in the whole text."""

    start: int
    text: str
    layers: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    @property
    def classes(self) -> str:
        """The CSS classes of its layers."""
        return " ".join(f"l-{layer}" for layer in self.layers)

    @property
    def title(self) -> str:
        """The labels as one line."""
        return " · ".join(self.labels)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text as runs; `before`, `after` tell whether the text goes on beyond it."""

    window: Span
    runs: tuple[Run, ...]
    before: bool
    after: bool


def cut_runs(text: str, window: Span, marks: Iterable[Mark]) -> tuple[Run, ...]:
    """Cut `text[window]` at every border of a mark, in one sweep; marks outside or empty count for nothing."""
    borders: dict[int, list[tuple[int, Mark]]] = {window.start: [], window.end: []}
    for mark in marks:
        start, end = max(mark.start, window.start), min(mark.end, window.end)
        if start < end:
            borders.setdefault(start, []).append((1, mark))
            borders.setdefault(end, []).append((-1, mark))
    return tuple(_sweep(text, borders))


def _sweep(text: str, borders: dict[int, list[tuple[int, Mark]]]) -> Iterable[Run]:
    open_marks: Counter[Mark] = Counter()
    places = sorted(borders)
    for at, until in pairwise(places):
        for change, mark in borders[at]:
            open_marks[mark] += change
            if not open_marks[mark]:
                del open_marks[mark]
        layers = tuple(sorted({mark.layer for mark in open_marks}))
        labels = tuple(dict.fromkeys(mark.label for mark in open_marks if mark.label))
        yield Run(at, text[at:until], layers, labels)


def show_whole(text: str, marks: Iterable[Mark]) -> tuple[Run, ...]:
    """Cut the whole text."""
    return cut_runs(text, Span(0, len(text)), marks)


def show_passage(text: str, sentences: Sequence[Span], spans: Sequence[Span], marks: Iterable[Mark]) -> Passage:
    """Show the sentences that hold `spans` (or a margin around them), with all marks that reach into them."""
    window = widen(text, sentences, spans)
    return Passage(window, cut_runs(text, window, marks), window.start > 0, window.end < len(text))


def widen(text: str, sentences: Sequence[Span], spans: Sequence[Span]) -> Span:
    """Give the stretch around `spans`: whole sentences where they are of a readable length, else a margin."""
    start, end = min((one.start for one in spans), default=0), max((one.end for one in spans), default=0)
    touched = [one for one in sentences if one.start < end and start < one.end and len_of(one) <= LONGEST_SENTENCE]
    first = min((one.start for one in touched), default=None)
    last = max((one.end for one in touched), default=None)
    begins = first if first is not None and first <= start else word_border(text, start - MARGIN, 1)
    ends = last if last is not None and last >= end else word_border(text, end + MARGIN, -1)
    return trim(text, Span(min(begins, start), max(ends, end)))


def trim(text: str, span: Span) -> Span:
    """Leave blanks at the ends of a span out; a span of blanks alone stays."""
    inner = span.of(text)
    if not inner.strip():
        return span
    return Span(span.start + len(inner) - len(inner.lstrip()), span.end - len(inner) + len(inner.rstrip()))


def len_of(span: Span) -> int:
    """Code points of a span."""
    return span.end - span.start


def word_border(text: str, at: int, step: int) -> int:
    """Move `at` by `step` to the next blank, at most thirty code points; stay inside the text."""
    at = min(max(at, 0), len(text))
    for moved in range(at, at + 30 * step, step):
        if 0 < moved < len(text) and text[moved].isspace():
            return moved + 1 if step > 0 else moved
    return at
