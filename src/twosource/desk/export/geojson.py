"""Released claims go in, GeoJSON (RFC 7946) comes out: a feature for each claim and cell, drawn as the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from twosource.desk.export.sharing import UNTOLD, Done

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.desk.export.release import Cell, Released


def write_geojson(claims: Sequence[Released], made: str, done: Done = UNTOLD) -> bytes:
    """Write one FeatureCollection."""
    features = [_feature(released, cell, done) for released in claims for cell in released.cells]
    collection = {
        "type": "FeatureCollection",
        "sharing": done.level,
        "notice": done.notice,
        "made": made,
        "features": features,
    }
    return msgspec.json.format(msgspec.json.encode(collection), indent=1)


def _feature(released: Released, cell: Cell, done: Done) -> dict[str, Any]:
    claim = released.claim
    return {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": [cell.ring]},
        "properties": {
            "claim": claim.id,
            "sharing": done.level,
            "question": claim.question,
            "value": claim.value,
            "status": released.status.key,
            "realis": claim.realis,
            "event_type": claim.event_type,
            "origins_min": claim.origins,
            "origins_max": claim.origins_upper,
            "place": cell.name,
            "place_precision": cell.precision,
            "first": claim.first,
            "last": claim.last,
        },
    }
