"""The four parts of a deadline while they are read: who set it for whom, what is asked, what follows otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twosource.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

LINK = re.compile(r"https?://|www\.|pic\.twitter\.com/")
JOINING = frozenset(
    {
        "again",
        "and",
        "at",
        "before",
        "by",
        "early",
        "for",
        "from",
        "in",
        "late",
        "of",
        "on",
        "since",
        "till",
        "to",
        "until",
        "within",
    }
)


@dataclass(frozen=True, slots=True)
class Roles:
    """The four parts of a deadline, each a span or None."""

    by: Span | None = None
    addressee: Span | None = None
    demand: Span | None = None
    threat: Span | None = None

    def filled(self, other: Roles) -> Roles:
        """Fill what is missing from another mention."""
        return Roles(
            self.by or other.by,
            self.addressee or other.addressee,
            self.demand or other.demand,
            self.threat or other.threat,
        )

    def without(self, times: Sequence[Span], text: str) -> Roles:
        """Cut off times at the ends: "The Guard on Tuesday" is the Guard, and "Tuesday" is nobody."""
        by, addressee = (without_time(span, times, text) if span else None for span in (self.by, self.addressee))
        demand = without_time(self.demand, times, text) if self.demand else None
        return replace(self, by=by, addressee=addressee, demand=without_link(demand, text) if demand else None)


def without_link(span: Span, text: str) -> Span | None:
    """Cut off the address at the end of a post's words."""
    link = LINK.search(text, span.start, span.end)
    kept = text[span.start : link.start()].rstrip() if link else span.of(text)
    return Span(span.start, span.start + len(kept)) if kept else None


def without_time(span: Span, times: Sequence[Span], text: str) -> Span | None:
    """Cut off a time at the end of a span, with what joins it; nothing is left of a time."""
    if any(time.start <= span.start and span.end <= time.end for time in times):
        return None
    tail = next((time for time in times if span.start < time.start < span.end <= time.end), None)
    if tail is None:
        return span
    kept = text[span.start : tail.start].rstrip()
    while (last := kept.rpartition(" "))[2].lower() in JOINING:
        kept = last[0].rstrip()
    kept = kept.rstrip(" ,(")
    return without_time(Span(span.start, span.start + len(kept)), times, text) if kept else span
