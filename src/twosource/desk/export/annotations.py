"""Released claims go in, W3C Web Annotations come out: each piece of evidence selects its exact words in its item.

Model: W3C Web Annotation Data Model (2017), with TextPositionSelector (code points) and TextQuoteSelector.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from twosource.desk.export.sharing import UNTOLD, Done
from twosource.model.ids import make_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.desk.export.release import Quote, Released

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MASKED = [CONTEXT, {"masked": "urn:twosource:masked"}]
"""The model has no word for a selector whose words are withheld; `masked` says so."""
PURPOSES = {"for": "supporting", "against": "contradicting", "asks": "asking"}


def write_annotations(claims: Sequence[Released], made: str, done: Done = UNTOLD) -> bytes:
    """Write one AnnotationPage with an annotation for each quoted span."""
    page = {
        "@context": MASKED,
        "id": "urn:twosource:annotations",
        "type": "AnnotationPage",
        "summary": done.notice,
        "rights": done.level,
        "items": [_annotation(released, quote, made) for released in claims for quote in released.quotes],
    }
    return msgspec.json.format(msgspec.json.encode(page), indent=1)


def _annotation(released: Released, quote: Quote, made: str) -> dict[str, Any]:
    claim = released.claim
    key = make_id("annotation", claim.id, quote.item.id, quote.start, quote.end)
    return {
        "id": f"urn:twosource:annotation:{key}",
        "type": "Annotation",
        "motivation": "linking",
        "created": made,
        "generator": {"type": "Software", "name": "Twosource"},
        "body": [
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": claim.value},
            {"type": "TextualBody", "purpose": "tagging", "value": PURPOSES[quote.side]},
            {"type": "TextualBody", "purpose": "tagging", "value": released.status.key},
        ],
        "target": {
            "source": quote.item.url or f"urn:twosource:item:{quote.item.id}",
            "state": {"type": "State", "value": quote.item.digest},
            "selector": select(quote),
        },
    }


def select(quote: Quote) -> list[dict[str, Any]]:
    """Select the words by position and by themselves; masked words by position alone, in the text of that digest."""
    position = {"type": "TextPositionSelector", "start": quote.start, "end": quote.end}
    if quote.masked:
        return [position | {"masked": True}]
    return [
        position,
        {"type": "TextQuoteSelector", "exact": quote.exact, "prefix": quote.before, "suffix": quote.after},
    ]
