"""Released claims go in, a table of events comes out: a row for each claim that tells of an event.

Its columns are laid out as conflict event data commonly are, so that such tools read it; it is never anybody else's
data. Who did it to whom, how real it is, how many origins stand behind it and until when it holds have their columns.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from twosource.desk.export.sharing import UNTOLD, Done
from twosource.desk.export.table import guard_cell
from twosource.desk.views.chain import name_item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from twosource.desk.export.release import Released

OURS = "Read by Twosource from the reports named; not part of any other event data set."
DEATHS = frozenset({"killed", "dead", "deaths", "died", "bodies"})


@dataclass(frozen=True, slots=True)
class EventRow:
    """One row. Days are UTC days; coordinates are the centre of a cell of 0.1 degrees; None where it is not known."""

    event_id: str
    event_date_earliest: str | None
    event_date_latest: str | None
    event_type: str
    sub_event_type: str | None
    actor1: str
    actor2: str
    direction: str
    realis: str
    status: str
    origins_min: int
    origins_max: int
    origins_against: int
    reports: int
    deadline_earliest: str | None
    deadline_latest: str | None
    deadline_state: str | None
    location: str | None
    latitude: float | None
    longitude: float | None
    geo_precision: str | None
    fatalities_min: int | None
    fatalities_max: int | None
    claim: str
    first_reported: str | None
    last_reported: str | None
    source: str
    source_urls: str
    notes: str
    sharing: str
    made: str


def find_rows(claims: Sequence[Released], made: str, done: Done) -> Iterator[EventRow]:
    """Yield a row for each claim that tells of an event."""
    for released in claims:
        if released.claim.event_type is not None:
            yield make_row(released, made, done)


def make_row(released: Released, made: str, done: Done) -> EventRow:
    """Make the row of one claim; of several events in its reports those of the claim's own type and realis count."""
    claim = released.claim
    told = [one for one in released.told if (one.type, one.realis) == (claim.event_type, claim.realis)]
    actor1, actor2 = most(one.actors for one in told), most(one.recipients for one in told)
    days = [one.days for one in told if one.days]
    deaths = [(low, high) for one in told for what, low, high in one.numbers if what in DEATHS]
    deadline = claim.deadline
    due = deadline.due if deadline else None
    cell = released.cells[0] if released.cells else None
    items = {one.item.id: one.item for one in released.quotes if one.side == "for"}
    return EventRow(
        event_id=claim.id,
        event_date_earliest=min((one[0] for one in days), default=None),
        event_date_latest=max((one[1] for one in days), default=None),
        event_type=claim.event_type or "",
        sub_event_type=most([(one.mode,) for one in told if one.mode]) or None,
        actor1=actor1,
        actor2=actor2,
        direction=say_direction(actor1, actor2),
        realis=claim.realis or "unknown",
        status=released.status.key,
        origins_min=claim.origins,
        origins_max=claim.origins_upper,
        origins_against=claim.against,
        reports=len(items),
        deadline_earliest=due[0] if due else None,
        deadline_latest=due[1] if due else None,
        deadline_state=deadline.state if deadline else None,
        location=cell.name if cell else None,
        latitude=cell.lat if cell else None,
        longitude=cell.lon if cell else None,
        geo_precision=cell.precision if cell else None,
        fatalities_min=min((low for low, _ in deaths if low is not None), default=None),
        fatalities_max=max((high for _, high in deaths if high is not None), default=None),
        claim=claim.value,
        first_reported=claim.first,
        last_reported=claim.last,
        source="; ".join(dict.fromkeys(name_item(one) for one in items.values())),
        source_urls="; ".join(dict.fromkeys(one.url for one in items.values() if one.url)),
        notes=f"{released.status.why} {OURS} {done.notice}",
        sharing=done.level,
        made=made,
    )


def most(groups: Iterable[Sequence[str]]) -> str:
    """Give the names that most events give, joined; of equals the first in alphabetical order."""
    counts = Counter(tuple(group) for group in groups if group)
    best = min(counts.items(), key=lambda held: (-held[1], held[0]), default=((), 0))
    return "; ".join(best[0])


def say_direction(actor1: str, actor2: str) -> str:
    """Say from whom to whom an event goes.

    >>> say_direction("A", "B"), say_direction("A", ""), say_direction("", "")
    ('actor1 to actor2', 'actor1 to nobody named', 'unknown')
    """
    if actor1 and actor2:
        return "actor1 to actor2"
    if actor1:
        return "actor1 to nobody named"
    return "nobody named to actor2" if actor2 else "unknown"


def write_events(claims: Sequence[Released], made: str, done: Done = UNTOLD) -> bytes:
    """Write names and a row an event, in UTF-8 with CRLF (RFC 4180)."""
    written = io.StringIO()
    names = list(EventRow.__dataclass_fields__)
    writer = csv.DictWriter(written, names)
    writer.writeheader()
    for row in find_rows(claims, made, done):
        writer.writerow({name: guard_cell(value) for name, value in asdict(row).items()})
    return written.getvalue().encode("utf-8", "replace")
