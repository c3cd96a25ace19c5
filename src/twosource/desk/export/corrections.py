"""Corrections that people made go in, W3C Web Annotations come out: what was read, what a person says instead, and why.

So a desk can measure the reader on its own material, and whoever improves it learns from the same file. Places leave
as cells, like all that leaves; what was taken back is marked, not left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from twosource.desk.export.annotations import MASKED
from twosource.desk.export.mask import bound
from twosource.desk.export.release import coarsen
from twosource.model.ledger import CORRECTING
from twosource.relate.rulings.standing import standing

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from twosource.desk.export.leaving import Leaving
    from twosource.desk.export.sharing import Done
    from twosource.model.item import Item
    from twosource.model.ledger import Correction, Pointer, Ruling

AROUND = 48
"""Code points before and after the words, by which they are found again in a text that moved."""
MOTIVATIONS = {"merge": "linking", "split": "linking", "not-a-claim": "moderating"}
TAUGHT = (*CORRECTING, "not-a-claim")


def make_page(
    rulings: Sequence[Ruling], items: Mapping[str, Item], leaving: Leaving, gone: Container[str] = ()
) -> list[dict[str, Any]]:
    """Make an annotation of every correction ever ruled; `items` are those that rulings point at."""
    kept = {one.id for one in standing(rulings)}
    told = [one for one in rulings if one.kind in TAUGHT]
    return [_annotation(one, items, leaving, gone, stands=one.id in kept) for one in told]


def write_corrections(annotations: Sequence[dict[str, Any]], done: Done, made: str) -> bytes:
    """Write one AnnotationPage, with what the gate did to it."""
    page = {
        "@context": MASKED,
        "id": "urn:twosource:corrections",
        "type": "AnnotationPage",
        "summary": done.notice,
        "rights": done.level,
        "modified": made,
        "items": annotations,
    }
    return msgspec.json.format(msgspec.json.encode(page), indent=1)


def pointed_items(rulings: Iterable[Ruling]) -> frozenset[str]:
    """Give the ids of the items that corrections point at."""
    return frozenset(
        one.item for ruling in rulings if ruling.detail for one in (*ruling.detail.at, *ruling.detail.other)
    )


def _annotation(
    one: Ruling, items: Mapping[str, Item], leaving: Leaving, gone: Container[str], *, stands: bool
) -> dict[str, Any]:
    said = {"kind": one.kind, "claim": one.claim, "standing": stands}
    said |= _said(one.detail, leaving) if one.detail else {}
    pointers = [at for at in (one.detail.at if one.detail else ()) if at.item in items and at.item not in gone]
    targets: list[Any] = [_target(at, items[at.item], leaving) for at in pointers] or [
        f"urn:twosource:claim:{one.claim}"
    ]
    return {
        "id": f"urn:twosource:ruling:{one.id}",
        "type": "Annotation",
        "motivation": MOTIVATIONS.get(one.kind, "editing"),
        "created": one.made,
        "creator": {"type": "Person", "name": one.person},
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": one.kind},
            {
                "type": "TextualBody",
                "purpose": "commenting",
                "format": "text/plain",
                "value": leaving.ruling(one).reason,
            },
            {
                "type": "TextualBody",
                "purpose": "editing",
                "format": "application/json",
                "value": msgspec.json.encode(said).decode(),
            },
        ],
        "target": targets if len(targets) > 1 else targets[0],
    }


def _said(detail: Correction, leaving: Leaving) -> dict[str, Any]:
    """Give what is put right, coordinates coarsened."""
    said: dict[str, Any] = {}
    if detail.was and detail.place is None:
        said["was"] = leaving.say(detail.was)
    if detail.into is not None:
        said["into"] = detail.into
    if detail.other:
        said["other"] = [
            {"item": leaving.mask.key(one.item), "spans": [list(span) for span in one.spans]} for one in detail.other
        ]
    if detail.place is not None:
        place = detail.place
        known = place.lat is not None and place.lon is not None
        cell = {"lat": coarsen(place.lat or 0.0), "lon": coarsen(place.lon or 0.0)} if known else {}
        said["place"] = {"name": place.name, "precision": place.precision, "cell_degrees": 0.1} | cell
    if detail.when is not None:
        said["when"] = leaving.rounding.days(detail.when)
    if detail.chain is not None:
        said["chain"] = [{"name": leaving.may_say(one.name), "kind": one.kind} for one in detail.chain]
    return said


def _target(at: Pointer, item: Item, leaving: Leaving) -> dict[str, Any]:
    """Point at words by their place and by themselves; masked words by their place alone."""
    selectors: list[dict[str, Any]] = []
    marked = leaving.mask.spans(item.text, hours=leaving.hours)
    for span, exact in zip(at.spans, at.exact, strict=False):
        position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
        if leaving.mask.part(item.text, span.start, span.end, marked) != item.text[span.start : span.end]:
            selectors.append(position | {"masked": True})
            continue
        low, high = bound(marked, span.start, span.end, len(item.text))
        quote = {"type": "TextQuoteSelector", "exact": exact,
                 "prefix": item.text[max(low, span.start - AROUND) : span.start],
                 "suffix": item.text[span.end : min(high, span.end + AROUND)]}  # fmt: skip
        selectors += [position, quote]
    state = {"type": "State", "value": item.digest}
    return {"source": f"urn:twosource:item:{leaving.mask.key(item.id)}", "state": state, "selector": selectors}
