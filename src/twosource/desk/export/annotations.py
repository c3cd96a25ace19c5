"""Released claims go in, W3C Web Annotations come out: each piece of evidence selects its exact words in its item.

Model: W3C Web Annotation Data Model (2017), with TextPositionSelector (code points) and TextQuoteSelector.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from twosource.desk.export.release import NOTICE
from twosource.model.ids import make_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.desk.export.release import Quote, Released

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PURPOSES = {"for": "supporting", "against": "contradicting", "asks": "asking"}


def write_annotations(claims: Sequence[Released], made: str) -> bytes:
    """Write one AnnotationPage with an annotation for each quoted span."""
    page = {
        "@context": CONTEXT,
        "id": "urn:twosource:annotations",
        "type": "AnnotationPage",
        "summary": NOTICE,
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
            "selector": [
                {"type": "TextPositionSelector", "start": quote.start, "end": quote.end},
                {"type": "TextQuoteSelector", "exact": quote.exact, "prefix": quote.before, "suffix": quote.after},
            ],
        },
    }
