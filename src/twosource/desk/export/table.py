"""Released claims go in, a table comes out: CSV with columns in the style of event data and a row of HXL tags.

It is never presented as anybody else's data: realis, origins and deadlines stand in columns of their own, and a
threatened attack is a row whose realis says so.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from twosource.desk.export.sharing import UNTOLD, Done
from twosource.desk.render import show_unseen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.desk.export.release import Released

COLUMNS = {
    "claim_id": "#meta+id+claim",
    "question": "#description+question",
    "claim": "#description+claim",
    "event_type": "#event+type",
    "realis": "#event+realis",
    "status": "#status",
    "origins_min": "#indicator+origins+min+num",
    "origins_max": "#indicator+origins+max+num",
    "origins_against": "#indicator+origins+against+num",
    "reports": "#indicator+reports+num",
    "first_reported": "#date+start",
    "last_reported": "#date+end",
    "deadline_earliest": "#date+deadline+min",
    "deadline_latest": "#date+deadline+max",
    "deadline_state": "#status+deadline",
    "location": "#loc+name",
    "latitude_cell": "#geo+lat",
    "longitude_cell": "#geo+lon",
    "geo_precision": "#geo+precision",
    "origins": "#contact+origins",
    "sources": "#meta+source",
    "notes": "#meta+notes",
    "sharing": "#meta+sharing",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_table(claims: Sequence[Released], made: str, done: Done = UNTOLD) -> bytes:  # noqa: ARG001 - one signature
    """Write names, HXL tags and a row a claim, in UTF-8 with CRLF (RFC 4180)."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    writer.writerow(COLUMNS.values())
    for released in claims:
        writer.writerow([guard_cell(value) for value in _row(released, done)])
    return written.getvalue().encode("utf-8", "replace")


def guard_cell(value: object) -> object:
    """Keep a spreadsheet from running collected text as a formula: such a cell begins with an apostrophe."""
    if not isinstance(value, str):
        return value
    shown = str(show_unseen(value))
    return f"'{shown}" if shown.startswith(FORMULA) else shown


def _row(released: Released, done: Done) -> Iterator[object]:
    claim = released.claim
    due = claim.deadline
    cell = released.cells[0] if released.cells else None
    reports = [quote for quote in released.quotes if quote.side == "for"]
    yield from (claim.id, claim.question, claim.value, claim.event_type, claim.realis, released.status.key)
    yield from (claim.origins, claim.origins_upper, claim.against, len({quote.item.id for quote in reports}))
    yield from (claim.first, claim.last)
    yield from (*(due.due or ("", "")), due.state) if due else ("", "", "")
    yield from (cell.name, cell.lat, cell.lon, cell.precision) if cell else ("", "", "", "")
    yield "; ".join(origin.label for origin in claim.origin_list if origin.known)
    yield "; ".join(dict.fromkeys(quote.item.url or quote.item.id for quote in reports))
    yield f"{released.status.why} {done.notice}"
    yield done.level
