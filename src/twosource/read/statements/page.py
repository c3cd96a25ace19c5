"""What every finder looks at: the parsed item with its quotations, paragraphs and a post's own header marked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.read.columns import columns_of
from twosource.read.statements.quotations import Quotation, find_quotations, split_paragraphs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

    from twosource.read.columns import Columns
    from twosource.read.parsed import Parsed

HEADER = re.compile(r"[^\n@]{0,80}\(@\w{1,30}\)[^\n:]{0,20}(?:\d{1,2}:\d{2}(?::\d{2})?[^\n:]{0,20})?: ")
"""The line with which a stored post opens: its author, handle and date, then a colon."""


DATELINE = re.compile(
    r"^[A-ZÀ-Þ]{3}[^\n()]{0,60}\([^()\n]{2,40}\)\s?(?:--?|–|—|:|\ufffd)\s*(?:\[(?:TEXT|Text)\]\s*)?", re.MULTILINE
)
"""The place, date and agency with which a wire story opens; it speaks nowhere."""


LABEL = re.compile(r"(?:BREAKING|URGENT|UPDATE|JUST IN|DEVELOPING|FLASH|EXCLUSIVE)(?: NEWS)?\s*[:|]\s+(?=\S)")
"""What a desk puts before its news; nobody said it."""
PLACE_LINE = re.compile(r"([A-ZÀ-Þ][\w.'’-]+(?:,? [A-ZÀ-Þ][\w.'’-]+){0,3})(?:, \w{3,9}\.? \d{1,2})? [–—] (?=[A-ZÀ-Þ])")
"""The same in running text, where a place is known by its name."""


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed item, its quotations by token and its paragraphs; `header` is where the item's own words begin.

    `numbers` gives each token's sentence; `aside` holds the tokens that are not what is reported.
    """

    parsed: Parsed
    quotations: tuple[Quotation, ...]
    paragraphs: tuple[Span, ...]
    header: int
    datelines: tuple[Span, ...]
    starts: tuple[int, ...]
    openings: tuple[int, ...]
    entities: tuple[TokenSpan, ...]
    sentences: tuple[Span, ...]
    numbers: tuple[int, ...]
    aside: frozenset[int]

    @property
    def doc(self) -> Doc:
        """The parsed text."""
        return self.parsed.doc

    @property
    def text(self) -> str:
        """The item's text."""
        return self.parsed.item.text

    def quotation_at(self, offset: int) -> Quotation | None:
        """Give the quotation whose inside holds the code point."""
        place = bisect_right(self.starts, offset) - 1
        if place < 0:
            return None
        found = self.quotations[place]
        return found if found.inner.start <= offset < found.inner.end else None

    def quotations_in(self, span: Span) -> tuple[Quotation, ...]:
        """Give the quotations that overlap the span."""
        first = max(bisect_right(self.starts, span.start) - 1, 0)
        stop = bisect_right(self.starts, span.end - 1)
        return tuple(one for one in self.quotations[first:stop] if one.start < span.end and span.start < one.end)

    def paragraph_at(self, offset: int) -> Span:
        """Give the paragraph that holds the code point, or the next blank stretch's left neighbour."""
        place = bisect_right(self.openings, offset) - 1
        return self.paragraphs[max(place, 0)]

    def paragraphs_in(self, span: Span) -> tuple[Span, ...]:
        """Give the parts of the span that lie in different paragraphs."""
        cut = (Span(max(one.start, span.start), min(one.end, span.end)) for one in self.paragraphs)
        return tuple(one for one in cut if one.start < one.end)

    def entity_at(self, place: int) -> TokenSpan | None:
        """Give the name that holds a token, by the token's number."""
        return next(iter(self.entities_in(place, place + 1)), None)

    def entities_in(self, first: int, stop: int) -> tuple[TokenSpan, ...]:
        """Give the names that share a token with tokens `first` to `stop`, end exclusive, in order."""
        low = bisect_left(self.entities, first + 1, key=lambda entity: entity.end)
        high = bisect_left(self.entities, stop, key=lambda entity: entity.start)
        return self.entities[low:high]

    def end_before(self, offset: int) -> int:
        """Give the end of the last character before the code point that is no blank; 0 when there is none."""
        while offset > 0 and self.text[offset - 1].isspace():
            offset -= 1
        return offset

    def mark_before(self, offset: int) -> str:
        """Give the last character before the code point that is no blank, or an empty string."""
        end = self.end_before(offset)
        return self.text[end - 1 : end]

    def sentence_of(self, token: Token) -> Span:
        """Give the sentence of a token, cut to its paragraph and to what follows the item's header."""
        sentence, paragraph = self.sentences[self.numbers[token.i]], self.paragraph_at(token.idx)
        start = max(sentence.start, paragraph.start, self.header)
        return Span(start, max(min(sentence.end, paragraph.end), start))

    def is_news(self, token: Token) -> bool:
        """Tell whether the token belongs to what is reported: no boilerplate, no header."""
        return token.i not in self.aside


def _behind(paragraphs: tuple[Span, ...], datelines: tuple[Span, ...]) -> tuple[Span, ...]:
    """Let a paragraph begin behind its dateline."""
    ends = {line.start: line.end for line in datelines}
    cut = [Span(ends.get(one.start, one.start), one.end) for one in paragraphs]
    return tuple(one for one in cut if one.start < one.end) or paragraphs


def _sentences(columns: Columns, text: str) -> tuple[tuple[Span, ...], tuple[int, ...]]:
    """Give the sentences, and of each token the number of its own."""
    firsts = [place for place, opens in enumerate(columns.opens) if opens or place == 0]
    stops = [*firsts[1:], len(columns.opens)]
    bounds = list(zip(firsts, stops, strict=True))
    numbers = chain.from_iterable(repeat(number, stop - first) for number, (first, stop) in enumerate(bounds))
    edges = [(columns.starts[first], columns.ends[stop - 1]) for first, stop in bounds]
    labels = [LABEL.match(text, start, end) for start, end in edges]
    behind = [label.end() if label is not None else start for label, (start, _) in zip(labels, edges, strict=True)]
    return tuple(Span(start, end) for start, (_, end) in zip(behind, edges, strict=True)), tuple(numbers)


def _aside(parsed: Parsed, columns: Columns, datelines: tuple[Span, ...], header: int) -> frozenset[int]:
    """Give the tokens of header, datelines and boilerplate."""
    starts, ends = columns.starts, columns.ends
    found = set(range(bisect_left(starts, header)))
    for line in datelines:
        found.update(range(bisect_left(starts, line.start), bisect_left(starts, line.end)))
    for part in parsed.boilerplate:
        found.update(range(bisect_right(ends, part.start), bisect_left(starts, part.end)))
    return frozenset(found)


def _place_line(parsed: Parsed) -> tuple[Span, ...]:
    """Give the place with which a story opens before a dash: "Port-au-Prince — A gang leader said"."""
    line = PLACE_LINE.match(parsed.item.text) if parsed.item.kind == "article" else None
    if line is None:
        return ()
    place = parsed.doc.char_span(*line.span(1), alignment_mode="expand")
    named = place is not None and any(token.ent_type_ in {"LOC", "GPE"} for token in place)
    return (Span(*line.span()),) if named else ()


def open_page(parsed: Parsed) -> Page:
    """Mark quotations and paragraphs once for all finders."""
    text = parsed.item.text
    datelines = tuple(Span(*found.span()) for found in DATELINE.finditer(text)) or _place_line(parsed)
    paragraphs = _behind(split_paragraphs(text) or (Span(0, len(text)),), datelines)
    quotations = find_quotations(text, paragraphs)
    header = HEADER.match(text) if parsed.item.kind == "post" else None
    columns = columns_of(parsed.doc)
    sentences, numbers = _sentences(columns, text if parsed.item.kind == "article" else "")
    return Page(
        parsed=parsed,
        quotations=quotations,
        paragraphs=paragraphs,
        header=header.end() if header else 0,
        datelines=datelines,
        starts=tuple(one.start for one in quotations),
        openings=tuple(one.start for one in paragraphs),
        entities=tuple(parsed.doc.ents),
        sentences=sentences,
        numbers=numbers,
        aside=_aside(parsed, columns, datelines, header.end() if header else 0),
    )
