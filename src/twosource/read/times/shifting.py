"""Lengths counted from a moment: "15 months ago", "two days later", and the same arithmetic for deadlines."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from twosource.read.times.anchoring import Context, month_of, shift_days, shift_months
from twosource.read.times.granules import Granule, day_of, make_date, week_of

if TYPE_CHECKING:
    from twosource.read.times.forms import Length, Shifted

CLOCK_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
LAST_DAYS = (31, 30, 29, 28)


def is_clocked(length: Length) -> bool:
    """Tell whether a length is counted in hours or less."""
    return all(unit in CLOCK_SECONDS for _, unit in length.parts)


def add_length(moment: datetime, length: Length, sign: int = 1) -> datetime | None:
    """Add a length to a moment; None where a count is not given or the calendar ends."""
    try:
        for count, unit in length.parts:
            if count is None:
                return None
            moment = add_part(moment, sign * count, unit)
    except (OverflowError, ValueError):
        return None
    return moment


def add_part(moment: datetime, count: float, unit: str) -> datetime:
    """Add one count of a unit; months keep the day as far as the month has it."""
    if unit in CLOCK_SECONDS:
        return moment + timedelta(seconds=count * CLOCK_SECONDS[unit])
    if unit in DAYS:
        return moment + timedelta(days=count * DAYS[unit])
    whole = count * MONTHS[unit]
    year, month = shift_months(moment.year, moment.month, int(whole))
    day = next(day for day in (moment.day, *LAST_DAYS) if make_date(year, month, day))
    shifted = moment.replace(year=year, month=month, day=day)
    return shifted + timedelta(days=round((whole - int(whole)) * 30))


def resolve_shifted(shifted: Shifted, context: Context) -> Granule | None:
    """Resolve a length counted from its anchor, as exact as its smallest unit; None where a count is not given."""
    length = shifted.length
    if length.vague:
        return None
    unit = length.parts[-1][1]
    if unit in MONTHS:
        return shifted_months(shifted, context)
    base = context.day_for(shifted.anchor)
    if base is None:
        return Granule("day")
    back = shifted.sign < 0 and context.direction == "gone" and not context.story
    base = min(base, context.today) if back and context.today is not None else base
    if unit in CLOCK_SECONDS:
        return shifted_clock(shifted, context, base)
    count = sum((count or 0) * DAYS.get(part, 0) for count, part in length.parts)
    day = shift_days(base, shifted.sign * int(count)) if count < date.max.toordinal() else None
    if day is None:
        return Granule("day")
    return day_of(day) if unit == "day" else week_of(day)


def shifted_clock(shifted: Shifted, context: Context, base: date) -> Granule:
    """Resolve hours and minutes: to the minute from a known instant, else to the day."""
    now = context.now
    if shifted.anchor != "speech" or now is None:
        return day_of(base)
    moved = add_length(datetime.combine(base, now), shifted.length, shifted.sign)
    if moved is None:
        return Granule("day")
    return Granule("minute", moved.year, moved.month, moved.day, hour=moved.hour, minute=moved.minute)


def shifted_months(shifted: Shifted, context: Context) -> Granule | None:
    """Resolve months and years, to the month or the year."""
    story = shifted.anchor == "story" or context.story
    focus, today = context.focus, context.today
    if story and focus is not None and focus.year is not None:
        year, month = focus.year, month_of(focus)
    elif today is not None and not (context.story and context.speech is None):
        year, month = today.year, today.month
    else:
        return Granule("year")
    count = sum((count or 0) * MONTHS.get(unit, 0) for count, unit in shifted.length.parts)
    yearly = all(unit not in {"month", "quarter"} for _, unit in shifted.length.parts)
    if yearly:
        return Granule("year", year=year + shifted.sign * int(count // 12))
    if month is None:
        return Granule("month")
    return Granule("month", *shift_months(year, month, shifted.sign * int(count)))
