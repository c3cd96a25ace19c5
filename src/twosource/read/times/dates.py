"""Calendar dates at a place in a line: months, days, years, decades, centuries, weekdays, and closed numeric forms."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from twosource.read.times.forms import Moment, Relative, ZoneWord
from twosource.read.times.numbers import read_ordinal
from twosource.read.times.vocabulary import time_words

if TYPE_CHECKING:
    from twosource.read.times.lexing import Line

Found = tuple[Moment, int]
YEARS = range(1000, 2101)
SURE_YEARS = range(1800, 2101)
"""A bare number in this range is a year unless a counted noun follows; below it, a word must say so."""
MONTHS, SHORT = 12, 100
PIVOT = 50
"""Two-digit years below it are of this century."""
TELEX_YEARS = range(32, 100)
"""Two digits after day and month that cannot be a day ("24 MAR 90")."""
DAYS = range(1, 32)
MONTH_CUES = frozenset(
    {
        "in",
        "since",
        "until",
        "till",
        "by",
        "early",
        "late",
        "mid",
        "of",
        "last",
        "next",
        "this",
        "from",
        "to",
        "through",
        "during",
        "before",
        "after",
        "throughout",
        "for",
        "between",
        "previous",
        "on",
    }
)
ERAS = {"bc": "BC", "bce": "BC", "ad": "AD", "ce": "AD"}
DAY_CUES = frozenset({"on", "by", "until", "till", "before", "since"})
RANGE = frozenset({"-", "–", "—", "to", "and", "or", "/", "until", "through"})


def read_weekday(line: Line, at: int) -> Found | None:
    """Read "Friday", "Fri", "Fri."; short forms that are words need a capital."""
    words = time_words()
    day = words.weekdays.get(line.low(at))
    if day is None and line.low(at).endswith("s"):
        day = words.weekdays.get(line.low(at)[:-1])
        return (
            None if day is None or len(line.low(at)) < len("fridays") else (Moment(weekday=day, generic=True), at + 1)
        )
    if day is None or (line.low(at) in words.cased and not is_named(line, at)):
        return None
    return Moment(weekday=day), at + 1


def is_named(line: Line, at: int) -> bool:
    """Tell whether a word that is also something else is written as a name here."""
    surface = line.surface(at)
    if not surface[:1].isupper() or line.low(at - 1) in {"the", "#"}:
        return False
    beside_number = line.kind(at - 1) == "number" or line.kind(at + 1) == "number"
    if line.surface(at + 1).istitle() and line.gap(at + 1) == 1 and line.low(at + 1) not in time_words().months:
        return False
    plain = surface.istitle() and not line.opens_sentence(at)
    after_name = line.surface(at - 1).istitle() and line.low(at - 1) not in MONTH_CUES
    return beside_number or line.low(at - 1) in MONTH_CUES or (plain and not after_name)


def month_at(line: Line, at: int) -> tuple[int, int] | None:
    """Read a month's name and the full stop of its short form; give its number and the place after it."""
    words = time_words()
    month = words.months.get(line.low(at))
    if month is None:
        return None
    if line.low(at) in words.cased and not (is_named(line, at) or dated_number(line, at)):
        return None
    if len(line.low(at)) <= len("sept") and line.low(at) not in {"may", "june", "july"} and line.low(at + 1) == ".":
        return month, at + 1 + (line.kind(at + 2) == "number" and line.gap(at + 1) == 0)
    return month, at + 1


def dated_number(line: Line, at: int) -> bool:
    """Tell whether a day's number stands right beside: "may 5", "5 mar"."""
    return any(
        line.kind(place) == "number" and line.low(place).isdigit() and int(line.low(place)) in DAYS
        for place in (at - 1, at + 1)
    )


def day_at(line: Line, at: int) -> tuple[int, int] | None:
    """Read the number of a day, "22", "22nd", "the 22nd"; give it and the place after it."""
    ordinal = read_ordinal(line, at)
    if ordinal is not None and ordinal[0] in DAYS:
        return ordinal
    low = line.low(at)
    if line.kind(at) == "number" and low.isdigit() and len(low) <= len("31") and int(low) in DAYS:
        return int(low), at + 1
    return None


def read_monthday(line: Line, at: int) -> Found | None:
    """Read "22 August", "the 22nd of August", "August 22", "Aug. 22nd"."""
    month = month_at(line, at)
    if month is not None:
        day = day_at(line, month[1] + (line.low(month[1]) == "the"))
        if day is None or line.gap(month[1]) > 1 or counts_something(line, day[1]):
            return None
        return Moment(month=month[0], day=day[0]), day[1]
    start = at + (line.low(at) == "the")
    day = day_at(line, start)
    month = month_at(line, day[1] + (line.low(day[1]) == "of")) if day else None
    if day is None or month is None or line.gap(day[1]) > 1 or line.low(at - 1) == "#":
        return None
    return Moment(month=month[0], day=day[0]), month[1]


def read_monthday_of(line: Line, at: int) -> Found | None:
    """Read "the 15th of the month", "the 3rd of next month", and "on the 20th" where nothing follows that it counts."""
    if line.low(at) != "the":
        return None
    day = read_ordinal(line, at + 1)
    if day is None or day[0] not in DAYS or line.kind(at + 1) != "number":
        return None
    for phrase, offset in (("of the month", 0), ("of this month", 0), ("of next month", 1), ("of last month", -1)):
        after = line.says(day[1], phrase)
        if after is not None:
            return Moment(day=day[0], relative=Relative("month", offset, "either")), after
    alone = line.low(at - 1) in DAY_CUES and line.kind(day[1]) in {"mark", ""}
    return (Moment(day=day[0], relative=Relative("month", 0, "either")), day[1]) if alone else None


def counts_something(line: Line, at: int) -> bool:
    """Tell whether what follows a number makes it a count or an hour: "March 20 people", "May 6 p.m."."""
    return line.low(at) in time_words().counted or line.kind(at) == "meridiem" or line.low(at) == "%"


def read_month(line: Line, at: int) -> Found | None:
    """Read a month alone."""
    month = month_at(line, at)
    return None if month is None else (Moment(month=month[0]), month[1])


def read_year(line: Line, at: int) -> Found | None:
    """Read "2001", "264 BC", "AD 79", "'92", "the year 1955", "(2007-)08"."""
    start = at + 2 * (line.says(at, "the year") is not None or line.says(at, "the years") is not None)
    if line.low(start) in {"ad", "a.d"} and line.kind(start + 1) == "number" and line.low(start + 1).isdigit():
        return Moment(year=int(line.low(start + 1)), era="AD"), start + 2
    return era_year(line, start) or plain_year(line, start) or short_year(line, start) or range_year(line, start)


def era_year(line: Line, at: int) -> Found | None:
    """Read "264 BC" and the first of "492-490 BC"."""
    if line.kind(at) != "number" or not line.low(at).isdigit() or len(line.low(at)) > len("9999"):
        return None
    era = era_at(line, at + 1)
    if era is not None:
        return Moment(year=int(line.low(at)), era="BC" if era[0] == "BC" else "AD"), era[1]
    second = at + 2
    if line.low(at + 1) in RANGE and line.kind(second) == "number" and line.low(second).isdigit():
        era = era_at(line, second + 1)
        if era is not None and era[0] == "BC" and int(line.low(at)) > int(line.low(second)):
            return Moment(year=int(line.low(at)), era="BC"), at + 1
    return None


def era_at(line: Line, at: int) -> tuple[str, int] | None:
    """Read "BC", "BCE", "AD" or "B.C."."""
    if line.low(at) in ERAS and line.surface(at).isupper():
        return ERAS[line.low(at)], at + 1
    if line.surface(at) in {"B", "A"} and line.low(at + 1) == "." and line.low(at + 2) in {"c", "d"}:
        return ("BC" if line.low(at) == "b" else "AD"), at + 3 + (line.low(at + 3) == ".")
    return None


def plain_year(line: Line, at: int) -> Found | None:
    """Read four digits as a year where nothing makes them a count."""
    low = line.low(at)
    if line.kind(at) != "number" or not (low.isdigit() and len(low) == len("2001")) or int(low) not in YEARS:
        return None
    glued = line.gap(at) == 0 and line.low(at - 1) not in RANGE | {"(", "[", '"', "“", "‘", "'", ",", "."}
    followed = line.gap(at + 1) == 0 and line.kind(at + 1) in {"word", "number", "opaque"}
    if glued or followed or counts_something(line, at + 1) or line.low(at - 1) in {"no", "number", "#", "$", "route"}:
        return None
    cued = line.low(at - 1) in time_words().year_cues or line.low(at - 1) in RANGE | {"("} or dates_a_year(line, at)
    return (Moment(year=int(low)), at + 1) if cued or int(low) in SURE_YEARS else None


def dates_a_year(line: Line, at: int) -> bool:
    """Tell whether a day or month stands right before, or the range's second year behind."""
    before = at - 1 - (line.low(at - 1) == ",")
    dated = any(line.low(place) in time_words().months for place in range(before - 3, before + 1))
    ranged = line.low(at + 1) in {"-", "–"} and line.low(at + 2).isdigit() and line.gap(at + 2) == 0
    return dated or ranged or (line.low(at - 1) == "," and line.gap(at + 1) > 1)


def short_year(line: Line, at: int) -> Found | None:
    """Read "'92"."""
    low = line.low(at + 1)
    if line.low(at) in {"'", "’", "‘"} and line.gap(at + 1) == 0 and low.isdigit() and len(low) == len("92"):
        if line.low(at + 2) == "s" or line.gap(at) == 0:
            return None
        return Moment(year=century_of(int(low))), at + 2
    return None


def range_year(line: Line, at: int) -> Found | None:
    """Read the second year of "2006-07"."""
    low, opener = line.low(at), line.low(at - 2)
    if line.low(at - 1) not in {"-", "–"} or not (low.isdigit() and len(low) == len("07")):
        return None
    if (
        opener.isdigit()
        and len(opener) == len("2006")
        and int(opener) in SURE_YEARS
        and int(low) == (int(opener) + 1) % 100
    ):
        return Moment(year=int(opener) + 1), at + 1
    return None


def century_of(short: int) -> int:
    """Give the full year of a two-digit one."""
    return short + (2000 if short < PIVOT else 1900)


def read_telex_year(line: Line, at: int) -> Found | None:
    """Read the two digits after "24 MAR"."""
    low = line.low(at)
    if line.kind(at) == "number" and low.isdigit() and len(low) == len("90") and int(low) in TELEX_YEARS:
        return (Moment(year=century_of(int(low))), at + 1) if not counts_something(line, at + 1) else None
    return None


def read_decade(line: Line, at: int) -> Found | None:
    """Read "the 1920s", "the 470s BC", "the 90s", "the nineties" being left out."""
    start = at + (line.low(at) == "the")
    quote = line.low(start) in {"'", "’"}
    number = start + quote
    low = line.low(number)
    tail = number + 1 + (line.low(number + 1) in {"'", "’"})
    if (
        line.kind(number) != "number"
        or line.low(tail) != "s"
        or line.gap(tail)
        or not (low.isdigit() and low[-1] == "0")
    ):
        return None
    era = era_at(line, tail + 1)
    if len(low) == len("90") and start > at and era is None:
        return Moment(decade=century_of(int(low)) // 10), tail + 1
    if len(low) != len("1920") and era is None:
        return None
    return Moment(decade=int(low) // 10, era="BC" if era and era[0] == "BC" else None), era[1] if era else tail + 1


def read_century(line: Line, at: int) -> Found | None:
    """Read "the 21st century", "the 4th century BC"."""
    start = at + (line.low(at) == "the")
    ordinal = read_ordinal(line, start)
    if ordinal is None:
        return None
    word = ordinal[1] + (line.low(ordinal[1]) == "-")
    if line.low(word) not in {"century", "centuries"} or ordinal[0] < 1:
        return None
    era = era_at(line, word + 1)
    return Moment(century=ordinal[0] - 1, era="BC" if era and era[0] == "BC" else None), era[1] if era else word + 1


def read_numeric(line: Line, at: int) -> Found | None:
    """Read "2021-08-22", "2021-08-22T10:00Z", "22.08.2021", "27.03.15"; day first unless only the other way fits."""
    if line.kind(at) == "iso":
        return read_iso(line, at)
    if line.kind(at) != "date":
        return None
    first, second, year = (int(number) for number in re.split(r"[./-]", line.low(at)))
    day, month = (second, first) if second > MONTHS >= first else (first, second)
    full = century_of(year) if year < SHORT else year
    return Moment(year=full, month=month, day=day), at + 1


def read_iso(line: Line, at: int) -> Found | None:
    """Read an ISO date or instant; one that no calendar has keeps its numbers."""
    surface = line.surface(at)
    year, month, day = (int(number) for number in surface[:10].split("-"))
    moment = Moment(year=year, month=month, day=day)
    clock = re.match(r"[T ](\d{2}):(\d{2})", surface[10:])
    if clock is None:
        return moment, at + 1
    zone = iso_zone(surface)
    whole = moment.merged(Moment(hour=int(clock[1]), minute=int(clock[2]), zone=zone))
    return None if whole is None else (whole, at + 1)


def iso_zone(surface: str) -> ZoneWord | None:
    """Give the offset that an ISO instant carries; unknown where it is none."""
    tail = re.sub(r"^:\d{2}", "", surface[len("2021-08-22T10:00") :])
    if not tail:
        return None
    try:
        offset = datetime.fromisoformat(f"2000-01-01T00:00{tail.upper()}").utcoffset()
    except ValueError:
        return ZoneWord("unknown", surface)
    return ZoneWord("universal", "utc", int(offset.total_seconds() // 60) if offset is not None else 0)
