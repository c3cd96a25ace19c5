"""A parsed item goes in, its times come out: expressions are read, anchored in order, put on the UTC clock."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from statistics import median
from typing import TYPE_CHECKING

from twosource.model.reading import Time, TimeType
from twosource.model.span import Span
from twosource.read.times.anchoring import Context, resolve_moment, shift_days
from twosource.read.times.forms import Expression, Length, Moment, Recurring, Reference, Shifted
from twosource.read.times.grammar import find_expressions
from twosource.read.times.lengths import duration_value
from twosource.read.times.lexing import Line
from twosource.read.times.names import is_name
from twosource.read.times.shifting import add_length, resolve_shifted
from twosource.read.times.speech import Speech, read_published, to_utc, write_instant
from twosource.read.times.stamps import find_dateline, is_believed, is_line_stamp
from twosource.read.times.tense import Direction, Tenses
from twosource.read.times.zoning import Zoning

if TYPE_CHECKING:
    from twosource.model.reading import Place
    from twosource.read.parsed import Parsed
    from twosource.read.times.granules import Granule

Instants = tuple[datetime, datetime]
JOINED = re.compile(r"\b(?:and|then|until|till)\b")
TERMED = re.compile(r"\s(?:deadline|ultimatum|limit|cut-?off)\s(?:on|of|for)\s")
ENDING = re.compile(r"[.!?;:\n\"“”]")
STOPS = re.compile(r"[.!?\n]\s")
SAME_CLOCKS = 4
"""Mentions of one clock that are asked whether it has gone by."""
HISTORY_YEARS = 4
"""So many years named, most of them long past, make a text a history, whose times follow the story."""
PARAGRAPHS = 2
"""Paragraphs on in which an hour still goes with the day told of last."""
WEEK = 7
"""Days within which an hour goes with the day told of before."""
NIGHTS = frozenset({"night", "evening"})
DAWN = 6
"""The hour before which the small hours of a night lie on the day after."""
LONG_PAST = 1
"""Years before publication from which a year is long past."""


@dataclass(frozen=True, slots=True)
class Timed:
    """An expression with all that reading knows of it; `find_times` gives the public part.

    `zone` is the tz zone whose clock it is on, None where unknown. `earliest`, `latest` are UTC instants.
    """

    start: int
    end: int
    type: TimeType
    value: str
    form: Moment | Length | Shifted | Recurring | Reference
    granule: Granule | None
    zone: str | None
    earliest: datetime | None
    latest: datetime | None
    direction: Direction
    speech: Speech | None

    @property
    def span(self) -> Span:
        """Give its code points."""
        return Span(self.start, self.end)


def find_times(parsed: Parsed, places: tuple[Place, ...] = ()) -> tuple[Time, ...]:
    """Find the time expressions of an item: TIMEX3 type and value, and the UTC interval each can mean.

    Counted from the item's publication, a dateline's day, or the stamp of the embedded post that holds it; without
    any of these, values keep their X and intervals are None. Resolved `places` tell more of the clock that a text is
    on; its words alone tell most.
    """
    return tuple(published_part(timed) for timed in find_timed(parsed, places))


def published_part(timed: Timed) -> Time:
    """Give the public part of an expression."""
    known = timed.earliest is not None and timed.latest is not None
    return Time(
        timed.start,
        timed.end,
        timed.type,
        timed.value,
        write_instant(timed.earliest) if known and timed.earliest else None,
        write_instant(timed.latest) if known and timed.latest else None,
    )


@lru_cache(maxsize=1)
def find_timed(parsed: Parsed, places: tuple[Place, ...] = ()) -> tuple[Timed, ...]:
    """Find the expressions with everything that reading them told; boilerplate is passed by.

    The last answer is kept, since deadlines ask again for the times of the same item.
    """
    line = Line(parsed.text)
    names = [Span(name.start_char, name.end_char) for name in parsed.doc.ents]
    expressions = [
        one
        for one in find_expressions(line)
        if not parsed.in_boilerplate(one.start, one.end) and not is_name(line, one, names)
    ]
    return tuple(Anchoring(parsed, line, expressions, places).run())


class Anchoring:
    """One pass over a text's expressions, from left to right, that remembers what time the story has reached."""

    def __init__(
        self, parsed: Parsed, line: Line, expressions: list[Expression], places: tuple[Place, ...] = ()
    ) -> None:
        """Look at the whole text once: places, verbs, dateline, and whether it tells a history."""
        self.parsed, self.line, self.expressions = parsed, line, expressions
        self.tenses = Tenses(parsed.doc, by_line=parsed.item.kind == "post")
        self.published = read_published(parsed.item.published)
        self.dateline = find_dateline(line, expressions)
        author = parsed.item.author if parsed.item.kind == "post" else None
        self.zoning = Zoning(line, self.dateline.end if self.dateline else 0, places, author)
        self.story = tells_history(expressions, self.published)
        self.pointing = any(isinstance(one.form, Moment) and is_pointing(one.form) for one in expressions)
        self.speech = self.published
        self.focus: Granule | None = None
        self.before = 0
        self.told: dict[Moment, Granule] = {}
        self.clocks: dict[Moment, list[Expression]] = {}
        for one in expressions:
            if isinstance(one.form, Moment) and one.form.clocked and not one.form.dated:
                self.clocks.setdefault(one.form, []).append(one)

    def run(self) -> list[Timed]:
        """Anchor every expression."""
        found: list[Timed] = []
        for place, expression in enumerate(self.expressions):
            self.before = self.expressions[place - 1].end if place else 0
            whole = self.with_day_behind(expression, self.expressions[place + 1 : place + 2])
            timed = self.anchor(whole, expression if whole is expression else self.expressions[place + 1])
            found.append(timed)
            if expression is self.dateline:
                self.speech = self.at_dateline(timed)
            if timed.granule is not None and reaches(expression, timed.granule, history=self.story):
                self.focus = stepped(self.focus, timed.granule)
        return found

    def with_day_behind(self, expression: Expression, behind: list[Expression]) -> Expression:
        """Take the day into a clock that names a term before it: "the noon deadline on Friday"."""
        form = expression.form
        if not behind or not isinstance(form, Moment) or form.dated or not form.clocked:
            return expression
        day = behind[0].form
        between = self.parsed.text[expression.end : behind[0].start]
        merged = form.merged(day) if isinstance(day, Moment) and day.dated and TERMED.fullmatch(between) else None
        return expression if merged is None else replace(expression, form=merged)

    def at_dateline(self, timed: Timed) -> Speech | None:
        """Give the moment of speaking that a dateline tells: its day, unless the publication's instant lies in it."""
        day = timed.granule.date if timed.granule else None
        dateline = self.dateline
        if day is None or dateline is None or not is_believed(self.parsed.text, dateline, day, self.published):
            return self.published
        if self.published and self.published.instant and self.published.day_in(timed.zone) == day:
            return self.published
        return Speech("dateline", day, zone=timed.zone)

    def speech_at(self, expression: Expression) -> tuple[Speech | None, bool]:
        """Give the moment of speaking at an expression, and whether the expression is a post's own stamp."""
        post = self.parsed.post_at(expression.start)
        if post is None:
            return self.speech, False
        stamped = read_published(post.posted)
        if stamped is None:
            return self.published, False
        tail = self.parsed.text[expression.end : post.end].strip(" .)]\n")
        stamp = not tail and isinstance(expression.form, Moment) and expression.form.year is not None
        return stamped, stamp

    def anchor(self, expression: Expression, facing: Expression) -> Timed:
        """Anchor one expression by what kind of form it is, in the direction that the words beside `facing` tell."""
        speech, stamp = self.speech_at(expression)
        zone = "UTC" if stamp else self.zoning.zone_at(expression.start)
        stamped = is_line_stamp(self.parsed.text, expression)
        direction: Direction = "gone" if stamped else self.tenses.direction(facing.start, facing.end)
        if direction == "ahead" and self.is_told_gone(expression):
            direction = "gone"
        blank = Timed(
            expression.start, expression.end, "DATE", "", expression.form, None, zone, None, None, direction, speech
        )
        form = expression.form
        if isinstance(form, Length):
            return anchored_length(replace(blank, type="DURATION", value=duration_value(form.parts)), form)
        if isinstance(form, Recurring):
            return replace(blank, type="SET", value=form.value)
        if isinstance(form, Reference):
            present = form.value == "PRESENT_REF" and speech is not None and not self.story
            earliest, latest = speech.interval() if present and speech else (None, None)
            return replace(blank, value=form.value, earliest=earliest, latest=latest)
        history = self.story or (direction != "ahead" and self.aside(expression))
        if isinstance(form, Shifted):
            context = Context(speech, zone, self.focus, direction, history)
            return on_clock(replace(blank, granule=resolve_shifted(form, context)), None, self.zoning)
        return self.anchor_moment(blank, form, history=history, stamped=stamped)

    def is_told_gone(self, expression: Expression) -> bool:
        """Tell whether the very clock is told as gone by further on: "to go by 5 p.m. … two were hit after 5 p.m."."""
        form = expression.form
        if not isinstance(form, Moment) or not form.clocked or form.dated:
            return False
        same = self.clocks.get(form, [])
        first = bisect_right(same, expression.start, key=lambda one: one.start)
        again = same[first : first + SAME_CLOCKS]
        return any(self.tenses.direction(one.start, one.end) == "gone" for one in again)

    def anchor_moment(self, blank: Timed, moment: Moment, *, history: bool, stamped: bool) -> Timed:
        """Anchor a moment: on the clock of the zone that it names, else of the place."""
        zone = blank.zone
        if moment.zone is not None:
            zone = "UTC" if moment.zone.kind == "universal" else self.zoning.of_word(moment.zone, blank.start)
        beside = day_beside(self.focus, moment) if self.focus and self.is_beside(blank.start) else None
        beside = beside or (None if stamped else self.day_before(blank, moment, zone))
        context = Context(blank.speech, zone, self.focus, blank.direction, history, beside)
        again = self.told.get(moment) if blank.direction == "near" else None
        granule = again or resolve_moment(moment, context)
        self.told[moment] = granule
        return on_clock(replace(blank, granule=granule, zone=zone), moment, self.zoning)

    def is_beside(self, start: int) -> bool:
        """Tell whether the time before stands in the same sentence, joined by "and", "then" or "until"."""
        between = self.parsed.text[self.before : start]
        return self.before > 0 and not ENDING.search(between) and bool(JOINED.search(between))

    def day_before(self, blank: Timed, moment: Moment, zone: str | None) -> date | None:
        """Give the day that was told of last, for what was over at an hour: "fell on Friday. Help came at 9 a.m.".

        A text that counts nothing from the day of speaking, and a paragraph, keep to their own days however long ago.
        """
        focus, speech = self.focus, blank.speech
        day = focus.date if focus else None
        if focus is None or day is None or speech is None or blank.direction != "gone" or moment.part == "overnight":
            return None
        between = self.parsed.text[self.before : blank.start]
        near = "\n\n" not in between
        again = near and (not self.pointing or not STOPS.search(between))
        if between.count("\n\n") > PARAGRAPHS or (focus.hour is not None and not again):
            return None
        apart = (speech.day_in(zone) - day).days
        return (
            shift_days(day, int(is_next_morning(focus, moment)))
            if 0 < apart < (WEEK if self.pointing and not near else apart + 1)
            else None
        )

    def aside(self, expression: Expression) -> bool:
        """Tell whether a story of old is being told right here: a long past year stands close before."""
        today = self.published.day if self.published else None
        if self.focus is None or self.focus.year is None:
            return False
        if today is None:
            return True
        near = "\n" not in self.parsed.text[self.before : expression.start]
        return self.focus.year < today.year - LONG_PAST and near


def reaches(expression: Expression, granule: Granule, *, history: bool) -> bool:
    """Tell whether an expression moves the story to its time: it names a known one, and not a clock of every day."""
    form = expression.form
    if isinstance(form, Moment) and (form.generic or (history and points_to_speech(form))):
        return False
    if isinstance(form, Shifted) and history and form.anchor == "speech":
        return False
    return granule.year is not None or (granule.unit in {"decade", "century"} and granule.span is not None)


def points_to_speech(moment: Moment) -> bool:
    """Tell whether a moment counts from the speaker: in a history that is the day of writing."""
    return any(one is not None and one.anchor == "speech" and not one.here for one in (moment.relative, moment.which))


def is_pointing(moment: Moment) -> bool:
    """Tell whether a moment is counted from the day of speaking: "on Friday", "yesterday"."""
    return (moment.weekday is not None and moment.month is None) or points_to_speech(moment)


def day_beside(focus: Granule, moment: Moment) -> date | None:
    """Give the day of a clock in a sentence that named a time before, the next one "from 22:00 till 7:00"."""
    passed = focus.hour is not None and moment.hour is not None and moment.hour < focus.hour
    return shift_days(focus.date, int(passed)) if focus.date else None


def is_next_morning(focus: Granule, moment: Moment) -> bool:
    """Tell whether an hour is on the day after the one told of last: "buried that night. By two in the morning"."""
    if moment.hour is None:
        return False
    return moment.hour < DAWN and (focus.part in NIGHTS or moment.hour < (focus.hour or 0))


def stepped(focus: Granule | None, granule: Granule) -> Granule:
    """Give where the story is after a time: a bare year already reached does not take it back to January."""
    bare = granule.unit == "year" and granule.edge is None
    return focus if focus is not None and bare and focus.year == granule.year else granule


def tells_history(expressions: list[Expression], published: Speech | None) -> bool:
    """Tell whether a text is a history: undated, or most of the several years that it names are long past."""
    years = [one.form.year for one in expressions if isinstance(one.form, Moment) and one.form.year is not None]
    if published is None:
        return True
    return len(years) >= HISTORY_YEARS and median(years) < published.day.year - LONG_PAST


def anchored_length(timed: Timed, length: Length) -> Timed:
    """Give a length that is tied to the present its interval: "the next 24 hours" begin at the moment of speaking."""
    if length.tie is None or timed.speech is None or length.vague:
        return timed
    earliest, latest = timed.speech.interval()
    sign = 1 if length.tie == "ahead" else -1
    moved = add_length(latest if sign > 0 else earliest, length, sign)
    if moved is None:
        return timed
    return replace(timed, earliest=earliest if sign > 0 else moved, latest=moved if sign > 0 else latest)


def on_clock(timed: Timed, moment: Moment | None, zoning: Zoning) -> Timed:
    """Write value and type of a resolved granule, and its UTC interval where zone and calendar allow one."""
    granule = timed.granule
    if granule is None:
        forward = isinstance(timed.form, Shifted) and timed.form.sign > 0
        return replace(timed, value="FUTURE_REF" if forward else "PAST_REF")
    kind: TimeType = "TIME" if granule.unit in {"part", "minute"} else "DATE"
    timed = replace(timed, value=granule.value, type=kind)
    try:
        instants = utc_interval(timed, granule, moment, zoning)
    except (OverflowError, ValueError):
        instants = None
    return timed if instants is None else replace(timed, earliest=instants[0], latest=instants[1])


def utc_interval(timed: Timed, granule: Granule, moment: Moment | None, zoning: Zoning) -> Instants | None:
    """Give the UTC interval of a granule; None where it is not known, or its zone is a word that we do not know."""
    local = granule.interval()
    if local is None:
        return None
    word = moment.zone if moment else None
    if word is not None and word.kind == "unknown":
        return None
    if word is not None and word.offset is not None:
        east = timedelta(minutes=word.offset)
        return (local.start - east).replace(tzinfo=UTC), (local.end - east).replace(tzinfo=UTC)
    if moment is not None and moment.second is not None:
        instant = by_second(local.start, moment, timed, zoning)
        return (instant, instant) if instant else None
    return to_utc(local.start, timed.zone)[0], to_utc(local.end, timed.zone)[1]


def by_second(local: datetime, moment: Moment, timed: Timed, zoning: Zoning) -> datetime | None:
    """Give the instant of a clock that a second clock in brackets pins down: the day that makes the two agree."""
    second = moment.second
    if second is None or second.zone.kind == "unknown":
        return None
    zone = "UTC" if second.zone.kind == "universal" else zoning.of_word(second.zone, timed.start)
    guess = to_utc(local, timed.zone)[0] if timed.zone else local.replace(tzinfo=UTC)
    midnight = local.replace(hour=0, minute=0)
    candidates = [
        to_utc(midnight + timedelta(days=days, hours=second.hour, minutes=second.minute), zone)[0]
        for days in (-1, 0, 1)
    ]
    return min(candidates, key=lambda instant: abs(instant - guess))
