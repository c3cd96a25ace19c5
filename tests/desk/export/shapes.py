"""JSON Schemas of what leaves the desk, written by us after each standard's text: names, types, and what is needed.

GeoJSON and PROV-JSON are held by libraries instead; what has a published grammar (HXL tags) by that.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
URI: Schema = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:.+"}
INSTANT: Schema = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"}


def closed(properties: Schema, *needed: str) -> Schema:
    return {"type": "object", "properties": properties, "required": list(needed), "additionalProperties": False}


def several(part: Schema) -> Schema:
    return {"type": "array", "items": part}


RING: Schema = {
    "type": "array",
    "minItems": 4,
    "items": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
}
POLYGON = closed({"type": {"const": "Polygon"}, "coordinates": several(RING)}, "type", "coordinates")
WORDED = closed({"role": TEXT, "contenttype": TEXT, "value": TEXT}, "value")
BODY = closed(
    {
        "role": TEXT,
        "contenttype": TEXT,
        "charcount": {"type": "number"},
        "wordcount": {"type": "number"},
        "value": TEXT,
    },
    "value",
)
NAMED: Schema = {"name": TEXT, "rel": TEXT, "uri": URI, "literal": TEXT}
NINJS_FIELDS: Schema = {
    "uri": URI,
    "type": {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component"]},
    "representationtype": {"enum": ["full", "partial"]},
    "profile": TEXT,
    "firstcreated": INSTANT,
    "versioncreated": INSTANT,
    "pubstatus": {"enum": ["usable", "withheld", "canceled"]},
    "language": TEXT,
    "title": TEXT,
    "ednote": TEXT,
    "headlines": several(WORDED),
    "descriptions": several(WORDED),
    "bodies": several(BODY),
    "subjects": several(closed(NAMED)),
    "places": several(closed(NAMED | {"geojson": POLYGON})),
    "infosources": several(closed({"name": TEXT, "role": TEXT, "uri": URI, "literal": TEXT})),
    "standard": closed({"name": TEXT, "version": TEXT, "schema": URI}),
}
NINJS = closed(
    NINJS_FIELDS | {"associations": several(closed(NINJS_FIELDS | {"name": TEXT}, "name", "uri"))},
    "uri",
)
SELECTOR: Schema = {
    "oneOf": [
        closed(
            {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 1},
                "masked": {"const": True},
            },
            "type",
            "start",
            "end",
        ),
        closed(
            {"type": {"const": "TextQuoteSelector"}, "exact": TEXT, "prefix": TEXT, "suffix": TEXT}, "type", "exact"
        ),
    ]
}
RESOURCE = closed(
    {"source": URI, "state": closed({"type": TEXT, "value": TEXT}), "selector": several(SELECTOR)}, "source"
)
MOTIVATIONS = [
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
    *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
]
TEXTUAL = closed({"type": {"const": "TextualBody"}, "purpose": TEXT, "format": TEXT, "value": TEXT}, "type", "value")
ANNOTATION = closed(
    {
        "id": URI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": MOTIVATIONS},
        "created": INSTANT,
        "creator": {"type": "object", "required": ["type", "name"]},
        "generator": {"type": "object", "required": ["type"]},
        "body": several(TEXTUAL),
        "target": {"oneOf": [URI, RESOURCE, several({"oneOf": [URI, RESOURCE]})]},
    },
    "id",
    "type",
    "target",
)  # fmt: skip
ANNOTATION_PAGE: Schema = {
    "type": "object",
    "required": ["@context", "id", "type", "items"],
    "properties": {
        "@context": {"prefixItems": [{"const": "http://www.w3.org/ns/anno.jsonld"}], "type": "array", "minItems": 1},
        "id": URI,
        "type": {"const": "AnnotationPage"},
        "items": several(ANNOTATION),
    },
}
RATING = closed(
    {
        "@type": {"const": "Rating"},
        "ratingValue": {"type": "integer", "minimum": 1, "maximum": 5},
        "bestRating": {"const": 5},
        "worstRating": {"const": 1},
        "alternateName": TEXT,
    },
    "@type",
    "ratingValue",
    "alternateName",
)
CLAIM_REVIEWS: Schema = {
    "type": "object",
    "required": ["@context", "@graph"],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@graph": several(
            {
                "type": "object",
                "required": ["@type", "claimReviewed", "reviewRating", "author", "datePublished"],
                "properties": {
                    "@type": {"const": "ClaimReview"},
                    "claimReviewed": TEXT,
                    "datePublished": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
                    "reviewRating": RATING,
                    "author": {"type": "object", "required": ["@type", "name"]},
                    "itemReviewed": {"type": "object", "required": ["@type"]},
                },
            }
        ),
    },
}
HXL_TAG = r"#[a-z][a-z0-9_]*( ?\+[a-z][a-z0-9_]*)*"
"""A tag and its attributes, as the standard (1.1) spells them."""
