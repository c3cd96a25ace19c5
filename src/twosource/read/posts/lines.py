"""A text goes in; its lines and its paragraphs come out as spans, blanks at their ends left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = re.compile(r"[^\n\r]+")
PARAGRAPH_BREAK = re.compile(r"(?:\r\n|\n|\r)[^\S\n\r]*(?:\r\n|\n|\r)")


def trim(text: str, start: int, end: int) -> Span:
    """Take the blanks off both ends of `text[start:end]`; an all-blank stretch becomes empty at its start."""
    stretch = text[start:end]
    left = len(stretch) - len(stretch.lstrip())
    return Span(start + left, max(start + left, end - (len(stretch) - len(stretch.rstrip()))))


def split_lines(text: str) -> Iterator[Span]:
    """Give the non-blank lines of the text, in order."""
    for match in LINE.finditer(text):
        span = trim(text, match.start(), match.end())
        if span.end > span.start:
            yield span


def split_paragraphs(text: str) -> Iterator[Span]:
    """Give the stretches between blank lines, in order, none of them blank."""
    start = 0
    for match in [*PARAGRAPH_BREAK.finditer(text), None]:
        end = len(text) if match is None else match.start()
        span = trim(text, start, end)
        if span.end > span.start:
            yield span
        start = end if match is None else match.end()
