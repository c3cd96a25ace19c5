"""Clock times and their zones, at a place in a line: "noon", "7 p.m. (1900 GMT)", "0600", "one minute to midnight"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from twosource.read.times.forms import Moment, SecondClock, ZoneWord
from twosource.read.times.lexing import PARAGRAPH
from twosource.read.times.numbers import read_count
from twosource.read.times.places import zone_of_name
from twosource.read.times.vocabulary import time_words, zone_words

if TYPE_CHECKING:
    from twosource.read.times.lexing import Line

NOON, DAY_END, HOUR, HUNDRED = 12, 24, 60, 100
CLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})")
MILITARY = re.compile(r"([01]\d|2[0-4])([0-5]\d)")
UNKNOWN_ZONE = re.compile(r"[A-Z]{2,4}T")
CLOCK_CUES = frozenset(
    {"at", "by", "from", "until", "till", "before", "to", "after", "around", "about", "since", "abt"}
)
HOURS_MARK = frozenset({"hours", "hrs", "h", "hour"})
NO_ZONE = frozenset(
    {"this", "that", "the", "next", "last", "same", "first", "second", "it", "prime", "some", "any", "no"}
)
HALVES: dict[str, Literal["morning", "later", "night"]] = {
    "in the morning": "morning",
    "in the afternoon": "later",
    "in the evening": "later",
    "at night": "night",
}
SMALL = 4
"""The last of the small hours: "four at night" is before dawn."""
ZONE_TAIL = frozenset({"time", "standard", "daylight", "summer"})


class Clock(NamedTuple):
    """Hour (24 ends the day), minute, and the place after the words."""

    hour: int
    minute: int
    after: int


class Half(NamedTuple):
    """The half of the day that words behind an hour tell, and the place after them."""

    part: Literal["morning", "later", "night"]
    after: int

    def on_clock(self, hour: int) -> int:
        """Give an hour on the clock of 24: eleven at night is 23, two at night is 2, twelve at night ends the day."""
        if self.part == "night" and hour == NOON:
            return DAY_END
        return hour % NOON + NOON * (self.part == "later" or (self.part == "night" and hour > SMALL))


def read_clock(line: Line, at: int) -> tuple[Moment, int] | None:
    """Read a clock time with its zone and its second clock, if it has them."""
    clock = bare_clock(line, at)
    if clock is None or clock.hour > DAY_END or clock.minute >= HOUR or (clock.hour == DAY_END and clock.minute):
        return None
    moment, after = Moment(hour=clock.hour, minute=clock.minute), clock.after
    zone = read_zone(line, after)
    if zone is not None:
        moment, after = Moment(hour=clock.hour, minute=clock.minute, zone=zone[0]), zone[1]
    second = read_second(line, after)
    if second is not None:
        moment, after = replace(moment, second=second[0]), second[1]
    return moment, after


def bare_clock(line: Line, at: int) -> Clock | None:
    """Read the hour and minute alone."""
    return (
        spoken_clock(line, at)
        or clock_word(line, at)
        or colon_clock(line, at)
        or meridiem_clock(line, at)
        or military_clock(line, at)
    )


def clock_word(line: Line, at: int) -> Clock | None:
    """Read "noon", "midnight", "12 noon", "12 midnight"."""
    words = time_words().clock_words
    place = at + 1 if line.low(at) == "12" and line.low(at + 1) in words else at
    hour = words.get(line.low(place))
    if hour == DAY_END and line.low(at - 1) in {"after", "past"} and day_follows(line, place + 1):
        hour = 0
    return None if hour is None else Clock(hour, 0, place + 1)


def colon_clock(line: Line, at: int) -> Clock | None:
    """Read "18:00", "3:00 p.m.", "18h30"."""
    if line.kind(at) != "clock":
        return None
    match = CLOCK.match(line.low(at))
    if match is None:
        return None
    return with_meridiem(line, int(match[1]), int(match[2]), at + 1)


def meridiem_clock(line: Line, at: int) -> Clock | None:
    """Read "7 p.m.", "1130pm", "5+am", "5 o'clock"."""
    if line.kind(at) != "number" or not line.low(at).isdigit():
        return None
    after = at + 1 + (line.low(at + 1) == "+")
    hour, minute = divmod(int(line.low(at)), HUNDRED) if len(line.low(at)) > len("12") else (int(line.low(at)), 0)
    if line.kind(after) == "meridiem" and line.gap(after) < PARAGRAPH and 0 < hour <= NOON:
        return with_meridiem(line, hour, minute, after)
    if line.low(after).replace("’", "'") == "o'clock" and hour <= DAY_END:
        return with_meridiem(line, hour, 0, after + 1)
    return None


def with_meridiem(line: Line, hour: int, minute: int, at: int) -> Clock:
    """Turn a twelve-hour clock by the "a.m." or "p.m." that follows."""
    if line.kind(at) != "meridiem" or hour > NOON:
        return Clock(hour, minute, at)
    return Clock(hour % NOON + NOON * line.low(at).startswith("p"), minute, at + 1)


def military_clock(line: Line, at: int) -> Clock | None:
    """Read "0600", "1900 GMT", "at 1015", "2359 hrs": four digits count as a clock only where something says so."""
    match = MILITARY.fullmatch(line.low(at)) if line.kind(at) == "number" else None
    if match is None or line.low(at - 1) == "#":
        return None
    clock = Clock(int(match[1]), int(match[2]), at + 1)
    if line.low(at + 1) in HOURS_MARK:
        return Clock(clock.hour, clock.minute, at + 2)
    zoned = read_zone(line, at + 1) is not None or read_second(line, at + 1) is not None or day_follows(line, at + 1)
    early = line.low(at).startswith("0")
    cued = line.low(at - 1) in {"at", "abt"} or (early and line.low(at - 1) in CLOCK_CUES)
    return clock if zoned or cued or is_range_end(line, at) else None


def day_follows(line: Line, at: int) -> bool:
    """Tell whether a day stands right behind: "1800 on Friday", "1700 today"."""
    words = time_words()
    day = at + (line.low(at) == "on")
    return line.low(day) in words.daywords or (line.low(day) in words.weekdays and line.low(day) not in words.cased)


def is_range_end(line: Line, at: int) -> bool:
    """Tell whether "1200" ends a range that a clock opened: "0600 to 1200"."""
    opener = line.low(at - 2)
    return line.low(at - 1) in {"to", "-", "–", "until"} and bool(MILITARY.fullmatch(opener)) and opener.startswith("0")


def spoken_clock(line: Line, at: int) -> Clock | None:
    """Read "half past six", "quarter to nine", "one minute to midnight", "six in words o'clock"."""
    start = at + (line.low(at) == "a" and line.low(at + 1) in {"quarter", "minute"})
    if line.low(start) in {"half", "quarter"}:
        minutes, place = (HOUR // 2 if line.low(start) == "half" else HOUR // 4), start + 1
    else:
        count = read_count(line, at)
        if count is None or count.value is None:
            return None
        if line.low(count.after).replace("’", "'") == "o'clock" and count.value <= NOON:
            return with_meridiem(line, int(count.value), 0, count.after + 1)
        if 0 < count.value <= NOON and line.low(at - 1) in CLOCK_CUES and (told := told_half(line, count.after)):
            return Clock(told.on_clock(int(count.value)), 0, told.after)
        if line.low(count.after) not in {"minute", "minutes"}:
            return None
        minutes, place = int(count.value), count.after + 1
    return counted_clock(line, place, minutes)


def told_half(line: Line, at: int) -> Half | None:
    """Read "in the morning", "at night" behind an hour."""
    found = ((part, line.says(at, phrase)) for phrase, part in HALVES.items())
    return next((Half(part, after) for part, after in found if after is not None), None)


def counted_clock(line: Line, place: int, minutes: int) -> Clock | None:
    """Count minutes "past" or "to" the hour that follows."""
    sign = {"past": 1, "to": -1, "before": -1, "after": 1}.get(line.low(place))
    hour = clock_word(line, place + 1) or meridiem_clock(line, place + 1) or worded_hour(line, place + 1)
    if sign is None or hour is None or (line.low(place) in {"before", "after"} and hour.hour not in {NOON, DAY_END}):
        return None
    whole = (hour.hour * HOUR + sign * minutes) % (DAY_END * HOUR)
    return Clock(whole // HOUR, whole % HOUR, hour.after)


def worded_hour(line: Line, at: int) -> Clock | None:
    """Read the hour of "half past six"."""
    count = read_count(line, at)
    if count is None or count.value is None or not 0 < count.value <= NOON:
        return None
    return with_meridiem(line, int(count.value), 0, count.after)


def read_zone(line: Line, at: int) -> tuple[ZoneWord, int] | None:
    """Read a zone: "GMT", "(GMT)", "EST", "Kabul time", "local time", "GMT+3", or one that we do not know."""
    bracket = line.low(at) == "("
    start = at + bracket
    zone = universal_zone(line, start) or civil_zone(line, start) or placed_zone(line, start) or odd_zone(line, start)
    if zone is None or (bracket and line.low(zone[1]) != ")"):
        return None
    return zone[0], zone[1] + bracket


def universal_zone(line: Line, at: int) -> tuple[ZoneWord, int] | None:
    """Read "GMT", "UTC", "Z", "GMT+3"."""
    words = zone_words()
    if line.low(at) not in words.universal or (line.low(at) == "z" and line.gap(at)):
        return None
    sign = {"+": 1, "-": -1, "−": -1}.get(line.low(at + 1))
    if sign and line.kind(at + 2) == "number" and line.low(at + 2).isdigit() and int(line.low(at + 2)) <= NOON + 2:
        return ZoneWord("universal", line.low(at), sign * int(line.low(at + 2)) * HOUR), at + 3
    return ZoneWord("universal", line.low(at), 0), at + 1


def civil_zone(line: Line, at: int) -> tuple[ZoneWord, int] | None:
    """Read an abbreviation or "Eastern"; lower-case ones are words."""
    words, low = zone_words(), line.low(at)
    if not line.surface(at)[:1].isupper():
        return None
    after = at + 1
    while line.low(after) in ZONE_TAIL:
        after += 1
    if low in words.shared:
        return ZoneWord("shared", low), after
    if low in words.civil and (line.surface(at).isupper() or after > at + 1 or low == "eastern"):
        return ZoneWord("civil", words.civil[low]), after
    return None


def placed_zone(line: Line, at: int) -> tuple[ZoneWord, int] | None:
    """Read "local time", "Kabul time", "New York time", "Atlantis time" (unknown)."""
    if line.says(at, "local time") is not None:
        return ZoneWord("local", "local"), at + 2
    if line.low(at) == "local":
        return ZoneWord("local", "local"), at + 1
    for width in (1, 2, 3):
        if line.low(at + width) == "time" and line.surface(at)[:1].isupper():
            lexemes = line.lexemes[at : at + width]
            name = line.text[lexemes[0].start : lexemes[-1].end]
            zone = zone_of_name(name)
            if zone is None and (width > 1 or line.low(at) in NO_ZONE):
                return None
            return ZoneWord("civil", zone) if zone else ZoneWord("unknown", name), at + width + 1
    return None


def odd_zone(line: Line, at: int) -> tuple[ZoneWord, int] | None:
    """Take capitals that end in T, right behind a clock, for a zone that we do not know."""
    capitals = line.surface(at)
    mixed = not line.shouts
    if (
        line.gap(at) < PARAGRAPH
        and mixed
        and UNKNOWN_ZONE.fullmatch(capitals)
        and line.low(at) not in {"at", "let", "not", "but", "out"}
    ):
        return ZoneWord("unknown", capitals), at + 1
    return None


def read_second(line: Line, at: int) -> tuple[SecondClock, int] | None:
    """Read the clock in brackets: "(0630 GMT)", "(1900 GMT)", "(3 p.m. EST)"."""
    if line.low(at) != "(":
        return None
    clock = bare_clock(line, at + 1)
    zone = read_zone(line, clock.after) if clock else None
    if clock is None or zone is None or line.low(zone[1]) != ")":
        return None
    return SecondClock(clock.hour, clock.minute, zone[0]), zone[1] + 1
