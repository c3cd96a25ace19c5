"""A form and the moment of speaking go in, a granule comes out: what "Friday", "the next day", "in March" mean here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from twosource.read.times.granules import MONTHS, Granule, Unit, day_of, make_date, week_of
from twosource.read.times.vocabulary import time_words

if TYPE_CHECKING:
    from twosource.read.times.forms import Moment, Relative
    from twosource.read.times.speech import Speech
    from twosource.read.times.tense import Direction

WEEK = 7
SATURDAY = 6
DAY_END, HOUR = 24, 60
SKEW = 30
"""Minutes by which a clock of what is over may be ahead of the publication's."""
EDGE_MONTHS = {"START": 1, "EARLY": 2, "MID": 6, "LATE": 11, "END": 12}
"""The month that stands for a stretch of a year."""
BACK = -5
"""Months that a story may step back; further back, the same month of the next year is meant."""
AHEAD = 7
"""Months that a story may leap ahead; further, the same month of the year before is meant."""
JUST_BY, FAR = 60, 10**6
"""Days by which a date may lie on the wrong side of today, since a verb may mislead; and a distance out of reach."""
SPANS: dict[str, int] = {"decade": 10, "century": 100, "millennium": 1000}


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression counts from.

    `speech` is the moment of speaking, `zone` the clock of the place, `focus` the time that the text named last.
    `story` tells that undated words follow the story rather than the speaker, as in a history.
    """

    speech: Speech | None
    zone: str | None
    focus: Granule | None
    direction: Direction
    story: bool
    beside: date | None = None
    """The day that the same sentence named last: "begins at dawn on Friday and ends at 3 p.m."."""

    @property
    def today(self) -> date | None:
        """Give the speaker's date at the place."""
        return self.speech.day_in(self.zone) if self.speech else None

    @property
    def now(self) -> time | None:
        """Give the speaker's wall clock at the place, where it is known."""
        return self.speech.clock_in(self.zone) if self.speech else None

    def focus_date(self) -> date | None:
        """Give the day that the story has reached, where it is known to the day."""
        return self.focus.date if self.focus else None

    def day_for(self, anchor: str) -> date | None:
        """Give the day that an anchor means: the speaker's, or the day the story has reached."""
        if anchor == "speech" or (anchor == "either" and not self.story):
            return self.today
        return self.focus_date() or (None if self.story else self.today)


def resolve_moment(moment: Moment, context: Context) -> Granule:
    """Resolve a moment as far as the context tells; what stays unknown is None in the granule."""
    base = resolve_base(moment, context)
    if moment.edge is not None and base.edge is None:
        base = replace(base, edge=moment.edge)
    if moment.hour is not None:
        return replace(base, unit="minute", hour=moment.hour, minute=moment.minute or 0, edge=None)
    if moment.part is not None:
        return replace(base, unit="part", part=moment.part)
    return base


def resolve_base(moment: Moment, context: Context) -> Granule:
    """Resolve the day, or the longer stretch, that the moment names or leaves to the context."""
    if moment.century is not None or moment.decade is not None:
        span = moment.decade if moment.century is None else moment.century
        return Granule("decade" if moment.century is None else "century", span=span, era=moment.era)
    if moment.weekday is not None and moment.month is None:
        return resolve_weekday(moment, context)
    if moment.month is not None or moment.season is not None:
        return resolve_month(moment, context)
    if moment.relative is not None or moment.year is not None:
        return resolve_year(moment, context)
    return resolve_undated(moment, context)


def resolve_year(moment: Moment, context: Context) -> Granule:
    """Resolve a year, named or relative, with the half or quarter of it that is meant; or another relative stretch."""
    base = resolve_relative(moment.relative, context) if moment.relative else Granule("year", year=signed(moment))
    if moment.day is not None:
        return replace(base, unit="day", day=moment.day)
    if moment.half is not None and base.unit == "year":
        return replace(base, unit="half", span=moment.half)
    if moment.quarter is not None and base.unit == "year":
        return replace(base, unit="quarter", span=moment.quarter)
    return base


def signed(moment: Moment) -> int | None:
    """Give the year, negative before Christ."""
    return -moment.year if moment.year is not None and moment.era == "BC" else moment.year


def resolve_relative(relative: Relative, context: Context) -> Granule:
    """Resolve so many units from the anchor: "next month", "the previous year", "the following day"."""
    if context.story and relative.here:
        relative = replace(relative, anchor="story")
    unit, offset = relative.unit, relative.offset
    if unit in {"day", "week", "weekend", "fortnight"}:
        return relative_days(relative, context)
    base = base_month(relative, context)
    if base is None:
        return Granule(as_unit(unit))
    year, month = base
    if unit == "month":
        return Granule("month", *shift_months(year, month, offset)) if month else Granule("year", year=year)
    if unit == "quarter":
        whole = year * 4 + ((month or 1) - 1) // 3 + offset
        return Granule("quarter", year=whole // 4, span=whole % 4 + 1)
    if unit == "year":
        return Granule("year", year=year + offset)
    size = SPANS.get(unit, 1)
    span = abs(year) // size + (-offset if year < 0 else offset)
    return Granule(as_unit(unit), span=span, era="BC" if year < 0 else None)


def as_unit(unit: str) -> Unit:
    """Give the granule that a unit of the language stands for."""
    known: dict[str, Unit] = {
        "day": "day",
        "week": "week",
        "weekend": "weekend",
        "month": "month",
        "quarter": "quarter",
        "year": "year",
        "decade": "decade",
        "century": "century",
        "fortnight": "week",
    }
    return known.get(unit, "day")


def relative_days(relative: Relative, context: Context) -> Granule:
    """Resolve days and weeks from the anchor."""
    day = context.day_for(relative.anchor)
    if day is None:
        focus = context.focus
        if relative.anchor != "speech" and focus is not None and relative.unit == "day" and focus.unit == "month":
            return replace(focus, unit="day")
        return Granule(as_unit(relative.unit))
    days = {"day": 1, "fortnight": 2 * WEEK}.get(relative.unit, WEEK)
    shifted = shift_days(day, (relative.offset - is_weekend_before(relative, day, context)) * days)
    if shifted is None:
        return Granule(as_unit(relative.unit))
    return day_of(shifted) if relative.unit == "day" else week_of(shifted, weekend=relative.unit == "weekend")


def is_weekend_before(relative: Relative, day: date, context: Context) -> bool:
    """Tell whether "the weekend", said on a weekday of what is over, is the one before that day's week."""
    over = context.direction == "gone" and relative.offset == 0
    return over and relative.unit == "weekend" and day.isoweekday() < SATURDAY


def base_month(relative: Relative, context: Context) -> tuple[int, int | None] | None:
    """Give year and month of the anchor."""
    focus = context.focus
    story = relative.anchor == "story" or (relative.anchor == "either" and context.story)
    if story and focus is not None and focus.year is not None:
        return focus.year, month_of(focus)
    if story and focus is not None and focus.unit in SPANS and focus.span is not None:
        return (-1 if focus.era == "BC" else 1) * focus.span * SPANS[focus.unit], None
    today = context.today
    return (today.year, today.month) if today and not (context.story and story) else None


def month_of(focus: Granule) -> int | None:
    """Give the month in which a granule lies, a season's first."""
    if focus.month is not None:
        return focus.month
    if focus.unit == "year" and focus.edge is not None:
        return EDGE_MONTHS[focus.edge]
    if focus.unit == "season" and focus.code is not None:
        return time_words().season_months[focus.code]
    if focus.unit == "week" and focus.span is not None:
        return min(MONTHS, focus.span * MONTHS // 53 + 1)
    return None


def shift_days(day: date, days: int) -> date | None:
    """Shift a date; None beyond the calendar's ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shift_months(year: int, month: int, offset: int) -> tuple[int, int]:
    """Shift a month; give year and month."""
    whole = year * MONTHS + month - 1 + offset
    return whole // MONTHS, whole % MONTHS + 1


def resolve_weekday(moment: Moment, context: Context) -> Granule:
    """Resolve a weekday: by its deixis, by the week named beside it, or by direction from the reference day."""
    weekday = moment.weekday or 1
    open_day = Granule("day", weekday=weekday)
    if moment.generic:
        return open_day
    if moment.relative is not None:
        week = resolve_relative(moment.relative, context)
        return week_day(week, weekday) or open_day
    which = moment.which
    story = (which is not None and which.anchor == "story") or (context.story and context.focus_date() is not None)
    base = context.day_for("story" if story else "speech")
    if base is None:
        return open_day
    day = pick_weekday(base, weekday, which, context.direction if not story or which else "near")
    if day is not None and moment.part == "overnight" and (day - base).days == WEEK - 1:
        day = shift_days(day, -WEEK)
    return day_of(day) if day else open_day


def week_day(week: Granule, weekday: int) -> Granule | None:
    """Give a weekday of an ISO week."""
    if week.unit != "week" or week.year is None or week.span is None:
        return None
    return day_of(date.fromisocalendar(week.year, week.span, weekday))


def pick_weekday(base: date, weekday: int, which: Relative | None, direction: str) -> date | None:
    """Pick the weekday next to a day, in the direction asked, today included unless "last" or "following" says else."""
    ahead = (weekday - base.isoweekday()) % WEEK
    behind = ahead - WEEK if ahead else 0
    if which is not None and which.offset > 0:
        if which.anchor == "speech":
            return shift_days(base, WEEK - base.isoweekday() + weekday)
        return shift_days(base, ahead or WEEK)
    if which is not None and which.offset < 0:
        return shift_days(base, behind or -WEEK)
    soon = direction == "either" and ahead <= WEEK // 2
    if soon or direction == "ahead" or (which is not None and direction == "near"):
        return shift_days(base, ahead)
    if direction == "gone" or ahead == 0:
        return shift_days(base, behind)
    return shift_days(base, behind)


def resolve_month(moment: Moment, context: Context) -> Granule:
    """Resolve a month, a day of a month or a season; its year is named, relative, or picked."""
    first = moment.month or time_words().season_months[moment.season or "SP"]
    year = signed(moment)
    if year is None and moment.relative is not None:
        year = resolve_relative(moment.relative, context).year
    elif year is None:
        year = pick_year(first, moment, context)
    if moment.month is None:
        return Granule("season", year=year, code=moment.season)
    return Granule("day" if moment.day else "month", year=year, month=moment.month, day=moment.day)


def pick_year(month: int, moment: Moment, context: Context) -> int | None:
    """Pick the year of a month: nearest to where the story is, or to the speaker in the direction asked."""
    which, focus, today = moment.which, context.focus, context.today
    follows = context.story or (which is not None and which.anchor == "story")
    if follows and focus is not None and focus.year is not None:
        return near_story(month, focus, which)
    if today is None or (context.story and context.speech is None):
        return None
    if moment.day is not None:
        return nearest_year(today, month, moment.day, context.direction)
    return by_direction(today, month, which, context.direction, 3 if moment.season else 1)


def near_story(month: int, focus: Granule, which: Relative | None) -> int:
    """Give the year that puts a month nearest to the story's; a bare year holds it."""
    year, reached = focus.year or 0, month_of(focus)
    if which is not None and which.offset:
        after = reached is None or (month > reached) == (which.offset > 0)
        return year if after and reached is not None else year + which.offset
    if reached is None:
        return year
    apart = month - reached
    if apart > AHEAD:
        return year - 1
    return year + 1 if apart <= BACK else year


def nearest_year(today: date, month: int, day: int, direction: str) -> int:
    """Give the year that puts a day of a month nearest to today, in the direction asked unless it just went by.

    A leap day goes by its month.
    """

    def apart(year: int) -> int:
        other = make_date(year, month, day) or make_date(year, month, 28) or today
        days = (other - today).days
        wrong = (direction == "ahead" and days < -JUST_BY) or (direction == "gone" and days > JUST_BY)
        return abs(days) + wrong * FAR

    years = [year for year in (today.year - 1, today.year, today.year + 1) if year > 0]
    return min(years, key=apart)


def by_direction(today: date, month: int, which: Relative | None, direction: str, length: int) -> int:
    """Give the year of a month or season, `length` months long, seen from today."""
    apart = month - today.month
    if which is not None and which.offset > 0:
        return today.year + (apart <= 0)
    if which is not None and which.offset < 0:
        return today.year - (apart + length > 0)
    if direction == "ahead":
        return today.year + (apart + length <= 0)
    if direction == "gone":
        return today.year - (apart > 0)
    half = MONTHS // 2
    return today.year + (apart < -half) - (apart > half)


def resolve_undated(moment: Moment, context: Context) -> Granule:
    """Resolve a clock or part of the day without a day: its next occurrence ahead, its latest gone by."""
    if moment.generic:
        return Granule("day")
    today = context.today
    if context.story:
        focused = context.focus_date()
        return day_of(focused) if focused else Granule("day")
    if context.beside is not None and (moment.clocked or moment.part is not None):
        return day_of(context.beside)
    if today is None:
        return Granule("day")
    day = shift_days(today, occurrence(moment, context))
    return day_of(day) if day else Granule("day")


def is_still(moment: Moment, now: time) -> bool:
    """Tell whether a part of the day is not over: "by nightfall", said in the evening, is that evening."""
    end = time_words().parts[moment.part or "morning"].end
    return end >= DAY_END or now < time(int(end))


def nearest_day(now: time, hour: int, minute: int) -> int:
    """Give on which day from today a clock is nearest to now."""
    apart = (hour - now.hour) * HOUR + minute - now.minute
    return min((-1, 0, 1), key=lambda day: abs(day * DAY_END * HOUR + apart))


def occurrence(moment: Moment, context: Context) -> int:
    """Give how many days from today a clock or part comes next, or came last; one that may be over is the nearest."""
    now, hour = context.now, moment.hour
    if context.direction in {"either", "near"} and now is not None and hour is not None:
        return nearest_day(now, hour, moment.minute or 0)
    if hour == DAY_END:
        return -1 if context.direction == "gone" else 0
    if moment.part == "overnight" and context.direction == "gone":
        return -1
    if now is None:
        return 0
    first = hour if hour is not None else time_words().parts[moment.part or "morning"].start
    begun = now >= time(first % DAY_END, moment.minute or 0)
    if context.direction == "ahead":
        return int(begun and not (hour is None and is_still(moment, now)))
    soon = hour is not None and 0 <= (hour - now.hour) * HOUR + (moment.minute or 0) - now.minute <= SKEW
    return -int(context.direction == "gone" and not begun and not soon)
