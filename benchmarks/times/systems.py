"""Ours and its peers behind one form: a parsed item goes in, the time expressions found come out."""

from __future__ import annotations

import warnings
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from benchmarks.times.measure import Found
from twosource.read.times import find_times

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.read.parsed import Parsed

    System = Callable[[Parsed], list[Found]]


def ours() -> System:
    """Twosource as it ships."""
    return lambda parsed: [Found(one.start, one.end, one.value) for one in find_times(parsed)]


def reference(parsed: Parsed) -> datetime:
    """Give the moment that a peer is told to count from."""
    published = parsed.item.published or "2000-01-01"
    moment = datetime.fromisoformat(published)
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def dateparser() -> System | None:
    """Use dateparser's search, its answer written as a date or a clock; None where it is not installed."""
    try:
        from dateparser.search import search_dates  # noqa: PLC0415 - a peer that only `make bench` installs
    except ImportError:
        return None

    def find(parsed: Parsed) -> list[Found]:
        settings = {"RELATIVE_BASE": reference(parsed), "RETURN_AS_TIMEZONE_AWARE": False}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            answers = search_dates(parsed.text, languages=["en"], settings=settings) or []
        return placed(parsed.text, answers)

    return find


def placed(text: str, answers: list[Any]) -> list[Found]:
    """Find dateparser's words again, in order: it does not say where they stand."""
    found, after = [], 0
    for words, moment in answers:
        start = text.find(words, after)
        if start >= 0:
            after = start + len(words)
            value = moment.strftime("%Y-%m-%d" if not (moment.hour or moment.minute) else "%Y-%m-%dT%H:%M")
            found.append(Found(start, after, value))
    return found


def recognizers() -> System | None:
    """Use recognizers-text, a line at a time, since it loses its way over many; None where it is not installed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from recognizers_date_time import Culture, recognize_datetime  # noqa: PLC0415 - as above
    except ImportError:
        return None

    def find(parsed: Parsed) -> list[Found]:
        found: list[Found] = []
        start = 0
        for line in parsed.text.splitlines(keepends=True):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                answers = recognize_datetime(line, Culture.English, reference=reference(parsed))
            found += [Found(start + one.start, start + one.end, one.value) for one in relocated(line, answers)]
            start += len(line)
        return found

    return find


def relocated(text: str, answers: list[Any]) -> list[Found]:
    """Find recognizers' words again, in order: its offsets count another text where there are accents."""
    found, after, low = [], 0, text.lower()
    for one in sorted(answers, key=lambda one: int(one.start)):
        start = low.find(one.text.lower(), after)
        if start >= 0:
            after = start + len(one.text)
            found.append(Found(start, after, timex_of(one.resolution)))
    return found


def timex_of(resolution: Any) -> str | None:  # noqa: ANN401 - a foreign library's answer
    """Give the value of recognizers' answer: a resolved date where it has one and the timex is open, else the timex."""
    values = (resolution or {}).get("values") or []
    if not values:
        return None
    first = values[0]
    timex: str = first.get("timex", "")
    resolved: str | None = first.get("value")
    return resolved if "XXXX" in timex and resolved and first.get("type") == "date" else timex
