"""A date as some source writes it in; an ISO date, or an instant with an offset, out; None when it does not say.

An hour without a zone is dropped: the day is what is known. Nothing is ever filled in from the clock.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?")
INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s?(Z|z|UTC|GMT|[+-]\d{2}:?\d{2})?")
EARLIEST, LATEST = 0, 253_402_300_799
"""Seconds since 1970 of which there can be a date: to the end of the year 9999."""


def read_published(written: object) -> str | None:
    """Read a date or instant.

    >>> read_published("2021-08-22T10:15:00+04:30")
    '2021-08-22T10:15:00+04:30'
    >>> read_published("Sun, 22 Aug 2021 10:15:00 GMT")
    '2021-08-22T10:15:00Z'
    >>> read_published("2021-08-22 10:15")
    '2021-08-22'
    >>> read_published("yesterday")
    """
    if not isinstance(written, str):
        return None
    text = written.strip()
    if DAY.fullmatch(text):
        return text if is_day(text) else None
    return read_iso(text) or read_compact(text) or read_mail(text)


def is_day(text: str) -> bool:
    """Tell whether there is such a day."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def read_iso(text: str) -> str | None:
    """Read `2021-08-22T10:15:00+04:30` and its variants."""
    found = INSTANT.fullmatch(text)
    if found is None or not is_day(found[1]):
        return None
    zone = {"Z": "Z", "UTC": "Z", "GMT": "Z"}.get((found[3] or "").upper(), found[3])
    if zone is None:
        return found[1]
    if zone != "Z" and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    clock = found[2].replace(",", ".")
    instant = f"{found[1]}T{clock}{zone}"
    try:
        datetime.fromisoformat(instant)
    except ValueError:
        return found[1]
    return instant if clock.count(":") > 1 else f"{found[1]}T{clock}:00{zone}"


def read_compact(text: str) -> str | None:
    """Read `20210822T101500Z`, as news formats write it."""
    found = COMPACT.fullmatch(text)
    if found is None:
        return None
    day = "-".join(found.group(1, 2, 3))
    if found[7] is None:
        return day if is_day(day) else None
    return read_iso(f"{day}T{found[4]}:{found[5]}:{found[6] or '00'}{found[7]}")


def read_mail(text: str) -> str | None:
    """Read `Sun, 22 Aug 2021 10:15:00 +0430`, as mail and RSS write it; "-0000" says that the zone is not known."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        return moment.date().isoformat()
    written = moment.isoformat()
    return written.removesuffix("+00:00") + "Z" if written.endswith("+00:00") else written


def read_seconds(written: object) -> str | None:
    """Read seconds since 1970, a number or a string of one, as a UTC instant.

    >>> read_seconds("1629604800")
    '2021-08-22T04:00:00Z'
    """
    try:
        seconds = float(written) if isinstance(written, (int, float, str)) else -1.0
    except ValueError:
        return None
    if not EARLIEST < seconds < LATEST:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat().removesuffix("+00:00") + "Z"
