"""A stretch of the calendar, as far as it is known: its TIMEX3 value, and its interval on the local clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, timedelta
from typing import Literal, NamedTuple

from twosource.read.times.vocabulary import time_words

Unit = Literal[
    "century", "decade", "year", "half", "quarter", "season", "month", "week", "weekend", "day", "part", "minute"
]
MONTHS = 12
EDGE_SHARE = {"EARLY": (0, 1), "MID": (1, 2), "LATE": (2, 3)}
"""Which third of a longer stretch the edges mean."""
DAY_EDGES = {"EARLY": (0, 9), "MID": (10, 15), "LATE": (18, 24), "START": (0, 6), "END": (18, 24)}
"""Local hours that the edges of a day mean."""


class Interval(NamedTuple):
    """From `start` to `end`; the two are one for a point."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Granule:
    """One stretch, of size `unit`; fields that nobody knows are None and written as X.

    `year` is negative before Christ (-264 is 264 BC). `span` holds the number of the century, decade, half, quarter
    or ISO week, `code` the season's. `weekday` serves where the date is not known. `hour` 24 ends the day.
    """

    unit: Unit
    year: int | None = None
    month: int | None = None
    day: int | None = None
    span: int | None = None
    code: str | None = None
    weekday: int | None = None
    part: str | None = None
    hour: int | None = None
    minute: int = 0
    edge: str | None = None
    era: str | None = None

    @property
    def value(self) -> str:
        """Write it in TIMEX3."""
        era = "BC" if self.era == "BC" or (self.year or 0) < 0 else ""
        if self.unit in {"century", "decade"}:
            return f"{era}{self.span or 0:0{2 + (self.unit == 'decade')}d}"
        year = "XXXX" if self.year is None else f"{abs(self.year):04d}"
        return era + year + self._within()

    def _within(self) -> str:
        """Write what stands behind the year."""
        week = "WXX" if self.span is None else f"W{self.span:02d}"
        written = {
            "half": f"-H{self.span}",
            "quarter": f"-Q{self.span}",
            "season": f"-{self.code}",
            "month": f"-{two(self.month)}",
            "week": f"-{week}",
            "weekend": f"-{week}-WE",
        }
        if self.unit in {"day", "part", "minute"}:
            return self._day() + self._clock()
        return written.get(self.unit, "")

    def _day(self) -> str:
        """Write month and day, or the weekday where they are not known."""
        if self.day is None and self.weekday is not None:
            return f"-WXX-{self.weekday}"
        return f"-{two(self.month)}-{two(self.day)}"

    def _clock(self) -> str:
        """Write the part or the hour."""
        if self.unit == "part" and self.part is not None:
            return f"T{time_words().parts[self.part].code}"
        return f"T{self.hour:02d}:{self.minute:02d}" if self.unit == "minute" and self.hour is not None else ""

    @property
    def date(self) -> date | None:
        """Give its date, where it lies within one day that the calendar has."""
        if self.year is None or self.month is None or self.day is None or self.unit not in {"day", "part", "minute"}:
            return None
        return make_date(self.year, self.month, self.day)

    def interval(self) -> Interval | None:
        """Give its first and last moment on the local clock; None where it is not known, or outside years 1-9998."""
        whole = self._day_interval() if self.unit in {"day", "part", "minute"} else self._long_interval()
        return None if whole is None else edged(whole, self)

    def _day_interval(self) -> Interval | None:
        """Give the interval of a day, a part of it or a point in it."""
        day = self.date
        if day is None:
            return None
        midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a local clock; the zone comes after
        if self.unit == "minute" and self.hour is not None:
            point = midnight + timedelta(hours=self.hour, minutes=self.minute)
            return Interval(point, point)
        hours = time_words().parts[self.part] if self.unit == "part" and self.part else None
        first, last = (hours.start, hours.end) if hours else (0, 24)
        return Interval(midnight + timedelta(hours=first), midnight + timedelta(hours=last))

    def _long_interval(self) -> Interval | None:
        """Give the interval of what is longer than a day."""
        if self.unit in {"century", "decade"} and self.era != "BC" and self.span is not None:
            years = 100 if self.unit == "century" else 10
            return months_from(self.span * years, 1, years * MONTHS)
        if self.year is None or self.year < 1:
            return None
        if self.unit in {"week", "weekend"}:
            return week_interval(self.year, self.span, weekend=self.unit == "weekend")
        first, count = self._months()
        return None if first is None else months_from(self.year, first, count)

    def _months(self) -> tuple[int | None, int]:
        """Give the first month and how many there are."""
        match self.unit:
            case "half":
                return 1 + 6 * ((self.span or 1) - 1), 6
            case "quarter":
                return 1 + 3 * ((self.span or 1) - 1), 3
            case "season":
                return time_words().season_months[self.code or "SP"], 3
            case "month":
                return self.month, 1
        return 1, MONTHS


def two(number: int | None) -> str:
    """Write two digits, XX for what is not known."""
    return "XX" if number is None else f"{number:02d}"


def make_date(year: int, month: int, day: int) -> date | None:
    """Make a date; None where no calendar has it ("31 February")."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def week_interval(year: int, week: int | None, *, weekend: bool) -> Interval | None:
    """Give the days of an ISO week, or its Saturday and Sunday."""
    try:
        monday = datetime.fromisocalendar(year, week or 0, 1)
    except ValueError:
        return None
    if year >= MAXYEAR:
        return None
    return Interval(monday + timedelta(days=5 * weekend), monday + timedelta(days=7))


def months_from(year: int, month: int, count: int) -> Interval | None:
    """Give `count` months from a month on; it may be over 12."""
    whole = year * MONTHS + month - 1
    last = whole + count
    if not MONTHS <= whole < last < MAXYEAR * MONTHS:
        return None
    return Interval(month_start(whole), month_start(last))


def month_start(whole: int) -> datetime:
    """Give the first moment of a month, counted through from year 0."""
    return datetime(whole // MONTHS, whole % MONTHS + 1, 1)  # noqa: DTZ001 - a local clock; the zone comes after


def edged(whole: Interval, granule: Granule) -> Interval:
    """Narrow an interval to its edge: the end of a month is its last day, its start the first; early is a third."""
    if granule.edge is None or granule.unit == "minute":
        return whole
    if granule.unit == "part":
        return whole
    if granule.unit == "day":
        first, last = DAY_EDGES[granule.edge]
        return Interval(whole.start + timedelta(hours=first), whole.start + timedelta(hours=last))
    day = timedelta(days=1)
    if granule.edge == "END":
        return Interval(whole.end - day, whole.end)
    if granule.edge == "START":
        return Interval(whole.start, whole.start + day)
    third = (whole.end - whole.start) / 3
    first, last = EDGE_SHARE[granule.edge]
    return Interval(floor_day(whole.start + first * third), floor_day(whole.start + last * third))


def floor_day(moment: datetime) -> datetime:
    """Give the midnight that begins a moment's day."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def week_of(day: date, *, weekend: bool = False) -> Granule:
    """Give the ISO week of a day, or its weekend."""
    year, week, _ = day.isocalendar()
    return Granule("weekend" if weekend else "week", year=year, span=week)


def day_of(day: date) -> Granule:
    """Give the granule of a date."""
    return Granule("day", year=day.year, month=day.month, day=day.day)
