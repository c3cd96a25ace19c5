"""A line goes in, its time expressions come out: pieces are put together in order, the longest reading wins."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.read.times.forms import Expression, Form, Length, Moment, Reference
from twosource.read.times.lengths import read_length, read_recurring, read_reference, read_shifted
from twosource.read.times.numbers import read_ordinal
from twosource.read.times.pieces import BEHIND, FOLLOWS, Piece, read_piece
from twosource.read.times.ranges import read_day_after, share_ranges
from twosource.read.times.vocabulary import time_words

if TYPE_CHECKING:
    from twosource.read.times.lexing import Line

LONGEST = 24
"""Most lexemes in one expression: a guard, so that no text makes reading more than linear."""
OPENING_KINDS = frozenset({"number", "clock", "iso", "date"})
QUIET = frozenset({"less", "more", "than", "at", "least"})
"""Words that bound a length and stand outside its span."""
BEYOND = frozenset({"later", "more", "longer"})
"""Behind "not" and a length they bound a term that is told elsewhere: "noon, and not a minute later"."""
UNTIL = frozenset({"until", "till", "by", "before", "through", "after"})


def find_expressions(line: Line) -> list[Expression]:
    """Read every expression of the line, from left to right, none overlapping."""
    found: list[Expression] = []
    at = 0
    while at < len(line):
        expression = read_expression(line, at, found[-1] if found else None)
        if expression is None:
            at += 1
            continue
        found.append(expression)
        at = expression.last
    return share_ranges(line, found)


def read_expression(line: Line, at: int, previous: Expression | None) -> Expression | None:
    """Read the longest expression at `at`; of equally long ones the earlier reader's."""
    if previous is not None and previous.last == at:
        day = read_day_after(line, previous, at)
        if day is not None:
            return made_day(line, day[0], at + 1, day[1])
    if not may_open(line, at):
        return None
    if line.low(at - 1) == "not" and (bound := read_length(line, at)) is not None and line.low(bound[1]) in BEYOND:
        return None
    readings: list[tuple[Form, int]] = []
    for read in (read_shifted, read_length, read_recurring, read_moment, read_moving_feast, read_reference):
        found = read(line, at)
        if found is not None:
            readings.append(found)
    if not readings:
        return None
    form, after = max(readings, key=lambda reading: reading[1])
    return made(line, form, at, after)


def made_day(line: Line, moment: Moment, first: int, after: int) -> Expression:
    """Put the span on the second day of a pair, and take in the year behind it."""
    step = next_piece(line, "monthday", after, moment)
    if step is not None and step[1].kind == "year":
        moment, after = step[0], step[1].after
    return made(line, moment, first, after)


def made(line: Line, form: Form, first: int, last: int) -> Expression:
    """Put the span on a form; words that only bound a length stay outside."""
    if isinstance(form, Length):
        while line.low(first) in QUIET and first < last - 1:
            first += 1
    return Expression(form, first, last, line.lexemes[first].start, line.lexemes[last - 1].end)


@lru_cache(maxsize=1)
def openers() -> frozenset[str]:
    """Give every word that can begin an expression."""
    words = time_words()
    groups = (words.months, words.weekdays, words.numbers, words.ordinals, words.vague, words.units, words.parts)
    more = (words.clock_words, words.seasons, words.daywords, words.deixis, words.edges, words.frequencies, words.every)
    listed = {
        word for group in (*groups, *more, words.approximators, words.moving_feasts, words.openers) for word in group
    }
    listed.update(f"{weekday}s" for weekday in words.weekdays)
    listed.update(phrase.split()[0] for phrase in (*words.references, *words.feasts, *words.parts))
    return frozenset(listed)


def may_open(line: Line, at: int) -> bool:
    """Pass by, at one look, what cannot begin an expression."""
    return line.kind(at) in OPENING_KINDS or line.low(at) in openers()


def read_moment(line: Line, at: int) -> tuple[Moment, int] | None:
    """Put pieces together as long as they fit; None where what is read does not stand as a time of its own."""
    first = read_piece(line, at)
    if first is None:
        return None
    moment, kinds, after = first.moment, [first.kind], first.after
    while after - at < LONGEST:
        step = next_piece(line, kinds[-1], after, moment)
        if step is None:
            break
        moment, piece = step
        kinds.append(piece.kind)
        after = piece.after
    if not stands(line, at, moment, kinds):
        return None
    return moment, after


def next_piece(line: Line, kind: str, at: int, moment: Moment) -> tuple[Moment, Piece] | None:
    """Read the next piece behind one of `kind`, joined by words that the table allows, and merge it."""
    for joint, allowed in FOLLOWS.get(kind, {}).items():
        place = line.says(at, joint) if joint else at
        if place is None or any(line.gap(between) > 1 for between in range(at, place + 1)):
            continue
        piece = read_piece(line, place, allowed)
        merged = moment.merged(piece.moment) if piece else None
        if piece is not None and merged is not None and (piece.kind not in BEHIND - {"telex"} or moment.clocked):
            return merged, piece
    return None


def stands(line: Line, at: int, moment: Moment, kinds: list[str]) -> bool:
    """Tell whether a moment is a time of its own, and not an edge without a whole or "the week" of anybody."""
    if not (moment.dated or moment.clocked or moment.part):
        return False
    if set(kinds) <= {"unit"} and not (moment.relative and moment.relative.unit == "weekend"):
        return kinds == ["unit"] and line.low(at) not in {"the", "a"}
    if kinds == ["part"]:
        article = line.low(at) in {"the", "a", "an", "early", "late"} or line.low(at - 1) in {"this", "that", "at"}
        return article or moment.part in time_words().lone_parts
    return True


def read_moving_feast(line: Line, at: int) -> tuple[Reference, int] | None:
    """Read "the fifth day of Eid", "the end of Ramadan", and a feast that something lasts until; none is computed."""
    feasts = time_words().moving_feasts
    start = at + (line.low(at) == "the")
    ordinal = read_ordinal(line, start)
    place = ordinal[1] if ordinal else start
    if line.low(place) in {"day", "end", "start", "beginning", "eve"} and line.says(place + 1, "of") is not None:
        place += 2 + (line.low(place + 2) == "the")
    elif line.low(at - 1) not in UNTIL:
        return None
    if line.low(place) not in feasts or not line.surface(place)[:1].isupper():
        return None
    tail = place + 1
    while line.low(tail) in {"-", "al", "adha", "fitr"}:
        tail += 1
    tail += line.low(tail) in time_words().weekdays
    return Reference("FUTURE_REF"), tail
