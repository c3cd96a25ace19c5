"""Deadlines go in, an iCalendar file comes out (RFC 5545): an event for each, from its earliest to its latest end.

Calendars know no state of a demand, so an event is tentative while the deadline runs, cancelled once it is lifted, and
its description tells the rest. What cannot be dated is counted and left out.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from twosource.desk.export.sharing import UNTOLD, Done
from twosource.desk.render import show_unseen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from twosource.desk.export.release import Released
    from twosource.model.deadlines import CaseDeadline

LINE = 74
"""Octets on a line, its end left out (RFC 5545, 3.1)."""
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
STATUS = {"lifted": "CANCELLED", "met": "CONFIRMED", "lapsed": "CONFIRMED"}


def write_calendar(claims: Sequence[Released], made: str, done: Done = UNTOLD) -> bytes:
    """Write the deadlines of released claims, each once."""
    found = {one.id: one for released in claims for one in released.deadlines}
    return write_events(found.values(), made, done)


def write_events(deadlines: Iterable[CaseDeadline], made: str, done: Done = UNTOLD) -> bytes:
    """Write deadlines as a calendar; `made` is the UTC instant of writing."""
    listed = list(deadlines)
    undated = sum(one.due is None for one in listed)
    about = done.notice + (f" Deadlines without a known end, left out: {undated}." if undated else "")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Twosource//Deadlines//EN", "CALSCALE:GREGORIAN"]
    lines += [
        f"X-TWOSOURCE-SHARING:{done.level}",
        f"X-WR-CALNAME:Deadlines ({done.level})",
        f"X-WR-CALDESC:{escape(about)}",
    ]
    lines += [line for one in listed for line in _event(one, made, done)]
    lines.append("END:VCALENDAR")
    return "".join(f"{fold(line)}\r\n" for line in lines).encode("utf-8", "replace")


def _event(one: CaseDeadline, made: str, done: Done) -> Iterator[str]:
    if one.due is None:
        return
    earliest, latest = (stamp(end) for end in one.due)
    yield from ("BEGIN:VEVENT", f"UID:{one.id}@twosource", f"DTSTAMP:{stamp(made)}", f"DTSTART:{earliest}")
    if latest != earliest:
        yield f"DTEND:{latest}"
    moves = sum(report.change in {"extended", "brought forward"} for report in one.history)
    yield f"SEQUENCE:{moves}"
    yield f"STATUS:{STATUS.get(one.state, 'TENTATIVE')}"
    yield f"SUMMARY:{escape(f'Deadline: {one.title}')}"
    yield f"DESCRIPTION:{escape(chr(10).join(_describe(one, done)))}"
    yield f"CATEGORIES:{escape(one.state)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _describe(one: CaseDeadline, done: Done) -> Iterator[str]:
    if one.by:
        yield f"Set by {one.by}."
    if one.threat:
        yield f"Otherwise: {one.threat}."
    yield f"State as reported: {one.state}."
    for report in one.history:
        until = f", until {report.due[1]}" if report.due else ""
        yield f"{report.at or 'date unknown'}: {report.change}{until} (item {report.item})"
    yield done.notice


def stamp(instant: str) -> str:
    """Write an ISO instant in UTC as a calendar does.

    >>> stamp("2024-03-13T05:00:00Z")
    '20240313T050000Z'
    """
    return f"{datetime.fromisoformat(instant):%Y%m%dT%H%M%SZ}"


def escape(text: str) -> str:
    r"""Give text as a value of a calendar: marks escaped, nothing unseen.

    >>> escape("Leave, or else; now")
    'Leave\\, or else\\; now'
    """
    lines = text.replace("\r", "\n").split("\n")
    return "\n".join(str(show_unseen(" ".join(line.split()))) for line in lines if line.strip()).translate(ESCAPED)


def fold(line: str) -> str:
    """Fold a line at 75 octets, between characters; what goes on begins with a blank."""
    parts, size = [""], 0
    for sign in line:
        length = len(sign.encode("utf-8", "replace"))
        if size + length > LINE:
            parts.append(" ")
            size = 1
        parts[-1] += sign
        size += length
    return "\r\n".join(parts)
