"""Where a content begins and ends: without marks, "that", cues and voices at its edges, with quotations whole."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.read.statements.phrases import auxiliaries, children, subtract, token_span, trim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from twosource.read.statements.page import Page

QUOTES = "“”„‟«»\"‘’'`"
EDGE = ",;:–—-" + QUOTES
TAIL = EDGE.replace("'", "").replace("’", "") + "."
PICTURES = frozenset({"So", "Sk", "Mn", "Cf"})
"""Categories of emoji, their skin tones, and what joins them."""
DOUBLED = frozenset({"''", "’’"})
LINKS = re.compile(r"(?:\s+(?:https?://\S+|pic\.twitter\.com/\S+))+\s*$")
THAT = re.compile(r"(?:that|THAT)\b(?![’']s)[\s,:“”\"'‘–—-]*")
ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b[A-Za-z]\.[A-Za-z]|\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Inc|Corp|Co|Ltd|Jr|Sr|No|St|Spc))\.$"
)


def tidy(page: Page, span: Span) -> Span | None:
    """Cut blanks, quotation marks, commas and an introducing "that" off a content; None when nothing is left."""
    text = page.text
    link = LINKS.search(text, span.start, span.end)
    span = _without_pictures(text, span)
    span = _trim_ends(text, Span(span.start, link.start()) if link is not None and link.start() > span.start else span)
    that = THAT.match(text, span.start, span.end)
    quoted = page.mark_before(span.start) in set(QUOTES)
    if that is not None and that.end() < span.end and not quoted and _introduces(page, span.start):
        span = _trim_ends(text, Span(that.end(), span.end))
    return span if span.start < span.end and any(char.isalnum() for char in span.of(text)) else None


def _without_pictures(text: str, span: Span) -> Span:
    """Cut off the pictures, such as emoji, that a post sets before and behind its words."""
    start, end = span.start, span.end
    while end > start and _is_picture(text[end - 1]):
        end -= 1
    while start < end and _is_picture(text[start]):
        start += 1
    return Span(start, end)


def _is_picture(char: str) -> bool:
    return unicodedata.category(char) in PICTURES or char.isspace()


def _introduces(page: Page, start: int) -> bool:
    """Tell "that" before a clause from one that stands for a thing or points at one."""
    that = page.doc.char_span(start, start + len("that"))
    return that is None or that[0].dep_ not in {"obj", "nsubj", "nsubj:pass", "det"}


def _trim_ends(text: str, span: Span) -> Span:
    start = trim(text, span, EDGE).start
    end = trim(text, Span(start, span.end), TAIL).end
    while end - start > 2 and text[end - 2 : end] in DOUBLED:  # noqa: PLR2004 - the length of a doubled mark
        end = trim(text, Span(start, end - 2), TAIL).end
    while end < span.end and text[end] in "’'" and end > start and text[end - 1] in "sS":
        end += 1
    if text[end : end + 1] == "." and end + 1 <= span.end and ABBREVIATION.search(text, max(start, end - 6), end + 1):
        end += 1
    return Span(start, end)


def tidy_all(page: Page, spans: Iterable[Span], holes: Iterable[Span] = ()) -> tuple[Span, ...]:
    """Cut the holes (cues, voices) out of the contents and tidy what is left, in order and without overlaps."""
    holes = tuple(holes)
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        start = max(span.start, found[-1].end) if found else span.start
        for part in subtract(Span(start, max(span.end, start)), holes):
            neat = tidy(page, part)
            if neat is not None:
                found.append(neat)
    return tuple(found)


def whole_quotations(page: Page, span: Span) -> Span:
    """Widen a content to the ends of a quotation that it begins or stands in, and of one that it breaks off in."""
    inside = page.quotation_at(span.start)
    if inside is not None and inside.inner.end >= span.end and span.start - inside.inner.start <= 1:
        return Span(span.start, inside.inner.end)
    for quotation in page.quotations_in(span):
        if quotation.start <= span.start and span.start - quotation.inner.start <= 1:
            span = Span(span.start, max(span.end, quotation.inner.end))
        elif quotation.start < span.end < quotation.end and quotation.start >= span.start and inside is None:
            span = Span(span.start, quotation.end)
    return span


def cue_span(verb: Token, last: Token | None = None) -> Span:
    """Give the cue: the verb with the auxiliaries right before it, up to `last` (a particle or a preposition)."""
    first = verb.i
    helpers = {token.i for token in auxiliaries(verb)}
    while first - 1 in helpers or (first - 2 in helpers and verb.doc[first - 1].pos_ in {"ADV", "PART"}):
        first -= 1
    end = verb.i
    for particle in children(verb, "compound:prt"):
        end = max(end, particle.i) if particle.i == verb.i + 1 else end
    if last is not None and 0 < last.i - end <= 3:  # noqa: PLR2004 - "called today for": beyond that, the verb alone
        end = last.i
    return token_span(verb.doc, first, end + 1)
