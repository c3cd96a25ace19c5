"""A ninjs news object (IPTC, versions 1 to 3) in, its item out."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from twosource.gather.formats.news_object import NewsFacts, make_news
from twosource.gather.formats.paragraphs import Story, read_fragment
from twosource.gather.objects import as_list, as_object, as_text
from twosource.gather.published import read_published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.gather.gathered import Gathered, GatherOptions, Piece

BODIES = ("body_xhtml", "body_html", "body_text")
SIGNS = {"body_xhtml", "body_html", "body_text", "bodies", "pubstatus", "versioncreated", "contentcreated"}


def is_ninjs(parsed: dict[str, Any]) -> bool:
    """Tell a news object: a uri, and what only ninjs calls so."""
    return as_text(parsed.get("uri")) is not None and bool(SIGNS & parsed.keys())


def read_ninjs(parsed: dict[str, Any], piece: Piece, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the item, or what the notice takes back."""
    facts = NewsFacts(
        name=str(parsed["uri"]),
        status=as_text(parsed.get("pubstatus")) or "usable",
        story=read_body(parsed),
        publisher=as_text(parsed.get("provider"))
        or as_text(as_object(parsed.get("infosource")).get("name"))
        or as_text(parsed.get("copyrightholder")),
        author=as_text(parsed.get("byline")) or as_text(parsed.get("by")),
        published=next(filter(None, map(read_published, times_of(parsed))), None) or options.published,
        title=as_text(parsed.get("headline")) or first_value(parsed.get("headlines")),
        language=(as_text(parsed.get("language")) or "").partition("-")[0].lower() or None,
        url=as_text(parsed.get("canonicalurl")),
    )
    yield make_news(facts, piece)


def times_of(parsed: dict[str, Any]) -> list[object]:
    """Give when it was first made, before when this version was: the story is as old as its first version."""
    return [parsed.get(name) for name in ("firstcreated", "contentcreated", "versioncreated")]


def read_body(parsed: dict[str, Any]) -> Story:
    """Read the body, marked up if there is such a one."""
    told = [(name, as_text(parsed.get(name))) for name in BODIES]
    for one in map(as_object, as_list(parsed.get("bodies"))):
        marked = "html" in (as_text(one.get("contenttype")) or "")
        told.append(("body_xhtml" if marked else "body_text", as_text(one.get("value"))))
    for name, body in told:
        if body:
            return read_fragment(mark_up(body) if name == "body_text" else body)
    return read_fragment("")


def mark_up(body: str) -> str:
    """Mark up plain text: a blank line or an indented one begins a paragraph."""
    paragraphs = body.replace("\r\n", "\n").split("\n\n")
    return "".join(f"<p>{html.escape(one)}</p>" for one in paragraphs)


def first_value(listed: object) -> str | None:
    """Give the first value of a list of them, as ninjs 2 writes headlines."""
    return next(filter(None, (as_text(as_object(one).get("value")) for one in as_list(listed))), None)
