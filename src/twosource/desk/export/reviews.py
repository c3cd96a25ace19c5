"""Released claims go in, schema.org ClaimReview as JSON-LD comes out, for claims that a person of the desk ruled on.

A review needs a verdict, and the program gives none: what nobody ruled on is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from twosource.desk.export.sharing import UNTOLD, Done
from twosource.desk.views.chain import name_item
from twosource.errors import Refused
from twosource.relate.rulings.standing import standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.desk.export.release import Quote, Released

RATINGS = {"confirm": 5, "refute": 1}
"""On schema.org's customary scale, on which 5 is the best and 1 the worst rating."""


def write_reviews(claims: Sequence[Released], made: str, done: Done = UNTOLD) -> bytes:
    """Write one ClaimReview for each claim that is confirmed or refuted by ruling.

    Raises:
        Refused: nobody ruled on any of them.
    """
    reviews = [review for released in claims if (review := _review(released, made, done))]
    if not reviews:
        msg = "ClaimReview tells a person's verdict, and nobody has confirmed or refuted this; rule first."
        raise Refused(msg)
    graph = {"@context": "https://schema.org", "@graph": reviews}
    return msgspec.json.format(msgspec.json.encode(graph), indent=1)


def _review(released: Released, made: str, done: Done) -> dict[str, Any] | None:
    deciding = [ruling for ruling in standing(released.rulings) if ruling.kind in RATINGS and not ruling.pending]
    if not deciding:
        return None
    last = deciding[-1]
    return {
        "@type": "ClaimReview",
        "@id": f"urn:twosource:claim:{released.claim.id}",
        "datePublished": made[:10],
        "claimReviewed": released.claim.value,
        "conditionsOfAccess": done.level,
        "reviewBody": f"{last.reason} {done.notice}",
        "author": {"@type": "Person", "name": last.person},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": RATINGS[last.kind],
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": released.status.label,
        },
        "itemReviewed": {"@type": "Claim", "appearance": [_appearance(quote) for quote in _firsts(released)]},
    }


def _firsts(released: Released) -> list[Quote]:
    return list({quote.item.id: quote for quote in reversed(released.quotes) if quote.side == "for"}.values())[::-1]


def _appearance(quote: Quote) -> dict[str, Any]:
    work = {"@type": "CreativeWork", "publisher": {"@type": "Organization", "name": name_item(quote.item)}}
    known = {"url": quote.item.url, "headline": quote.item.title, "datePublished": quote.item.published}
    return work | {name: value for name, value in known.items() if value}
