"""What an expression says before anybody asks when it was said: a Moment, a Length, a Recurring time, a Reference."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from twosource.read.times.vocabulary import Anchor

RelUnit = Literal[
    "day",
    "week",
    "weekend",
    "fortnight",
    "month",
    "quarter",
    "year",
    "decade",
    "century",
    "millennium",
    "hour",
    "minute",
    "second",
]


@dataclass(frozen=True, slots=True)
class Relative:
    """So many units from an anchor: "tomorrow" is a day from speech, "the previous year" a year back in the story."""

    unit: str
    offset: int
    anchor: Anchor
    here: bool = False
    """Said with "this", which a history uses for the time that it tells of."""


@dataclass(frozen=True, slots=True)
class ZoneWord:
    """A zone as the text words it.

    `kind` tells what: universal (exact), civil (a name of the tz database), shared (an abbreviation of several),
    local, or unknown (a zone that we do not know, so that no instant can be told). `name` is the tz name or the word.
    """

    kind: Literal["universal", "civil", "shared", "local", "unknown"]
    name: str
    offset: int | None = None
    """Minutes east of Greenwich, where an ISO instant says so."""


@dataclass(frozen=True, slots=True)
class SecondClock:
    """The clock in brackets behind another: "7 p.m. (1900 GMT)"."""

    hour: int
    minute: int
    zone: ZoneWord


@dataclass(frozen=True, slots=True)
class Moment:
    """A point or stretch of the calendar as far as the words tell; what is not said is None.

    `hour` 24 is the midnight that ends the day. `edge` is the stretch of the whole that is meant. `which` is the
    deixis of a weekday, month, season or part ("next Friday"). `impossible` marks a date that no calendar has.
    """

    century: int | None = None
    decade: int | None = None
    year: int | None = None
    era: Literal["BC", "AD"] | None = None
    half: int | None = None
    quarter: int | None = None
    season: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    weekend: bool | None = None
    part: str | None = None
    hour: int | None = None
    minute: int | None = None
    zone: ZoneWord | None = None
    second: SecondClock | None = None
    relative: Relative | None = None
    which: Relative | None = None
    edge: str | None = None
    generic: bool | None = None

    def merged(self, other: Moment) -> Moment | None:
        """Take both together; None where they speak of the same thing twice."""
        added = {}
        for field in fields(other):
            value = getattr(other, field.name)
            if value is None:
                continue
            if getattr(self, field.name) is not None:
                return None
            added[field.name] = value
        return replace(self, **added)

    @property
    def dated(self) -> bool:
        """Tell whether it names a day, or something longer, of its own."""
        return any(
            value is not None
            for value in (
                self.century,
                self.decade,
                self.year,
                self.season,
                self.month,
                self.day,
                self.weekday,
                self.weekend,
                self.relative,
            )
        )

    @property
    def clocked(self) -> bool:
        """Tell whether it names an hour."""
        return self.hour is not None


@dataclass(frozen=True, slots=True)
class Length:
    """How long: (count, unit) pairs, the largest first; a count of None is one that nobody gave ("a few days").

    `tie` is "ahead" for "the next 24 hours", "gone" for "the last two decades", else None.
    """

    parts: tuple[tuple[float | None, str], ...]
    tie: Literal["ahead", "gone"] | None = None
    mod: Literal["LESS_THAN", "MORE_THAN", "APPROX"] | None = None

    @property
    def vague(self) -> bool:
        """Tell whether a count is not given."""
        return any(count is None for count, _ in self.parts)


@dataclass(frozen=True, slots=True)
class Shifted:
    """A Length counted from an anchor: "two days later", "15 months ago"."""

    length: Length
    sign: int
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Recurring:
    """Something that comes back; `value` is TIMEX3's ("P1D", "XXXX-WXX-4")."""

    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """PRESENT_REF, PAST_REF or FUTURE_REF."""

    value: str


Form = Moment | Length | Shifted | Recurring | Reference


@dataclass(frozen=True, slots=True)
class Expression:
    """A form and the lexemes [first, last) that say it, with their code points [start, end)."""

    form: Form
    first: int
    last: int
    start: int
    end: int
