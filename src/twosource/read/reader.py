"""Items go in, Readings come out: the one place that names the stages of reading in order.

text → sentences, words, names → posts and boilerplate → statements → places → times → events → deadlines
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from twosource.codebook import codebook_digest
from twosource.model.reading import Reading
from twosource.read.columns import columns_of
from twosource.read.deadlines import find_deadlines
from twosource.read.events import find_events
from twosource.read.parsed import Parsed
from twosource.read.places import find_entities, find_places
from twosource.read.posts import find_boilerplate, find_posts
from twosource.read.posts.lines import trim
from twosource.read.statements import find_statements
from twosource.read.times import find_times
from twosource.read.tongue import other_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

    from twosource.model.item import Item
    from twosource.model.span import Span
    from twosource.read.language import LanguageModel
    from twosource.read.places import Gazetteer

BATCH = 16
"""Items parsed together: enough to fill the language model, few enough that long reports stay in memory."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads items with one language model and one gazetteer; an item's neighbours do not change its Reading."""

    language: LanguageModel
    gazetteer: Gazetteer

    @property
    def coded_by(self) -> str:
        """What coded a Reading: the digests of codebook, language model, and places laid over the gazetteer, if any."""
        laid = self.gazetteer.overlaid
        return f"{codebook_digest()}/{self.language.digest}" + (f"/{laid}" if laid else "")

    def read(self, items: Iterable[Item]) -> Iterator[Reading]:
        """Read the items, in their order, parsing a few together."""
        waiting = iter(items)
        while batch := list(islice(waiting, BATCH)):
            others = [other_language(item) for item in batch]
            docs = self.language.parse(item.text for item, other in zip(batch, others, strict=True) if other is None)
            for item, other in zip(batch, others, strict=True):
                yield self.read_parsed(item, next(docs)) if other is None else self.leave(item, other)

    def leave(self, item: Item, language: str) -> Reading:
        """Give the Reading of an item in another language: its posts and nothing else, since we read English."""
        return Reading(
            item=replace(item, language=language),
            text=item.text,
            posts=find_posts(item),
            boilerplate=find_boilerplate(item),
            coded_by=self.coded_by,
        )

    def read_parsed(self, item: Item, doc: Doc) -> Reading:
        """Read one item whose text is parsed already."""
        parsed = Parsed(item, doc, find_posts(item), find_boilerplate(item))
        statements = find_statements(parsed)
        places = find_places(parsed, self.gazetteer)
        times = find_times(parsed, places)
        events = find_events(parsed, statements, places, times)
        return Reading(
            item=item,
            text=item.text,
            posts=parsed.posts,
            boilerplate=parsed.boilerplate,
            sentences=sentence_spans(doc),
            entities=find_entities(parsed, self.gazetteer, places),
            statements=statements,
            events=events,
            deadlines=find_deadlines(parsed, times, statements, events, places),
            places=places,
            times=times,
            coded_by=self.coded_by,
        )


def sentence_spans(doc: Doc) -> tuple[Span, ...]:
    """Give the sentences that hold more than blanks, without the blanks at their ends."""
    text, columns = doc.text, columns_of(doc)
    firsts = [place for place, opens in enumerate(columns.opens) if opens or place == 0]
    bounds = pairwise([*firsts, len(columns.opens)])
    found = (trim(text, columns.starts[first], columns.ends[stop - 1]) for first, stop in bounds)
    return tuple(span for span in found if span.end > span.start)
