"""The formats that may leave the desk, by name: label, media type, file ending and what writes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from twosource.desk.export.annotations import write_annotations
from twosource.desk.export.brief import write_brief
from twosource.desk.export.calendar import write_calendar
from twosource.desk.export.events import write_events
from twosource.desk.export.geojson import write_geojson
from twosource.desk.export.ninjs import write_ninjs
from twosource.desk.export.parquet import write_parquet
from twosource.desk.export.pdf import write_pdf
from twosource.desk.export.provenance import write_provenance
from twosource.desk.export.reviews import write_reviews
from twosource.desk.export.sharing import UNTOLD, Done
from twosource.desk.export.table import write_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.desk.export.release import Released


class Write(Protocol):
    """Writes claims that the gate let out as bytes; `made` is the instant, `done` what the gate did."""

    def __call__(self, claims: Sequence[Released], made: str, done: Done = UNTOLD) -> bytes:
        """Write them."""
        ...


@dataclass(frozen=True, slots=True)
class Form:
    """A format: what it is called, how a file of it ends, its media type, and what writes it.

    A writer gets claims that the gate let out, the instant, and what the gate did to them.
    """

    label: str
    ending: str
    media_type: str
    write: Write


FORMS = {
    "brief": Form("Brief (Markdown)", "md", "text/markdown; charset=utf-8", write_brief),
    "table": Form("Table (CSV with HXL tags)", "csv", "text/csv; charset=utf-8", write_table),
    "geojson": Form("Map (GeoJSON)", "geojson", "application/geo+json", write_geojson),
    "annotations": Form("Quotations (W3C Web Annotation)", "jsonld", "application/ld+json", write_annotations),
    "provenance": Form("Provenance (W3C PROV-JSON)", "json", "application/json", write_provenance),
    "reviews": Form("Verdicts (ClaimReview)", "jsonld", "application/ld+json", write_reviews),
    "pdf": Form("Brief (PDF)", "pdf", "application/pdf", write_pdf),
    "calendar": Form("Deadlines (iCalendar)", "ics", "text/calendar; charset=utf-8", write_calendar),
    "events": Form("Events (CSV: who, to whom, how real)", "csv", "text/csv; charset=utf-8", write_events),
    "ninjs": Form("News item (IPTC ninjs)", "json", "application/json", write_ninjs),
    "parquet": Form("Table (Parquet)", "parquet", "application/vnd.apache.parquet", write_parquet),
}
