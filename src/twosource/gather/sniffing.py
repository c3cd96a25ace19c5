"""A file's name or its first bytes in, the format to read it as out."""

from __future__ import annotations

import re
from typing import Literal

Format = Literal["plain", "page", "jsonl", "json", "xml", "warc", "wacz", "table"]

BY_NAME: dict[str, Format] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonlines": "jsonl",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".wacz": "wacz",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".txt": "plain",
    ".text": "plain",
    ".md": "plain",
    ".csv": "table",
    ".tsv": "table",
    ".json": "json",
    ".xml": "xml",
    ".rss": "xml",
    ".atom": "xml",
}
PAGE = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|article|div|p|main|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
XML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?.*?\?>\s*|<!DOCTYPE[^>]*>\s*)*<(?:rss|feed|rdf:RDF|newsMessage|newsItem|channel)\b",
    re.DOTALL,
)
WARC = b"WARC/"
GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"
MARKS = (b"\xef\xbb\xbf",)


def sniff_name(name: str) -> Format | None:
    """Tell the format by the end of a name; None when it says nothing."""
    lowered = name.lower()
    return next((form for ending, form in BY_NAME.items() if lowered.endswith(ending)), None)


def sniff(beginning: bytes) -> Format:
    """Tell the format by the first bytes; what looks like none is plain text."""
    for mark in MARKS:
        beginning = beginning.removeprefix(mark)
    if beginning.startswith((WARC, GZIP)):
        return "warc"
    if beginning.startswith(ZIP):
        return "wacz"
    if XML.match(beginning):
        return "xml"
    if PAGE.match(beginning):
        return "page"
    return sniff_json(beginning.lstrip())


def sniff_json(beginning: bytes) -> Format:
    """Tell JSON lines and JSON from text."""
    if beginning.startswith(b"{"):
        first, _, rest = beginning.partition(b"\n")
        one_line = first.rstrip().endswith(b"}")
        return "jsonl" if one_line and (not rest.strip() or rest.lstrip().startswith(b"{")) else "json"
    return "json" if re.match(rb"\[\s*[\[{\"]", beginning) else "plain"
