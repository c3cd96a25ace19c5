"""An RSS or Atom feed in, an item an entry out: what the feed itself says of it, not the page behind it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import feedparser
import msgspec

from twosource.errors import EmptyInput, MalformedRecord
from twosource.gather.formats.page_facts import join
from twosource.gather.formats.paragraphs import read_fragment
from twosource.gather.gathered import Gathered, GatherOptions, Piece, hand_over, take
from twosource.gather.objects import as_list, as_object, as_text
from twosource.gather.published import read_published
from twosource.model.ids import digest_text, make_id
from twosource.model.item import Item

if TYPE_CHECKING:
    from collections.abc import Iterator
    from time import struct_time

ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
KEPT = ("title", "link", "id", "author", "published", "updated", "summary", "content")


def parse_feed(piece: Piece) -> Any:  # noqa: ANN401 - feedparser ships no types
    """Parse a feed, declared entities off.

    Raises:
        MalformedRecord: it declares entities, or there is no feed in it.
    """
    if ENTITY.search(piece.content):
        raise MalformedRecord(piece.address, "declares XML entities, which are not expanded here")
    headers = {"content-type": piece.capture.media_type or "application/xml"}
    if piece.address.startswith(("http://", "https://")):
        headers["content-location"] = piece.address  # a file's path is no address that links could be relative to
    parsed = feedparser.parse(BytesIO(piece.content), response_headers=headers)
    if not parsed.entries and not parsed.get("version"):
        raise MalformedRecord(piece.address, "is no feed that can be read")
    return parsed


def read_feed(piece: Piece, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the entries, in the feed's order; an entry without words has an error in its place.

    Raises:
        ItemError: it is no feed, or an empty one.
    """
    parsed = parse_feed(piece)
    if not parsed.entries:
        raise EmptyInput(piece.address, "is a feed without entries")
    for number, entry in enumerate(parsed.entries, start=1):
        which = f"{piece.address}#{as_text(entry.get('id')) or as_text(entry.get('link')) or number}"
        kept = take(write_entry(entry), which, options, "feed", "application/json")
        item = read_entry(entry, parsed.feed, options, kept.capture.id)
        if item.text:
            yield hand_over(kept, item, which)
        else:
            yield Gathered(which, error=EmptyInput(which, "has no words of its own; read the page it links to"))


def write_entry(entry: Any) -> bytes:  # noqa: ANN401 - feedparser ships no types
    """Write what we use of an entry as JSON."""
    kept = {name: entry[name] for name in KEPT if name in entry}
    return msgspec.json.encode(kept, enc_hook=str)


def read_entry(entry: Any, feed: Any, options: GatherOptions, capture: str) -> Item:  # noqa: ANN401 - as above
    """Read one entry: its full content where the feed has it, else its summary, else its title."""
    title = as_text(read_fragment(as_text(entry.get("title")) or "").text())
    bodies = [as_text(as_object(one).get("value")) for one in as_list(entry.get("content"))]
    markup = next(filter(None, bodies), None) or as_text(entry.get("summary")) or ""
    story = read_fragment(markup)
    text = story.text() or title or ""
    digest, url = digest_text(text), join(None, as_text(entry.get("link")))
    return Item(
        id=make_id("page", url) if url else make_id("entry", as_text(entry.get("id")) or digest),
        kind="article",
        text=text,
        digest=digest,
        url=url,
        publisher=as_text(feed.get("title")),
        author=as_text(entry.get("author")),
        published=read_entry_time(entry) or options.published,
        title=title,
        language=(as_text(feed.get("language")) or "").partition("-")[0].lower() or None,
        links=tuple(story.links) if story.text() else (),
        capture=capture,
    )


def read_entry_time(entry: Any) -> str | None:  # noqa: ANN401 - as above
    """Read when the entry says it was published; a time without a zone is known to the day only."""
    written = as_text(entry.get("published"))
    if told := read_published(written):
        return told
    parsed: struct_time | None = entry.get("published_parsed")
    if written is None or parsed is None:
        return None
    return datetime(*parsed[:3], tzinfo=UTC).date().isoformat()
