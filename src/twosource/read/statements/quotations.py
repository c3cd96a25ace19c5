"""From raw text to its quotations, paragraph by paragraph: unbalanced or mixed marks never reach past a paragraph.

Marks are read as characters, not as tokens, so that a wrong parse cannot lose a quotation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

BREAK = re.compile(r"\n[ \t\r\f\v]*\n\s*|\s+//+\s+|(?<=[.!?\"”’:])[ \t]*\n\s*")
MARK = re.compile(r"[“”„‟«»\"]|``|''|‘‘|’’")
SINGLE = re.compile(r"(?<![\w’'‘])[‘'](?=[\w“\"#@])([^\n‘]{2,300}?[^\s‘])[’'](?![\w’'])")
SENTENCE_END = re.compile(r"[.!?][”\"']?\s")
OPENERS = frozenset({"“", "„", "«", "``", "‘‘"})
CLOSERS = frozenset({"”", "»", "’’"})
WORDS = re.compile(r"[^\W\d_][\w'’-]*")
TITLE = 8
"""Words that a title may have."""
SHORT = 4
"""Letters under which a word of a title may stand without a capital."""
UNCLOSED = 400
"""Code points that an unclosed quotation may run on inside its paragraph before it is cut at its first sentence."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation at `text[start:end]`, marks included; `inner` is what stands between them.

    `open` tells that its closing mark is missing, so that the next paragraph may go on with it.
    """

    start: int
    end: int
    inner: Span
    open: bool = False


def is_title(text: str, quotation: Quotation, *, listed: bool = False) -> bool:
    """Tell a name in quotation marks, of a show or a book, from speech: capitals throughout, inside a sentence.

    `listed` asks of names of two words and more, which may also stand behind a comma ('his book, "A Long Way"').
    """
    words = WORDS.findall(quotation.inner.of(text))
    before = text[max(quotation.start - 3, 0) : quotation.start].rstrip(" \t")[-1:]
    capital = sum(word[0].isupper() for word in words)
    named = all(word[0].isupper() or len(word) < SHORT for word in words)
    placed = before.isalnum() or (listed and before in {",", "”", '"', ":"})
    return placed and listed < len(words) <= TITLE and named and capital * 2 > len(words)


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Cut at blank lines, and at line ends after a closed sentence; a hard-wrapped line does not end a paragraph."""
    found, start = [], 0
    for gap in BREAK.finditer(text):
        found.append(Span(start, gap.start()))
        start = gap.end()
    found.append(Span(start, len(text)))
    return tuple(span for span in found if span.start < span.end)


def find_quotations(text: str, paragraphs: tuple[Span, ...]) -> tuple[Quotation, ...]:
    """Give the outermost quotations in order: double marks first, single marks in what is left."""
    double = [found for paragraph in paragraphs for found in _double(text, paragraph)]
    single = _single(text, double)
    return tuple(sorted([*double, *single], key=lambda found: found.start))


def _double(text: str, paragraph: Span) -> Iterator[Quotation]:
    opened: int | None = None
    depth = 0
    seen = False
    free = paragraph.start
    for mark in MARK.finditer(text, paragraph.start, paragraph.end):
        side = _side(text, mark, inside=opened is not None, fresh=not seen, paragraph=paragraph)
        seen = True
        if opened is None:
            if side == "close":
                yield _quotation(text, free, mark.start(), mark.end())
                free = mark.end()
            else:
                opened, depth = mark.start(), 1
        elif side == "again":
            opened, depth = mark.start(), 1
        elif side == "open":
            depth += mark.group() in OPENERS
        else:
            depth -= 1
            if depth == 0:
                yield _quotation(text, opened, mark.start(), mark.end())
                opened, free = None, mark.end()
    if opened is not None:
        yield _unclosed(text, opened, paragraph)


def _side(text: str, mark: re.Match[str], *, inside: bool, fresh: bool, paragraph: Span) -> str:
    before = text[mark.start() - 1 : mark.start()] if mark.start() > paragraph.start else " "
    after = text[mark.end() : mark.end() + 1] if mark.end() < paragraph.end else " "
    if mark.group() in OPENERS:
        return "close" if inside and not before.isspace() and not after.isalnum() else "open"
    if mark.group() in CLOSERS:
        return "open" if not inside and mark.start() == paragraph.start and after.isalnum() else "close"
    if inside:
        return "again" if mark.group() == '"' and before.isspace() and after.isalnum() else "close"
    stray = not before.isspace() and before not in "([{—–-" and not after.isalnum()
    spaced = (
        before.isspace()
        and after.isspace()
        and fresh
        and text[max(mark.start() - 3, 0) : mark.start()].rstrip()[-1:] in set(",.?!")
    )
    return "close" if stray or (spaced and mark.start() > paragraph.start) else "open"


def _unclosed(text: str, opened: int, paragraph: Span) -> Quotation:
    end = paragraph.end
    if opened > paragraph.start and end - opened > UNCLOSED:
        stop = SENTENCE_END.search(text, opened + 1, end)
        end = stop.end() - 1 if stop else end
    width = len(MARK.match(text, opened).group())  # type: ignore[union-attr] # it was found by MARK
    return Quotation(opened, end, _trim(text, opened + width, end), open=end == paragraph.end)


def _quotation(text: str, start: int, close: int, end: int) -> Quotation:
    mark = MARK.match(text, start)
    return Quotation(start, end, _trim(text, mark.end() if mark and mark.end() <= close else start, close))


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _single(text: str, double: list[Quotation]) -> Iterator[Quotation]:
    bounds = iter([*double, Quotation(len(text) + 1, len(text) + 1, Span(0, 0))])
    beside = next(bounds)
    for match in SINGLE.finditer(text):
        while beside.end <= match.start():
            beside = next(bounds)
        if match.end() <= beside.start:
            yield Quotation(match.start(), match.end(), Span(match.start(1), match.end(1)))
