"""Items that tell of a deadline, built in one line each; every party, outlet and town here is invented."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.relate.readings import article, span
from twosource.model.reading import Deadline
from twosource.model.span import Span

if TYPE_CHECKING:
    from twosource.model.deadlines import CaseDeadline
    from twosource.model.reading import DeadlineState, Reading


@dataclass(frozen=True, slots=True)
class Told:
    """What an item says: the words of the time, of who, whom and what, when it runs out, and how it stands."""

    time: str
    due: tuple[str, str] | str | None = None
    by: str | None = None
    whom: str | None = None
    what: str | None = None
    period: str | None = None
    state: DeadlineState = "running"


def item(name: str, published: str | None, text: str, *told: Told) -> Reading:
    """An item with its deadlines, in one sentence."""
    written = tuple(write(text, published, one) for one in told)
    return article(name, text, published=published, deadlines=written, sentences=(Span(0, len(text)),))


def write(text: str, published: str | None, one: Told) -> Deadline:
    """A deadline with the spans of its words."""
    place = span(text, one.time)
    by, whom, what = (span(text, words) if words else None for words in (one.by, one.whom, one.what))
    due = (one.due, one.due) if isinstance(one.due, str) else one.due
    given = f"{published}/{published}" if one.period and published else None
    return Deadline(place.start, place.end, None, by, whom, what, None, given, one.period, due, one.state)


def changes(deadline: CaseDeadline) -> list[tuple[str, str]]:
    """Give the history as pairs of item and change."""
    return [(one.item, one.change) for one in deadline.history]
