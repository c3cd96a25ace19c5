"""Items in, pages for people out: what a player lists and opens, and one file to read without any program.

A page that was captured replays as its own bytes. What is no page (a post in an export, a feed's entry, a text) gets
one here that shows it as it was read, under an address that says whose item it is.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING
from urllib.parse import quote

import msgspec

from twosource.store.warc import target_uri

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model.capture import Capture
    from twosource.model.item import Item
    from twosource.model.trail import AuditHead

PAGES = ("text/html", "application/xhtml+xml")
WEB = ("http://", "https://")
HEAD = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>{title}</title>
<style>body{{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}}pre{{white-space:pre-wrap}}
dt{{font-weight:bold}}dd{{overflow-wrap:anywhere}}</style>
"""
INDEX = """<h1>{title}</h1>
<p>{count} items, packed {made}. Each file's digest is in datapackage.json; the log's head is {head}.</p>
"""
VIEW = """<p>Made for this pack from what was captured; the captured bytes themselves are in the same archive.</p>
"""
ENTRY = """<article id="{id}"><h2>{title}</h2>
<dl><dt>item</dt><dd>{id}</dd><dt>by</dt><dd>{who}</dd><dt>address</dt><dd>{url}</dd>
<dt>published</dt><dd>{published}</dd><dt>captured</dt><dd>{taken} from {address}, {capture}</dd></dl>
<pre>{text}</pre></article>
"""
UNKNOWN = "not known"
TITLE = 90
"""Characters of a text that stand for a title: what a player's list shows on one line."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of an item with the capture that it was read from; `number` of `count` versions.

    `kept` tells whether the capture's bytes are still there.
    """

    item: Item
    number: int
    count: int
    capture: Capture | None
    kept: bool

    @property
    def replays(self) -> bool:
        """Tell whether its capture is a page that a player can show."""
        media_type = (self.capture.media_type or "") if self.capture else ""
        return self.kept and media_type.partition(";")[0].strip().lower() in PAGES

    @property
    def address(self) -> str:
        """Where a player opens it: the capture's own address, or the one of the page that is made for it."""
        if self.capture is not None and self.replays:
            return target_uri(self.capture.address)
        return f"urn:twosource:item:{quote(self.item.id, safe='')}:{self.number}"


def title_of(edition: Edition) -> str:
    """Give the item's title or its first words, and which version it is where there are several."""
    named = edition.item.title or shorten(" ".join(edition.item.text.split()), TITLE, placeholder=" …")
    return named if edition.count == 1 else f"{named} (version {edition.number} of {edition.count})"


def write_pages(editions: Iterable[Edition], at: str) -> bytes:
    """List what a player can open, as WACZ's pages.jsonl; `at` is the UTC instant of the pages that were made."""
    lines: list[dict[str, str]] = [{"format": "json-pages-1.0", "id": "pages", "title": "Items"}]
    for one in editions:
        taken = one.capture.taken if one.capture is not None and one.replays else at
        key = one.item.id if one.number == one.count else f"{one.item.id}:{one.number}"
        lines.append({"id": key, "url": one.address, "ts": taken, "title": title_of(one), "text": one.item.text})
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)


def write_view(edition: Edition) -> bytes:
    """Write the page of an item that was captured as something else than a page."""
    return (HEAD.format(title=html.escape(title_of(edition))) + VIEW + write_entry(edition) + "</html>\n").encode()


def write_index(editions: Sequence[Edition], title: str, at: str, head: AuditHead) -> bytes:
    """Write the page for a person without a player: every item with its text and where it came from."""
    current = [one for one in editions if one.number == one.count]
    named = html.escape(title)
    opening = INDEX.format(title=named, count=len(current), made=at, head=f"{head.number}: {head.hash}")
    return (HEAD.format(title=named) + opening + "".join(map(write_entry, editions)) + "</html>\n").encode()


def write_entry(edition: Edition) -> str:
    """Write one item; collected text is hostile, so all of it is escaped."""
    item, capture = edition.item, edition.capture
    who = [item.author, item.handle and f"@{item.handle.removeprefix('@')}", item.publisher]
    told = {
        "id": item.id,
        "title": title_of(edition),
        "who": ", ".join(one for one in who if one) or UNKNOWN,
        "url": item.url or UNKNOWN,
        "published": item.published or UNKNOWN,
        "taken": capture.taken if capture else UNKNOWN,
        "address": capture.address if capture else UNKNOWN,
        "capture": capture.digest if capture else "no capture",
        "text": item.text,
    }
    return ENTRY.format(**{name: html.escape(value) for name, value in told.items()})
