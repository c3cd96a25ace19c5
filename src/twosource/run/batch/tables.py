"""A Reading goes in; rows of flat tables come out: statements, events, places, times, deadlines, edges of items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from twosource.model.reading import Reading
    from twosource.model.span import Span

Row = dict[str, Any]
WHOLE = pa.int32()
SPANS = pa.list_(pa.struct([("start", WHOLE), ("end", WHOLE)]))
TEXTS = pa.list_(pa.string())
ITEM = [("item", pa.string()), ("published", pa.string())]
SPAN = [("start", WHOLE), ("end", WHOLE)]
CREDIT = {"attribution": "Contains data of GeoNames (geonames.org), CC BY 4.0"}
"""Stands in the metadata of each table of places."""
SCHEMAS = {
    "items": pa.schema(
        [
            *ITEM,
            *(
                (name, pa.string())
                for name in ("kind", "url", "publisher", "author", "handle", "title", "language", "digest")
            ),
            ("characters", WHOLE),
            ("sentences", WHOLE),
        ]
    ),
    "statements": pa.schema(
        [
            *ITEM,
            ("statement", pa.string()),
            ("content", SPANS),
            ("words", pa.string()),
            ("voices", TEXTS),
            ("names", TEXTS),
            ("kinds", TEXTS),
            ("cue_start", WHOLE),
            ("cue_end", WHOLE),
            *((name, pa.string()) for name in ("form", "stance", "basis", "said")),
        ]
    ),
    "events": pa.schema(
        [
            *ITEM,
            ("event", pa.string()),
            ("type", pa.string()),
            ("mode", pa.string()),
            ("acled", pa.string()),
            ("realis", pa.string()),
            ("background", pa.bool_()),
            *SPAN,
            ("actors", TEXTS),
            ("recipients", TEXTS),
            ("place", pa.string()),
            ("place_link", pa.string()),
            ("earliest", pa.string()),
            ("latest", pa.string()),
            ("statements", TEXTS),
            ("counts", pa.list_(pa.struct([("what", pa.string()), ("low", pa.int64()), ("high", pa.int64())]))),
        ]
    ),
    "places": pa.schema(
        [
            *ITEM,
            *SPAN,
            ("name", pa.string()),
            ("lat", pa.float64()),
            ("lon", pa.float64()),
            ("link", pa.string()),
            ("precision", pa.string()),
            ("radius_km", pa.float64()),
            ("context", pa.bool_()),
        ]
    ),
    "times": pa.schema([*ITEM, *SPAN, *((name, pa.string()) for name in ("type", "value", "earliest", "latest"))]),
    "deadlines": pa.schema(
        [
            *ITEM,
            *SPAN,
            *(
                (name, pa.string())
                for name in ("by", "addressee", "demand", "threat", "period", "due_earliest", "due_latest")
            ),
            ("state", pa.string()),
        ]
    ),
    "edges": pa.schema([*ITEM, ("kind", pa.string()), ("target", pa.string())]),
}


def rows_of(reading: Reading) -> dict[str, list[Row]]:
    """Give the rows of each table for one Reading, in the order of its layers."""
    shared = {"item": reading.item.id, "published": reading.item.published}
    layers = {
        "items": [item_row(reading)],
        "statements": statement_rows(reading),
        "events": event_rows(reading),
        "places": [plain_row(place, SCHEMAS["places"]) for place in reading.places],
        "times": [plain_row(time, SCHEMAS["times"]) for time in reading.times],
        "deadlines": deadline_rows(reading),
        "edges": [{"kind": one.kind, "target": one.target} for one in reading.item.relations],
    }
    return {table: [shared | row for row in rows] for table, rows in layers.items()}


def plain_row(value: object, schema: pa.Schema) -> Row:
    """Take the fields of a value that its table names."""
    return {name: getattr(value, name) for name in schema.names if name not in {"item", "published"}}


def item_row(reading: Reading) -> Row:
    """Describe the item itself, without its text."""
    counted = {"characters", "sentences"}
    plain = [name for name in SCHEMAS["items"].names if name not in counted | {"item", "published"}]
    described = {name: getattr(reading.item, name) for name in plain}
    return described | {"characters": len(reading.text), "sentences": len(reading.sentences)}


def statement_rows(reading: Reading) -> list[Row]:
    """Write each statement with its chain, outermost voice first; a voice that nobody names is an empty string."""
    return [
        {
            "statement": one.id,
            "content": [{"start": span.start, "end": span.end} for span in one.content],
            "words": " … ".join(span.of(reading.text) for span in one.content),
            "voices": [words(reading, voice.start, voice.end) or "" for voice in one.voices],
            "names": [voice.name or "" for voice in one.voices],
            "kinds": [voice.kind for voice in one.voices],
            "cue_start": one.cue and one.cue.start,
            "cue_end": one.cue and one.cue.end,
            "form": one.form,
            "stance": one.stance,
            "basis": one.basis,
            "said": one.said,
        }
        for one in reading.statements
    ]


def event_rows(reading: Reading) -> list[Row]:
    """Write each event with its slots in place of indexes."""
    return [
        {
            "event": one.id,
            "type": one.type,
            "mode": one.mode,
            "acled": one.acled,
            "realis": one.realis,
            "background": one.background,
            "start": one.trigger.start,
            "end": one.trigger.end,
            "actors": [actor.name or words(reading, actor.start, actor.end) for actor in one.actors],
            "recipients": [other.name or words(reading, other.start, other.end) for other in one.recipients],
            "place": None if one.place is None else reading.places[one.place].name,
            "place_link": None if one.place is None else reading.places[one.place].link,
            "earliest": None if one.when is None else reading.times[one.when].earliest,
            "latest": None if one.when is None else reading.times[one.when].latest,
            "statements": list(one.statements),
            "counts": [{"what": number.what, "low": number.low, "high": number.high} for number in one.numbers],
        }
        for one in reading.events
    ]


def deadline_rows(reading: Reading) -> list[Row]:
    """Write each deadline with the words of its spans."""
    return [
        {
            "start": one.start,
            "end": one.end,
            "by": span_words(reading, one.by),
            "addressee": span_words(reading, one.addressee),
            "demand": span_words(reading, one.demand),
            "threat": span_words(reading, one.threat),
            "period": one.period,
            "due_earliest": one.due and one.due[0],
            "due_latest": one.due and one.due[1],
            "state": one.state,
        }
        for one in reading.deadlines
    ]


def span_words(reading: Reading, span: Span | None) -> str | None:
    """Give the words of a span; None for none."""
    return None if span is None else span.of(reading.text)


def words(reading: Reading, start: int | None, end: int | None) -> str | None:
    """Give the words between two offsets; None where there are none."""
    return None if start is None or end is None else reading.text[start:end]


def write_table(path: Path, table: str, rows: Iterable[Row]) -> None:
    """Write the rows of one table as Parquet; the same rows give the same bytes."""
    write_rows(path, SCHEMAS[table].with_metadata(CREDIT if table == "places" else None), rows)


def write_rows(path: Path, schema: pa.Schema, rows: Iterable[Row]) -> None:
    """Write rows as Parquet; the same rows give the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}")
    pq.write_table(pa.Table.from_pylist(list(rows), schema=schema), beside, compression="zstd")
    beside.replace(path)
