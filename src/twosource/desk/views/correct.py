"""A claim and what was read in its items go in; what its page of corrections offers to put right comes out.

Every choice carries the words that it is about as `ITEM:START-END`, so that a form needs no script and says the same
as the command line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from twosource.desk.views.card import ClaimCard, make_card
from twosource.desk.views.chain import name_item, name_voice
from twosource.desk.views.claim import MOST_EVIDENCE, passage_title, statement_of
from twosource.desk.views.lapse import say_instant
from twosource.desk.views.ruling import cut
from twosource.desk.wording import load_wording
from twosource.model.reading import VoiceKind
from twosource.model.span import Span
from twosource.run.ruling import name_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from twosource.desk.views.claim import ClaimFile
    from twosource.model.ledger import Claim, Evidence
    from twosource.model.reading import Reading, Statement

MOST_CHOICES = 60
"""Choices of one kind on a page; the rest can be named by their words, as `twosource rule` takes them."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Words that can be put right: where they stand, what they say, in whose report, and how they were read."""

    at: str
    words: str
    report: str
    read: str


@dataclass(frozen=True, slots=True)
class CorrectPage:
    """Everything that the page of corrections of one claim prints; `kinds` are those that a voice may have."""

    card: ClaimCard
    others: tuple[ClaimCard, ...]
    evidence: tuple[Choice, ...]
    places: tuple[Choice, ...]
    times: tuple[Choice, ...]
    kinds: tuple[tuple[str, str], ...]
    item: str | None


def make_correct_page(file: ClaimFile, beside: Sequence[Claim], now: datetime, item: str | None = None) -> CorrectPage:
    """Make the page; `beside` are claims that it may be the same as, `item` narrows it to the words of one report."""
    claim, rulings = file.claim, file.rulings
    held = [one for one in claim.evidence[:MOST_EVIDENCE] if item in (None, one.item) and one.item in file.readings]
    readings = {one.item: file.readings[one.item] for one in held}
    kinds = tuple((kind, load_wording().say("kinds", kind)) for kind in get_args(VoiceKind))
    return CorrectPage(
        make_card(claim, rulings.get(claim.id, ()), now),
        tuple(make_card(one, rulings.get(one.id, ()), now) for one in beside[:MOST_CHOICES]),
        tuple(_evidence(one, file) for one in held)[:MOST_CHOICES],
        tuple(dict.fromkeys(choice for one in held for choice in _places(one, readings[one.item])))[:MOST_CHOICES],
        tuple(dict.fromkeys(choice for one in held for choice in _times(one, readings[one.item])))[:MOST_CHOICES],
        kinds,
        item,
    )


def _evidence(one: Evidence, file: ClaimFile) -> Choice:
    reading = file.readings[one.item]
    words = " … ".join(span.of(reading.text) for span in one.spans)
    statement = statement_of(one, reading, file.orders)
    return Choice(name_words(one.item, one.spans), cut(words), name_item(reading.item), say_chain(statement, reading))


def say_chain(statement: Statement | None, reading: Reading) -> str:
    """Say a chain as the form takes it, outermost first."""
    if statement is None:
        return "the report's own words"
    return " > ".join(f"{name_voice(one, reading.text)} ({one.kind})" for one in statement.voices)


def _places(one: Evidence, reading: Reading) -> Iterator[Choice]:
    """Yield the places that the words of one piece of evidence, or the events that they hold, name."""
    events = {event.place for event in reading.events if one.statement in event.statements}
    for number, place in enumerate(reading.places):
        if number in events or _near(one, place.start, reading):
            told = load_wording().say("precisions", place.precision)
            read = f"{place.name}: {told}, {place.lat:.3f}, {place.lon:.3f}" if _is_placed(place.lat) else "not placed"
            yield _choice(reading, Span(place.start, place.end), read)


def _is_placed(lat: float | None) -> bool:
    return lat is not None


def _times(one: Evidence, reading: Reading) -> Iterator[Choice]:
    """Yield the deadlines and times that stand in the sentences of one piece of evidence."""
    taken = set()
    for deadline in reading.deadlines:
        if _near(one, deadline.start, reading):
            taken.add(deadline.start)
            ends = " to ".join(map(say_instant, deadline.due)) if deadline.due else "cannot be told"
            yield _choice(reading, Span(deadline.start, deadline.end), f"deadline, runs out {ends}")
    for time in reading.times:
        if time.start not in taken and _near(one, time.start, reading):
            known = time.earliest and time.latest
            read = f"{say_instant(time.earliest)} to {say_instant(time.latest)}" if known else "cannot be told"
            yield _choice(reading, Span(time.start, time.end), read)


def _near(one: Evidence, at: int, reading: Reading) -> bool:
    """Tell whether a sign stands in the evidence's words or in a sentence that holds some of them."""
    touched = [span for span in reading.sentences if any(span.overlaps(part) for part in one.spans)]
    return any(span.start <= at < span.end for span in (*one.spans, *touched))


def _choice(reading: Reading, span: Span, read: str) -> Choice:
    report = f"{name_item(reading.item)}: {reading.item.title or passage_title(reading)}"
    return Choice(name_words(reading.item.id, (span,)), cut(span.of(reading.text)), cut(report), read)
