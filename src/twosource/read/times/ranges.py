"""The first half of a range that leaves out what the second half says: "6-7 February", "2-4 pm", "May 4 and 5"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.read.times.clocks import DAY_END, NOON, bare_clock, with_meridiem
from twosource.read.times.dates import RANGE, counts_something, day_at, month_at, read_monthday
from twosource.read.times.forms import Expression, Moment, Recurring

if TYPE_CHECKING:
    from twosource.read.times.lexing import Line

DASHES = frozenset({"-", "–", "—"})
JOINTS = RANGE | {"from", "at", "between", "till", ",", "curfew", "pause", "truce", "ceasefire", "closure"}
AFTER_PAIR = frozenset({"", ".", ",", ";", ")", "were", "was", "in", "at", "when", "as", "saw", "to", "-", "–", "("})


def read_day_range(line: Line, at: int) -> tuple[Moment, int] | None:
    """Read the "6" of "6-7 February" and of "6 and 7 February"."""
    day = day_at(line, at)
    if day is None or line.low(day[1]) not in RANGE or line.low(at - 1) in DASHES:
        return None
    second = day_at(line, day[1] + 1)
    whole = read_monthday(line, day[1] + 1)
    if second is None or whole is None or whole[0].day != second[0] or second[0] <= day[0]:
        return None
    return Moment(month=whole[0].month, day=day[0]), day[1]


def read_clock_range(line: Line, at: int) -> tuple[Moment, int] | None:
    """Read the "2" of "2-4 pm", of "2 to 4 pm" and of "between 2 and 4 pm"."""
    if line.kind(at) != "number" or not line.low(at).isdigit() or int(line.low(at)) > NOON:
        return None
    paired = line.low(at + 1) == "and" and line.low(at - 1) == "between"
    second = bare_clock(line, at + 2) if paired or line.low(at + 1) in DASHES | {"to"} else None
    if second is None or line.kind(second.after - 1) != "meridiem":
        return None
    clock = with_meridiem(line, int(line.low(at)), 0, second.after - 1)
    return (Moment(hour=clock.hour, minute=0), at + 1) if clock.hour < DAY_END else None


def read_day_after(line: Line, previous: Expression, at: int) -> tuple[Moment, int] | None:
    """Read the "7" of "April 6-7" and the "5" of "May 4 and 5", right behind the expression of the first day."""
    moment = previous.form
    if not isinstance(moment, Moment) or moment.day is None or moment.year is not None or moment.hour is not None:
        return None
    day = day_at(line, at + 1) if line.low(at) in RANGE else None
    if day is None or month_at(line, day[1]) is not None:
        return None
    loose = line.low(at) not in DASHES
    if counts_something(line, day[1]) or (loose and line.low(day[1]) not in AFTER_PAIR) or day[0] <= moment.day:
        return None
    nightly = moment.part in {"night", "overnight"} and day[0] == moment.day + 1
    return replace(moment, day=day[0], weekday=None, part=None if nightly else moment.part), day[1]


def share_ranges(line: Line, expressions: list[Expression]) -> list[Expression]:
    """Give the first of a range what only the second says (year, day, zone), and mark the clocks of every day."""
    shared = list(expressions)
    for number in range(len(shared) - 2, -1, -1):
        first, second = shared[number], shared[number + 1]
        if not bridged(line, first, second):
            continue
        if isinstance(second.form, Recurring):
            shared[number] = made_generic(first)
        elif isinstance(first.form, Recurring):
            shared[number + 1] = made_generic(second)
        elif isinstance(first.form, Moment) and isinstance(second.form, Moment):
            shared[number] = replace(first, form=completed(first.form, second.form))
    return spread_generic(line, shared)


def spread_generic(line: Line, expressions: list[Expression]) -> list[Expression]:
    """Carry "every day" on along a range: "each night from 9 p.m. to 6 a.m."."""
    spread = list(expressions)
    for number in range(1, len(spread)):
        before, here = spread[number - 1], spread[number]
        if isinstance(before.form, Moment) and before.form.generic and bridged(line, before, here):
            spread[number] = made_generic(here)
    return spread


def bridged(line: Line, first: Expression, second: Expression) -> bool:
    """Tell whether only words of a range stand between two expressions."""
    between = range(first.last, second.first)
    return len(between) <= len(("to", "from")) and all(
        line.low(place) in JOINTS and line.gap(place) <= 1 for place in between
    )


def made_generic(expression: Expression) -> Expression:
    """Mark a clock without a day as one of every day."""
    form = expression.form
    if isinstance(form, Moment) and form.clocked and not form.dated:
        return replace(expression, form=replace(form, generic=True))
    return expression


def completed(first: Moment, second: Moment) -> Moment:
    """Complete the first half of a range from the second."""
    if second.generic and first.clocked and not first.dated:
        return replace(first, generic=True)
    if first.clocked and not first.dated and second.clocked and second.dated:
        return replace(
            second, hour=first.hour, minute=first.minute, zone=first.zone or second.zone, second=first.second
        )
    if first.month and second.month and first.year is None and second.year is not None:
        return replace(first, year=second.year - (first.month > second.month), era=second.era)
    if first.season and second.season and first.year is None and second.year is not None:
        return replace(first, year=second.year, era=second.era)
    return first
