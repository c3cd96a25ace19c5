"""What happened when goes in (reports, first claims, deadlines); a drawn strip of time comes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from twosource.desk.views.lapse import MONTHS, parse_instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MomentKind = Literal["report", "claim", "deadline", "event"]
WIDTH, LANE, TOP, SIDE, GAP = 960, 26, 34, 16, 22
LETTER, PAD, DOT = 6.2, 6, 6
"""Width of a letter of the words beside a spot, the room around them, and the least width of a spot."""
STEPS = tuple(timedelta(hours=hours) for hours in (1, 2, 3, 6, 12, 24, 48, 24 * 7, 24 * 30, 24 * 365))
MOST_TICKS = 9


@dataclass(frozen=True, slots=True)
class Moment:
    """Something at `at` (a UTC instant), or from `at` until `until`."""

    kind: MomentKind
    at: datetime
    label: str
    href: str
    until: datetime | None = None
    words: str = ""
    """What is written beside it, in few words; the label is for who points at it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A Moment drawn at (x, y), `width` units long."""

    kind: MomentKind
    x: float
    y: int
    width: float
    label: str
    href: str
    words: str = ""
    words_x: float = 0.0
    """Where its words begin: inside it, behind it, or in front of it, as there is room."""
    when: str = ""
    """Its time in words."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the scale at `x`, with its words."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawn strip; `now` is where the present lies, None when outside; `undated` counts what has no date."""

    spots: tuple[Spot, ...]
    ticks: tuple[Tick, ...]
    width: int
    height: int
    now: float | None
    undated: int


@dataclass(frozen=True, slots=True)
class _Scale:
    first: datetime
    last: datetime

    def x(self, at: datetime) -> float:
        share = (at - self.first) / (self.last - self.first)
        return round(SIDE + share * (WIDTH - 2 * SIDE), 1)


def make_moment(
    kind: MomentKind, at: str | None, label: str, href: str, until: str | None = None, *, words: str = ""
) -> Moment | None:
    """Make a Moment out of ISO dates; None when `at` is none. A bare date lasts its day: nobody said at which hour."""
    start = parse_instant(at)
    if start is None or at is None:
        return None
    end = parse_instant(until)
    if end is None and "T" not in at:
        end = start + timedelta(days=1)
    return Moment(kind, start, label, href, end if end != start else None, words)


def draw_timeline(moments: Sequence[Moment | None], now: datetime) -> Timeline | None:
    """Draw all moments on one scale, those that would overlap in lanes below each other; None without any date."""
    dated = sorted((one for one in moments if one is not None), key=lambda one: (one.at, one.kind, one.label))
    if not dated:
        return None
    scale = _choose_scale(dated)
    spots = tuple(_fill_lanes(dated, scale))
    height = max(spot.y for spot in spots) + LANE
    shown_now = scale.x(now) if scale.first <= now <= scale.last else None
    return Timeline(spots, tuple(_ticks(scale)), WIDTH, height, shown_now, len(moments) - len(dated))


def _choose_scale(dated: Sequence[Moment]) -> _Scale:
    first, last = dated[0].at, max(one.until or one.at for one in dated)
    margin = max((last - first) / 30, timedelta(hours=1))
    return _Scale(first - margin, last + margin)


def _fill_lanes(dated: Iterable[Moment], scale: _Scale) -> Iterable[Spot]:
    """Give each moment the first lane that is free at its place."""
    ends: list[float] = []
    for one in dated:
        x = scale.x(one.at)
        width = round(scale.x(one.until) - x, 1) if one.until else 0.0
        words_x, left, right = _place_words(one.words, x, width)
        lane = next((number for number, end in enumerate(ends) if end <= left), len(ends))
        ends[lane : lane + 1] = [right]
        yield Spot(one.kind, x, TOP + lane * LANE, width, one.label, one.href, one.words, words_x, say_when(one))


def say_when(moment: Moment) -> str:
    """Say from when to when something lasts, in UTC."""
    first, last = (f"{at.day} {MONTHS[at.month - 1]}, {at:%H:%M}" for at in (moment.at, moment.until or moment.at))
    return f"{first} UTC" if first == last else f"{first} – {last} UTC"


def _place_words(words: str, x: float, width: float) -> tuple[float, float, float]:
    """Give where words begin, and from where to where they and their spot reach."""
    right = x + max(width, GAP)
    if not words:
        return x, x, right
    room = len(words) * LETTER
    if room + 2 * PAD <= width:
        return x + PAD, x, right
    behind = x + max(width, DOT) + PAD
    if behind + room <= WIDTH:
        return behind, x, max(right, behind + room + PAD)
    front = max(x - PAD - room, 0.0)
    return front, front, right


def _ticks(scale: _Scale) -> Iterable[Tick]:
    """Mark round hours or days, few enough to be read."""
    step = next((one for one in STEPS if (scale.last - scale.first) / one <= MOST_TICKS), STEPS[-1])
    zero = datetime(1970, 1, 1, tzinfo=UTC)
    at = zero + step * -((zero - scale.first) // step)
    while at <= scale.last:
        day = f"{at.day} {MONTHS[at.month - 1]}"
        yield Tick(scale.x(at), f"{day} {at:%H:%M}" if step < timedelta(days=1) else f"{day} {at.year}")
        at += step
