"""A Reading goes in, the units that claims are made of come out: each a content with its slots and who it goes back to.

A unit is one statement, one post, or one sentence in which the item's own author tells of an event. Where the reader
found nothing, the first sentences stand for themselves, so that plain text still relates.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from twosource.model.span import Span
from twosource.relate.claims.counts import Count, find_counts
from twosource.relate.claims.negating import is_negated
from twosource.relate.claims.slots import SPEECH, Slots, slots_of, with_counts
from twosource.relate.claims.telling import frame_of, own_parts
from twosource.relate.instants import day_of
from twosource.relate.origins.cues import has_any, load_credits
from twosource.relate.origins.roots import Chain, chain_of_item, chain_of_post, chain_of_statement
from twosource.relate.origins.shapes import DATELINE, LINK, REPOST
from twosource.relate.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.model.reading import Event, Reading, Statement
    from twosource.relate.claims.rules import ClaimRules
    from twosource.relate.text.words import Token

Attitude = Literal["asserts", "denies", "asks"]
CONDITION = re.compile(
    r"\b(?:if|unless)\b[^,.;\n]{0,200}?(?:,|(?=\b(?:we|they|it|he|she|i)\s+(?:will|would|shall)\b|['’]ll\b)|(?=[.;\n])|$)",
    re.IGNORECASE,
)
CONTRAST = re.compile(r"(?:,|;|\s[-–—]|\band\b|\()\s*not\s+(?P<not>[^,.;!?\n)]{1,80})", re.IGNORECASE)
"""What a text puts right beside what it says: "nine people died, not 12"."""
BARE = re.compile(r"(?:the\s+)?(?P<number>\w+)(?:\s+(?:as|like)\s.*)?", re.IGNORECASE)
"""A number that stands for as many of the same: "not 12 as we reported"."""
OWN_WORDS = 4
"""Content words that an author's own sentence must keep beside what others say in it."""
LONGEST = 4000
"""Characters read of a unit; a sentence of more is no sentence, but a table or a text without marks."""
LANGUAGE = "en"
LATIN_END = "\u0250"
"""The first letter behind those of Latin script with marks."""
DISBELIEF = 6
"""Content words of a charge that is called a lie and nothing more."""
RELATIVE = re.compile(r"\s(?:that|which|who|in which|where)\s(?=\w)", re.IGNORECASE)
CLAUSE = 40
"""Characters behind a relative pronoun in which its verb stands."""
OPENING = 160
"""Characters in which a dateline ends."""
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?=\s|$)|\n|$)")


@dataclass(frozen=True, slots=True)
class Unit:
    """One content of one item: its spans, text and slots, its attitude, and the chain it came through."""

    item: str
    spans: tuple[Span, ...]
    text: str
    statement: str | None
    attitude: Attitude
    negated: bool
    chain: Chain
    slots: Slots
    tokens: tuple[Token, ...]
    day: float | None
    published: str | None
    long: bool = True
    """False for the one unit of a short post."""
    order: int = field(default=0)
    """Place among the item's units."""

    @property
    def told_apart_by(self) -> Slots:
        """The slots that may tell this unit from others: of a short post its counts alone, its coding being unsure."""
        return self.slots if self.statement is not None or self.long else Slots(counts=self.slots.counts)


@dataclass(frozen=True, slots=True)
class Voiced:
    """How a content is put: by which statement (None: by the item itself), with what attitude, through which chain."""

    statement: str | None
    attitude: Attitude
    chain: Chain
    long: bool = True


def find_units(reading: Reading, rules: ClaimRules) -> tuple[Unit, ...]:
    """List the units of a Reading, in order of place; those that say next to nothing are left out."""
    first = units_of_post(reading) if is_post(reading, rules) else units_of_article(reading, rules)
    found = [unit for one in first for unit in (one, *set_right(one))]
    told = [one for one in found if len({token.stem for token in one.tokens}) >= rules.least_words]
    denying = {one.chain.root.key for one in told if one.attitude == "denies"}
    kept = [one for one in told if not (one.chain.root.key in denying and is_disbelief(one))]
    return tuple(number_unit(one, at) for at, one in enumerate(sorted(kept, key=lambda one: one.spans)))


def set_right(unit: Unit) -> Iterator[Unit]:
    """Yield the denial of a number that a correction sets right: "nine people died, not 12 as we reported"."""
    contrast = CONTRAST.search(unit.text) if unit.chain.retracts else None
    if contrast is None or unit.attitude != "asserts" or len(unit.slots.counts) != 1:
        return
    (given,) = unit.slots.counts
    bare = BARE.fullmatch(contrast["not"])
    number = next((one for one in find_counts(f"{bare['number']} dead") if one.low is not None), None) if bare else None
    if number is None or not number.disjoint(given):
        return
    other = Count(given.what, number.low, number.high, given.start, given.end)
    yield replace(unit, attitude="denies", slots=with_counts(unit.slots, (other,)))


def is_disbelief(unit: Unit) -> bool:
    """Tell whether a unit only calls a lie what its voice denies beside it."""
    short = len({token.stem for token in unit.tokens}) <= DISBELIEF
    return unit.attitude == "asserts" and short and has_any(unit.text, load_credits().disbelief)


def number_unit(unit: Unit, order: int) -> Unit:
    """Give the unit its place among the item's units."""
    names = (name for name in Unit.__dataclass_fields__ if name != "order")
    return Unit(**{name: getattr(unit, name) for name in names}, order=order)


def is_post(reading: Reading, rules: ClaimRules) -> bool:
    """Tell whether the item is a short post, read as one unit."""
    return reading.item.kind == "post" and len(reading.text) <= rules.post


def units_of_post(reading: Reading) -> Iterator[Unit]:
    """Make the one unit of a short post: its text without the mark of a repost, and what the reader coded in it."""
    repost = REPOST.match(reading.text)
    span = trim(reading.text, Span(repost.end() if repost else 0, len(reading.text)))
    if span.start < span.end and is_ours(reading):
        attitude = attitude_of_post(reading, span)
        slots = slots_of(reading, reading.events, (span,))
        yield make_unit(reading, (span,), Voiced(None, attitude, chain_of_post(reading), long=False), slots)


def is_ours(reading: Reading) -> bool:
    """Tell whether an item is in the language that we read, as far as it or its letters tell."""
    letters = [sign for sign in reading.text if sign.isalpha()]
    latin = sum(sign < LATIN_END for sign in letters)
    language = reading.item.language
    return (language is None or language.lower().startswith(LANGUAGE)) and latin * 2 >= len(letters)


def attitude_of_post(reading: Reading, whole: Span) -> Attitude:
    """Tell what a post does: as its one statement does, where that is most of the post, else as its words do."""
    for one in reading.statements:
        long = sum(end - start for start, end in one.content) * 2 > whole.end - whole.start
        if long and one.stance in ("denies", "asks"):
            return "denies" if one.stance == "denies" else "asks"
    return attitude_of_text(reading.text)


def units_of_article(reading: Reading, rules: ClaimRules) -> Iterator[Unit]:
    """Make a unit of each statement, and of each sentence in which the author tells of an event."""
    for one in reading.statements:
        if one.stance != "declines" and one.content:
            yield unit_of_statement(reading, one, rules)
    told = [one for one in reading.events if not one.statements and not one.background]
    cues = [one.cue for one in reading.statements if one.cue is not None]
    for span, events in events_by_sentence(sentences_of(reading), told):
        spans = own_parts(reading.text, span, reading.statements, [one.trigger for one in events])
        held = [*spans, *(cue for cue in cues if spans and not in_frame(reading, cue))]
        own = [one for one in events if any(part.contains(one.trigger) for part in held)]
        if own and len({token.stem for part in spans for token in find_words(part.of(reading.text))}) >= OWN_WORDS:
            yield own_unit(reading, spans, own)
    if not reading.statements and not told and is_ours(reading):
        for span in sentences_of(reading)[: rules.sentences]:
            yield own_unit(reading, (span,), [])


def events_by_sentence(sentences: list[Span], events: Sequence[Event]) -> list[tuple[Span, list[Event]]]:
    """Give each sentence that holds triggers with its events, in order of place."""
    ordered = sorted(sentences)
    held: dict[Span, list[Event]] = {}
    for one in events:
        at = bisect_right(ordered, (one.trigger.start, sys.maxsize)) - 1
        if at >= 0 and ordered[at].contains(one.trigger):
            held.setdefault(ordered[at], []).append(one)
    return sorted(held.items())


def unit_of_statement(reading: Reading, statement: Statement, rules: ClaimRules) -> Unit:
    """Make the unit of a statement: its content, the events that it holds, the chain it came through."""
    held = [one for one in reading.events if statement.id in one.statements]
    chain = chain_of_statement(reading, statement)
    if chain.root.standing == "certain" and tells_in_passing(reading, statement, held, rules):
        chain = replace(chain, root=replace(chain.root, standing="may-overlap"))
    against = statement.stance == "denies" or chain.retracts
    attitude: Attitude = "denies" if against else "asks" if statement.stance == "asks" else "asserts"
    content = statement.content
    if statement.stance == "denies":
        main = without_presupposed(reading, content, held)
        outside = [one for one in held if one.type not in SPEECH and not is_within(one, content)]
        held = [*(one for one in held if is_within(one, main)), *outside]
        content = content if any(one.realis == "denied" for one in held) else main
    elif owns_up(statement, held) and sum(len(span.of(reading.text).split()) for span in content) < OWN_WORDS:
        content = (sentence_at(reading, content[0]),)
    voiced = Voiced(statement.id, attitude, chain)
    return make_unit(reading, content, voiced, slots_of(reading, held, content))


def is_within(event: Event, spans: Sequence[Span]) -> bool:
    """Tell whether an event is told inside spans."""
    return any(span.contains(event.trigger) for span in spans)


def without_presupposed(reading: Reading, content: tuple[Span, ...], held: Sequence[Event]) -> tuple[Span, ...]:
    """Cut off the relative clause of what a denial takes for given: "denied causing the blast | that killed nine"."""
    given = [one.trigger.start for one in held if one.realis != "denied" and is_within(one, content)]
    cut: list[Span] = []
    for span in content:
        ends = [
            span.start + match.start()
            for match in RELATIVE.finditer(span.of(reading.text))
            if any(span.start + match.end() <= at <= span.start + match.end() + CLAUSE for at in given)
        ]
        cut.append(Span(span.start, min(ends, default=span.end)))
    kept = tuple(span for span in cut if span.start < span.end)
    return kept or content


def owns_up(statement: Statement, held: Sequence[Event]) -> bool:
    """Tell whether a statement claims or disclaims responsibility, which its short content does not say."""
    return any(one.mode in ("claimed", "disclaimed") for one in held) and statement.stance != "declines"


def sentence_at(reading: Reading, span: Span) -> Span:
    """Give the sentence that holds a span; the span itself where the reader made no sentences."""
    return next((one for one in sentences_of(reading) if one.contains(span)), span)


def tells_in_passing(reading: Reading, statement: Statement, held: Sequence[Event], rules: ClaimRules) -> bool:
    """Tell whether a voice takes what has happened from others: "called for an inquiry into a raid"."""
    cue = statement.cue.of(reading.text).lower().split() if statement.cue else []
    inside = [one for one in held if any(span.contains(one.trigger) for span in statement.content)]
    took_place = any(one.realis in rules.happened for one in inside)
    return took_place and (statement.stance in rules.passing or any(word in rules.reactions for word in cue))


def in_frame(reading: Reading, cue: Span) -> bool:
    """Tell whether a cue stands right beside its voice, so that it tells of speaking alone."""
    framed = (span for one in reading.statements if one.cue == cue for span in frame_of(reading.text, one))
    return any(span != cue for span in framed)


def own_unit(reading: Reading, spans: tuple[Span, ...], events: list[Event]) -> Unit:
    """Make the unit of a sentence of the item's own author."""
    voiced = Voiced(None, "asserts", chain_of_item(reading))
    return make_unit(reading, spans, voiced, slots_of(reading, events, spans))


def make_unit(reading: Reading, spans: tuple[Span, ...], voiced: Voiced, slots: Slots) -> Unit:
    """Put a unit together; its words are those of its spans, links blanked out."""
    spans = tuple(behind_dateline(reading.text, span) for span in spans)
    text = " ".join(span.of(reading.text) for span in spans)[:LONGEST]
    plain = LINK.sub(blank, text)
    counts = find_counts(plain)
    told = places_told(reading, spans, slots, counts)
    return Unit(
        item=reading.item.id,
        spans=spans,
        text=text,
        statement=voiced.statement,
        attitude=voiced.attitude,
        negated=is_negated(CONTRAST.sub(blank, without_conditions(plain)), told),
        chain=voiced.chain,
        slots=slots if slots.counts else with_counts(slots, counts),
        tokens=find_words(without_conditions(without_credit(plain, spans, voiced.chain))),
        day=day_of(reading.item.published),
        published=reading.item.published,
        long=voiced.long,
    )


def behind_dateline(text: str, span: Span) -> Span:
    """Leave out the dateline that a span opens with."""
    if text[: span.start].rpartition("\n")[2].strip():
        return span
    opening = DATELINE.match(text, span.start, min(span.end, span.start + OPENING))
    return trim(text, Span(opening.end(), span.end)) if opening and opening.end() < span.end else span


def without_credit(plain: str, spans: tuple[Span, ...], chain: Chain) -> str:
    """Blank out who is credited inside a single span: it is no part of what is said, unless it is somebody by name."""
    named = chain.root.key.startswith("voice:")
    if named or len(spans) != 1 or chain.credit is None or not spans[0].contains(chain.credit):
        return plain
    start, end = chain.credit.start - spans[0].start, chain.credit.end - spans[0].start
    return plain[:start] + " " * (end - start) + plain[end:]


def sentences_of(reading: Reading) -> list[Span]:
    """Give the reader's sentences outside boilerplate; where it made none, cut at marks and line ends."""
    spans = reading.sentences or tuple(Span(*match.span()) for match in SENTENCE.finditer(reading.text))
    trimmed = (trim(reading.text, span) for span in spans)
    return [
        span
        for span in trimmed
        if span.start < span.end and not any(span.overlaps(footer) for footer in reading.boilerplate)
    ]


def trim(text: str, span: Span) -> Span:
    """Leave out the blanks at both ends of a span."""
    held = span.of(text)
    start = span.start + len(held) - len(held.lstrip())
    return Span(start, max(start, span.start + len(held.rstrip())))


def without_conditions(text: str) -> str:
    """Blank out if-clauses: what they hold is not said to be so."""
    return CONDITION.sub(blank, text)


def blank(match: re.Match[str]) -> str:
    """Give blanks in a match's place, so that what stands behind it keeps its offsets."""
    return " " * len(match.group())


def places_told(reading: Reading, spans: tuple[Span, ...], slots: Slots, counts: Sequence[Count]) -> list[int]:
    """Give where in a unit's text stands what it tells: what it counts, else the triggers of its events."""
    if counts:
        return [count.start for count in counts]
    triggers = [one.trigger for one in reading.events if f"{reading.item.id}#{one.id}" in slots.events]
    placed: list[int] = []
    before = 0
    for span in spans:
        placed += [before + one.start - span.start for one in triggers if span.contains(one)]
        before += span.end - span.start + 1
    return placed


def attitude_of_text(text: str) -> Attitude:
    """Tell from the words of a post whether it says that what is told is not so, or only asks."""
    plain, words = LINK.sub("", text).strip(), load_credits()
    if has_any(plain, words.denials) or (has_any(plain, words.calls) and is_negated(plain)) or is_recanted(plain):
        return "denies"
    return "asks" if has_any(plain, words.questions) else "asserts"


def is_recanted(text: str) -> bool:
    """Tell whether a post takes back what it told and puts nothing in its place."""
    words = load_credits()
    return has_any(text, words.recantations) and has_any(text, words.retractions) and not CONTRAST.search(text)
