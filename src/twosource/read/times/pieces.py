"""The pieces of a calendar expression, each read at a place in a line, and which may follow which, joined how."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from twosource.read.times.clocks import read_clock, read_second, read_zone
from twosource.read.times.dates import (
    read_century,
    read_decade,
    read_month,
    read_monthday,
    read_monthday_of,
    read_numeric,
    read_telex_year,
    read_weekday,
    read_year,
)
from twosource.read.times.deictic import (
    read_dayword,
    read_edge,
    read_night_into,
    read_part,
    read_plain_unit,
    read_pointed,
    read_season,
)
from twosource.read.times.forms import Moment
from twosource.read.times.ranges import read_clock_range, read_day_range
from twosource.read.times.vocabulary import time_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.read.times.lexing import Line


class Piece(NamedTuple):
    """A piece of a calendar expression: its kind, what it says, and the place after it."""

    kind: str
    moment: Moment
    after: int


def read_feast(line: Line, at: int) -> tuple[Moment, int] | None:
    """Read a feast with a fixed date, where it does not merely lend its name ("the Christmas truce")."""
    words = time_words()
    if not line.surface(at)[:1].isupper():
        return None
    for width in (5, 4, 3, 2, 1):
        phrase = "".join(" " * bool(line.gap(place)) + line.low(place) for place in range(at, at + width)).strip()
        feast = words.feasts.get(phrase.replace("’", "'"))
        if feast is not None and line.low(at + width) not in words.feast_of:
            return Moment(month=feast[0], day=feast[1]), at + width
    return None


def read_zone_piece(line: Line, at: int) -> tuple[Moment, int] | None:
    """Read a zone that stands behind the day: "18:00 tomorrow, Kabul time"."""
    zone = read_zone(line, at)
    return None if zone is None or zone[0].kind == "unknown" else (Moment(zone=zone[0]), zone[1])


def read_second_piece(line: Line, at: int) -> tuple[Moment, int] | None:
    """Read a second clock that stands behind the day: "noon on Wednesday (0500 GMT)"."""
    second = read_second(line, at)
    return None if second is None else (Moment(second=second[0]), second[1])


READERS: tuple[tuple[str, Callable[[Line, int], tuple[Moment, int] | None]], ...] = (
    ("numeric", read_numeric),
    ("monthday", read_day_range),
    ("monthday", read_monthday),
    ("monthday", read_monthday_of),
    ("monthday", read_feast),
    ("night", read_night_into),
    ("clock", read_clock),
    ("clock", read_clock_range),
    ("dayword", read_dayword),
    ("pointed", read_pointed),
    ("weekday", read_weekday),
    ("decade", read_decade),
    ("century", read_century),
    ("month", read_month),
    ("year", read_year),
    ("telex", read_telex_year),
    ("season", read_season),
    ("part", read_part),
    ("edge", read_edge),
    ("unit", read_plain_unit),
    ("second", read_second_piece),
    ("zone", read_zone_piece),
)
"""In the order of trust: what reads a longer closed form stands before what reads a part of it."""

BEHIND = frozenset({"telex", "zone", "second"})
"""Kinds that only stand behind another."""
DAYS = frozenset({"monthday", "weekday", "dayword", "numeric", "day"})
FOLLOWS: dict[str, dict[str, frozenset[str]]] = {
    "clock": {
        "": DAYS | {"part"},
        ",": DAYS,
        "on": DAYS,
        "of": DAYS,
        ", on": DAYS,
        "in": frozenset({"part"}),
        "at": frozenset({"part"}),
        "the": frozenset({"day"}),
    },
    "part": {
        "of": DAYS,
        "on": DAYS,
        ",": DAYS | {"clock"},
        "": frozenset({"clock", "dayword", "weekday", "monthday"}),
        "at": frozenset({"clock"}),
        ", at": frozenset({"clock"}),
    },
    "overnight": {"on": DAYS, ",": DAYS | {"clock"}, "": frozenset({"clock", "dayword"})},
    "weekday": {
        "": frozenset({"monthday", "part", "clock", "week", "zone", "numeric"}),
        ",": frozenset({"monthday", "clock", "zone", "numeric"}),
        "at": frozenset({"clock"}),
        ", at": frozenset({"clock"}),
        "of": frozenset({"week"}),
        "in": frozenset({"part"}),
        "' s": frozenset({"clock", "part"}),
        "’ s": frozenset({"clock", "part"}),
    },
    "monthday": {
        "": frozenset({"year", "telex", "clock", "part", "zone"}),
        ",": frozenset({"year", "clock", "zone"}),
        "of": frozenset({"year", "long"}),
        "at": frozenset({"clock"}),
        ", at": frozenset({"clock"}),
        "in": frozenset({"part", "year"}),
    },
    "numeric": {
        "": frozenset({"clock", "part", "zone"}),
        ",": frozenset({"clock"}),
        "at": frozenset({"clock"}),
        ", at": frozenset({"clock"}),
    },
    "day": {
        "": frozenset({"part", "clock", "zone"}),
        ",": frozenset({"clock", "zone"}),
        "at": frozenset({"clock"}),
        ", at": frozenset({"clock"}),
        "in": frozenset({"part"}),
    },
    "month": {"": frozenset({"year"}), ",": frozenset({"year"}), "of": frozenset({"year", "long"})},
    "season": {
        "": frozenset({"year"}),
        ",": frozenset({"year"}),
        "of": frozenset({"year", "long"}),
        "in": frozenset({"year"}),
    },
    "year": {
        "": frozenset({"clock", "part", "zone"}),
        ",": frozenset({"clock"}),
        "at": frozenset({"clock"}),
        ", at": frozenset({"clock"}),
    },
    "edge": {"": DAYS | {"year", "month", "season", "part", "decade", "century", "unit", "long", "week", "day"}},
    "week": {"": frozenset({"weekday"}), "on": frozenset({"weekday"})},
}
"""After which kind, joined by which words, which kinds may follow."""
for _kind in ("weekday", "monthday", "numeric", "day", "year"):
    FOLLOWS[_kind][""] |= {"second"}
for _joints in FOLLOWS.values():
    for _at in ("at", ", at"):
        if _at in _joints:
            _joints.update({f"{_at} {_about}": _joints[_at] for _about in ("about", "around", "approximately")})
FOLLOWS["dayword"] = FOLLOWS["day"]
FOLLOWS["telex"] = FOLLOWS["year"]


def read_piece(line: Line, at: int, allowed: frozenset[str] | None = None) -> Piece | None:
    """Read the first piece that fits at `at`, of the allowed kinds."""
    for name, read in READERS:
        found = read(line, at)
        if found is None:
            continue
        kind = kind_of(name, found[0])
        if allowed is None and kind in BEHIND:
            continue
        if allowed is None or kind in allowed:
            return Piece(kind, *found)
    return None


def kind_of(name: str, moment: Moment) -> str:
    """Tell what kind of piece a pointed one is; the others are what they were read as."""
    if name == "part" and moment.part == "overnight":
        return "overnight"
    if name != "pointed":
        return name
    if moment.weekday is not None:
        return "weekday"
    if moment.month is not None or moment.season is not None:
        return "month" if moment.month else "season"
    unit = moment.relative.unit if moment.relative else ""
    return {"day": "day", "week": "week", "weekend": "week"}.get(unit, "long")
