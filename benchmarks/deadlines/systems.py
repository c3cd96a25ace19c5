"""Ours and two plain ways beside it: a parsed item goes in, its deadlines come out."""

from __future__ import annotations

import re
import warnings
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from benchmarks.times.systems import reference
from twosource.model.reading import Deadline
from twosource.read.deadlines import find_deadlines
from twosource.read.times import find_times

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.read.parsed import Parsed

    System = Callable[[Parsed], tuple[Deadline, ...]]

CUE = re.compile(r"\b(?:until|by|before|within|no later than)\s+$", re.IGNORECASE)
DURATION = re.compile(r"\b\d+\s+(?:hours?|hrs?|days?|weeks?)\b", re.IGNORECASE)


def ours() -> System:
    """Twosource as it ships."""

    def find(parsed: Parsed) -> tuple[Deadline, ...]:
        return find_deadlines(parsed, find_times(parsed))

    return find


def plain_cue() -> System:
    """Take every time behind "until", "by", "before" or "within", and every length, as running out when it says."""

    def find(parsed: Parsed) -> tuple[Deadline, ...]:
        found = []
        for one in find_times(parsed):
            if CUE.search(parsed.text[: one.start]) or one.type == "DURATION":
                due = (one.earliest, one.latest) if one.earliest and one.latest else None
                found.append(blank(one.start, one.end, due))
        return tuple(found)

    return find


def dateparser() -> System | None:
    """Let dateparser resolve what stands behind a cue, the future preferred; None where it is not installed."""
    try:
        from dateparser.search import search_dates  # noqa: PLC0415 - a peer that only `make bench` installs
    except ImportError:
        return None

    def find(parsed: Parsed) -> tuple[Deadline, ...]:
        settings = {"RELATIVE_BASE": reference(parsed), "PREFER_DATES_FROM": "future"}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            answers = search_dates(parsed.text, languages=["en"], settings=settings) or []
        found, after = [], 0
        for words, moment in answers:
            start = parsed.text.find(words, after)
            after = max(after, start + len(words))
            if start >= 0 and (CUE.search(parsed.text[:start]) or DURATION.search(words)):
                whole = timedelta(days=1) if not (moment.hour or moment.minute) else timedelta(0)
                instant = moment.replace(tzinfo=UTC)
                due = (instant.isoformat(), (instant + whole).isoformat())
                found.append(blank(start, start + len(words), due))
        return tuple(found)

    return find


def blank(start: int, end: int, due: tuple[str, str] | None) -> Deadline:
    """Make a running deadline of which only the time is known."""
    return Deadline(start, end, None, None, None, None, None, None, None, due, "running")
