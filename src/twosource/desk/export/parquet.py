"""Released claims go in, a Parquet table comes out: a row a claim, typed, its quotations and places as lists.

pyarrow writes it, which is an extra; without it the answer is one line that says so.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from twosource.desk.export.sharing import UNTOLD, Done
from twosource.desk.render import show_unseen
from twosource.desk.views.chain import name_item
from twosource.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from twosource.desk.export.release import Released


def write_parquet(claims: Sequence[Released], made: str, done: Done = UNTOLD) -> bytes:
    """Write one table; the notice and the instant stand in the file's own metadata.

    Raises:
        Refused: pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, loaded only where somebody asks for it
        from pyarrow import parquet  # noqa: PLC0415 - the same
    except ImportError as error:
        msg = "Parquet needs pyarrow, which is not installed: pip install 'twosource[parquet]'"
        raise Refused(msg) from error
    about = {"sharing": done.level, "notice": done.notice, "made": made, "generator": "Twosource"}
    table = pa.Table.from_pylist([_row(one, done) for one in claims], schema=make_schema(pa))
    written = io.BytesIO()
    parquet.write_table(table.replace_schema_metadata(about), written, compression="zstd")
    return written.getvalue()


def make_schema(arrow: ModuleType) -> Any:  # noqa: ANN401 - pyarrow ships no types
    """Give the table's schema."""
    words, number, degrees = arrow.string(), arrow.int64(), arrow.float64()
    cell = arrow.struct([("name", words), ("latitude", degrees), ("longitude", degrees), ("precision", words)])
    quote = arrow.struct(
        [("item", words), ("start", number), ("end", number), ("exact", words), ("side", words), ("origin", words),
         ("voices", arrow.list_(words)), ("source", words), ("url", words), ("published", words), ("digest", words)]
    )  # fmt: skip
    deadline = arrow.struct([("item", words), ("earliest", words), ("latest", words), ("state", words)])
    scalars = ("claim_id", "story", "question", "claim", "event_type", "realis", "status", "why", "sharing")
    counts = ("origins_min", "origins_max", "origins_against")
    lists = {"deadlines": deadline, "places": cell, "quotes": quote}
    return arrow.schema(
        [(name, words) for name in scalars]
        + [(name, number) for name in counts]
        + [("first_reported", words), ("last_reported", words)]
        + [(name, arrow.list_(kind)) for name, kind in lists.items()]
    )


def _row(released: Released, done: Done) -> dict[str, Any]:
    claim = released.claim
    row = {
        "claim_id": claim.id,
        "story": claim.story,
        "question": claim.question,
        "claim": claim.value,
        "event_type": claim.event_type,
        "realis": claim.realis,
        "status": released.status.key,
        "why": released.status.why,
        "sharing": done.level,
        "origins_min": claim.origins,
        "origins_max": claim.origins_upper,
        "origins_against": claim.against,
        "first_reported": claim.first,
        "last_reported": claim.last,
        "deadlines": [
            {"item": one.item, "earliest": one.due[0], "latest": one.due[1], "state": one.state}
            for one in claim.deadlines
            if one.due
        ],
        "places": [
            {"name": one.name, "latitude": one.lat, "longitude": one.lon, "precision": one.precision}
            for one in released.cells
        ],
        "quotes": [
            {
                "item": one.item.id,
                "start": one.start,
                "end": one.end,
                "exact": one.exact,
                "side": one.side,
                "origin": one.origin.label if one.origin and one.origin.known else None,
                "voices": list(one.voices),
                "source": name_item(one.item),
                "url": one.item.url,
                "published": one.item.published,
                "digest": one.item.digest,
            }
            for one in released.quotes
        ],
    }
    shown: dict[str, Any] = show_all(row)
    return shown


def show_all(value: Any) -> Any:  # noqa: ANN401 - any of the row's kinds
    """Show deceiving and unwritable signs by their code points, in every string of a row."""
    if isinstance(value, str):
        return str(show_unseen(value))
    if isinstance(value, dict):
        return {name: show_all(one) for name, one in value.items()}
    return [show_all(one) for one in value] if isinstance(value, list) else value
