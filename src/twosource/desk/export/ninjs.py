"""Released claims go in, one ninjs 2.1 object (IPTC, News in JSON) comes out: a composite, each claim a text in it.

What ninjs has no property for (origins, realis, deadlines) stands in each claim's body and its editorial note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from twosource.desk.export.sharing import UNTOLD, Done
from twosource.desk.render import show_unseen
from twosource.desk.views.chain import name_item
from twosource.desk.views.lapse import say_due
from twosource.desk.wording import load_wording, say_origins
from twosource.model.ids import make_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.desk.export.release import Cell, Released

SCHEMA = "https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json"
STANDARD = {"name": "ninjs", "version": "2.1", "schema": SCHEMA}


def write_ninjs(claims: Sequence[Released], made: str, done: Done = UNTOLD) -> bytes:
    """Write one object; ids are stable, so that who takes it in again sees a new version and no new story."""
    key = make_id("ninjs", *(one.claim.id for one in claims))
    whole = {
        "uri": f"urn:twosource:brief:{key}",
        "type": "composite",
        "representationtype": "full",
        "profile": "claims",
        "versioncreated": made,
        "pubstatus": "usable",
        "language": "en",
        "title": "Claims and whom they rest on",
        "ednote": done.notice,
        "subjects": [_subject("sharing", done.level, done.level)],
        "standard": STANDARD,
        "associations": [_claim(one, made, done) for one in claims],
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=1)


def _claim(released: Released, made: str, done: Done) -> dict[str, Any]:
    claim = released.claim
    body = "\n".join(plain(line) for line in _lines(released))
    written: dict[str, Any] = {
        "name": f"claim {claim.id}",
        "uri": f"urn:twosource:claim:{claim.id}",
        "type": "text",
        "versioncreated": made,
        "title": plain(claim.value)[:200],
        "headlines": [{"role": "main", "value": plain(claim.value)}],
        "descriptions": [{"role": "question", "value": plain(claim.question)}],
        "bodies": [
            {"role": "main", "contenttype": "text/plain", "charcount": len(body), "wordcount": len(body.split()),
             "value": body}
        ],
        "ednote": plain(f"{done.level}. {released.status.label}. {released.status.why}"),
        "subjects": [
            _subject("sharing", done.level, done.level),
            _subject("status", released.status.key, released.status.label),
        ],
        "places": [_place(cell) for cell in released.cells],
        "infosources": [
            {"name": plain(one.label), "literal": one.key, "role": f"urn:twosource:side:{one.side}"}
            for one in claim.origin_list if one.known
        ],
    }  # fmt: skip
    if claim.event_type:
        realis = load_wording().say("realis", claim.realis)
        written["subjects"].append(_subject("event-type", claim.event_type, claim.event_type))
        written["subjects"].append(_subject("realis", claim.realis or "unknown", realis))
    return written | ({"firstcreated": _instant(claim.first)} if _instant(claim.first) else {})


def _instant(written: str | None) -> str | None:
    """Give an instant as ninjs wants it; a date without a time is none."""
    return written if written and "T" in written else None


def _subject(rel: str, literal: str, name: str) -> dict[str, str]:
    return {"rel": rel, "literal": literal, "name": name}


def _place(cell: Cell) -> dict[str, Any]:
    geometry = {"type": "Polygon", "coordinates": [[list(corner) for corner in cell.ring]]}
    return {"name": plain(cell.name), "rel": f"named, known as {cell.precision}", "geojson": geometry}


def _lines(released: Released) -> Iterator[str]:
    claim = released.claim
    yield claim.value
    yield f"{released.status.label}. {released.status.why}"
    yield f"{say_origins(claim.origins, claim.origins_upper).capitalize()}."
    if claim.deadline and claim.deadline.due:
        yield f"Deadline: {say_due(claim.deadline.due)} ({claim.deadline.state})."
    for quote in released.quotes:
        who = quote.origin.label if quote.origin and quote.origin.known else "nobody named"
        side = {"for": "for", "against": "against", "asks": "asks"}[quote.side]
        place = f"[{quote.item.id} {quote.start}–{quote.end}]"
        yield f"({side}) {who}, in {name_item(quote.item)}: “{' '.join(quote.exact.split())}” {place}"


def plain(text: str) -> str:
    """Give collected text with signs that deceive the eye shown by their code points."""
    return str(show_unseen(text))
