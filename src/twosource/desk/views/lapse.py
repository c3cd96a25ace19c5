"""A deadline's UTC interval and the present moment go in; a sentence of what is left comes out.

The same words stand in the page when no script runs; the countdown script only keeps the numbers fresh.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from twosource.model.deadlines import CaseDeadline
    from twosource.model.ledger import ClaimDeadline

Phase = Literal["ahead", "open", "past", "unknown"]
OVER = frozenset({"extended", "met", "lifted", "lapsed"})
"""A term that another one took the place of, or whose outcome was told, is no countdown."""
UNITS = ((86_400, "d"), (3_600, "h"), (60, "min"))
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Lapse:
    """How a deadline stands at one moment.

    `phase` is "ahead" before its earliest end, "open" between its earliest and latest, "past" after. `earliest` and
    `latest` are ISO instants for machines, `until_earliest` and `until_latest` the time to or since them in words.
    """

    phase: Phase
    earliest: str | None
    latest: str | None
    deadline: ClaimDeadline | CaseDeadline
    until_earliest: str = ""
    until_latest: str = ""
    words: str = ""

    @property
    def stands(self) -> Phase:
        """The phase, but past where another term took its place or its outcome was told."""
        return "past" if self.deadline.state in OVER else self.phase

    @property
    def exact(self) -> bool:
        """Whether it runs out at one instant."""
        return self.earliest == self.latest


def parse_instant(written: str | None) -> datetime | None:
    """Read an ISO date or instant as UTC; None for None or what is neither."""
    if written is None:
        return None
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def say_duration(seconds: float) -> str:
    """Say a length of time by its two largest units: "3 h 12 min"; seconds only under a minute.

    >>> say_duration(11_520), say_duration(86_400), say_duration(42)
    ('3 h 12 min', '1 d 0 h', '42 s')
    """
    left = int(abs(seconds))
    if left < UNITS[-1][0]:
        return f"{left} s"
    said: list[str] = []
    for size, unit in UNITS:
        count, left = divmod(left, size)
        if count or said:
            said.append(f"{count} {unit}")
    return " ".join(said[:2])


def say_instant(written: str | None) -> str:
    """Say an ISO date or instant for people, in UTC: "22 Aug 2021, 04:00 UTC"; "date unknown" for None.

    >>> say_instant("2021-08-22"), say_instant("2021-08-22T04:00:00Z"), say_instant(None)
    ('22 Aug 2021', '22 Aug 2021, 04:00 UTC', 'date unknown')
    """
    return _say(written, year=True, zone=" UTC", none="date unknown")


def say_due(due: tuple[str, str]) -> str:
    """Say when a deadline runs out: an instant, or the interval.

    >>> say_due(("2021-08-22T04:00:00Z", "2021-08-22T04:00:00Z"))
    '22 Aug 2021, 04:00 UTC'
    """
    earliest, latest = map(say_instant, due)
    return earliest if earliest == latest else f"between {earliest} and {latest}"


def say_day(written: str | None) -> str:
    """Say an ISO date or instant as short as a drawing needs it, in UTC: "22 Aug, 04:00"; "no date" for None.

    >>> say_day("2021-08-22"), say_day("2021-08-22T04:00:00Z"), say_day(None)
    ('22 Aug', '22 Aug, 04:00', 'no date')
    """
    return _say(written, year=False, zone="", none="no date")


def _say(written: str | None, *, year: bool, zone: str, none: str) -> str:
    """Say a date, and its hour where it has one; what is no date is given back as it is written."""
    moment = parse_instant(written)
    if moment is None or written is None:
        return written or none
    day = f"{moment.day} {MONTHS[moment.month - 1]}{f' {moment.year}' if year else ''}"
    return day if "T" not in written else f"{day}, {moment:%H:%M}{zone}"


def measure_lapse(deadline: ClaimDeadline | CaseDeadline, now: datetime) -> Lapse:
    """Tell how `deadline` stands at `now`."""
    earliest, latest = (parse_instant(end) for end in deadline.due or (None, None))
    if earliest is None or latest is None:
        return Lapse("unknown", None, None, deadline, words=_say_phase("unknown", deadline.state))
    left, most = (earliest - now).total_seconds(), (latest - now).total_seconds()
    phase: Phase = "ahead" if left > 0 else "open" if most > 0 else "past"
    words = _say_phase(phase, deadline.state)
    begins, ends = deadline.due or (None, None)
    return Lapse(phase, begins, ends, deadline, say_duration(left), say_duration(most), words)


def _say_phase(phase: Phase, state: str) -> str:
    """Say what the clock alone can tell, beside the state that the text told."""
    told = {"met": "reported met", "lapsed": "reported lapsed", "extended": "reported extended", "lifted": "lifted"}
    if state in told:
        return told[state]
    return {"ahead": "running", "open": "may have run out", "past": "has run out", "unknown": "unknown"}[phase]
