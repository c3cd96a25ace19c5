"""Answers and records of the AT protocol (Bluesky) in, posts out; facets' UTF-8 bytes become code points here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from twosource.gather.formats.posts import PostFacts, make_post
from twosource.gather.gathered import Gathered, GatherOptions, Piece, hand_over, take
from twosource.gather.objects import as_list, as_object, as_text
from twosource.gather.post_names import name_address
from twosource.gather.published import read_published
from twosource.model.item import Link, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

POST = "app.bsky.feed.post"
REASON_REPOST = "app.bsky.feed.defs#reasonRepost"
LINK = "app.bsky.richtext.facet#link"


def is_bluesky(parsed: dict[str, Any]) -> bool:
    """Tell an answer or record of the AT protocol."""
    return any(True for _ in views_of(parsed))


def views_of(parsed: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield each post as {uri, author, record, reason}, wherever the answer has it."""
    for entry in map(as_object, as_list(parsed.get("feed"))):
        if is_view(post := as_object(entry.get("post"))):
            yield post | {"reason": as_object(entry.get("reason"))}
    for post in map(as_object, as_list(parsed.get("posts"))):
        if is_view(post):
            yield post
    for record in map(as_object, as_list(parsed.get("records")) or [parsed]):
        value = as_object(record.get("value"))
        if value.get("$type") == POST and as_text(record.get("uri")):
            yield {"uri": record["uri"], "author": {}, "record": value}
    yield from thread_of(as_object(parsed.get("thread")))


def is_view(post: dict[str, Any]) -> bool:
    """Tell a post as the app's views have it."""
    return as_text(post.get("uri")) is not None and isinstance(post.get("record"), dict)


def thread_of(thread: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the posts of a thread: what it answers, itself, the answers."""
    waiting = [thread]
    while waiting:
        node = waiting.pop(0)
        if is_view(post := as_object(node.get("post"))):
            yield post
        waiting += [as_object(one) for one in [node.get("parent"), *as_list(node.get("replies"))] if one]


def read_bluesky(parsed: dict[str, Any], piece: Piece, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the posts; a repost is an item of its own that points at what it passes on."""
    for view in views_of(parsed):
        for facts in [read_view(view), *read_repost(view)]:
            which = f"{piece.address}#{facts.name}"
            kept = take(msgspec.json.encode(view), which, options, "export", "application/json")
            yield hand_over(kept, make_post(facts, kept.capture.id), which)


def read_view(view: dict[str, Any]) -> PostFacts:
    """Read one post; its `createdAt` is what its author's program said."""
    record, author, uri = as_object(view.get("record")), as_object(view.get("author")), str(view["uri"])
    text = record.get("text") if isinstance(record.get("text"), str) else ""
    links = tuple(read_links(str(text), as_list(record.get("facets"))))
    return PostFacts(
        name=name_address(uri),
        text=str(text),
        author=as_text(author.get("displayName")),
        handle=as_text(author.get("handle")),
        published=read_published(record.get("createdAt")),
        url=web_address(uri),
        language=next((one for one in as_list(record.get("langs")) if isinstance(one, str)), None),
        links=links,
        relations=tuple(read_relations(record, links)),
        media=tuple(read_media(as_object(record.get("embed")))),
    )


def read_media(embed: dict[str, Any]) -> Iterator[str]:
    """Yield the names of the pictures and the film: the digest of their bytes (CID), by which the protocol has them."""
    inner = as_object(embed.get("media")) or embed
    blobs = [as_object(one).get("image") for one in as_list(inner.get("images"))]
    for blob in map(as_object, [*blobs, inner.get("video")]):
        if cid := as_text(as_object(blob.get("ref")).get("$link")):
            yield f"cid:{cid}"


def read_repost(view: dict[str, Any]) -> Iterator[PostFacts]:
    """Yield the repost through which a feed came to a post."""
    reason = as_object(view.get("reason"))
    if reason.get("$type") != REASON_REPOST:
        return
    by = as_object(reason.get("by"))
    name = name_address(str(view["uri"]))
    yield PostFacts(
        name=f"{name}#repost:{by.get('did') or by.get('handle')}",
        text="",
        author=as_text(by.get("displayName")),
        handle=as_text(by.get("handle")),
        published=read_published(reason.get("indexedAt")),
        relations=(Relation("repost", name),),
    )


def web_address(uri: str) -> str | None:
    """Give a post's page."""
    parts = uri.removeprefix("at://").split("/")
    return f"https://bsky.app/profile/{parts[0]}/post/{parts[2]}" if len(parts) > 2 and parts[1] == POST else None  # noqa: PLR2004 - did/collection/key


def byte_offsets(text: str) -> dict[int, int]:
    """Map each offset in UTF-8 bytes at which a character begins, and the end, to its code point."""
    offsets, position = {}, 0
    for point, sign in enumerate(text):
        offsets[position] = point
        position += len(sign.encode("utf-8", "surrogatepass"))
    return offsets | {position: len(text)}


def read_links(text: str, facets: list[Any]) -> Iterator[Link]:
    """Yield the links; a facet that cuts a character in two is none."""
    offsets = byte_offsets(text)
    for facet in map(as_object, facets):
        index = as_object(facet.get("index"))
        start, end = (
            offsets.get(index.get(name, -1)) if type(index.get(name)) is int else None
            for name in ("byteStart", "byteEnd")
        )
        for feature in map(as_object, as_list(facet.get("features"))):
            href = as_text(feature.get("uri"))
            if feature.get("$type") == LINK and href and start is not None and end is not None and start < end:
                yield Link(start, end, href)


def read_relations(record: dict[str, Any], links: tuple[Link, ...]) -> Iterator[Relation]:
    """Yield what the post answers, quotes and links."""
    if answered := as_text(as_object(as_object(record.get("reply")).get("parent")).get("uri")):
        yield Relation("reply", name_address(answered))
    embed = as_object(record.get("embed"))
    inner = as_object(embed.get("record"))
    if quoted := as_text(inner.get("uri")) or as_text(as_object(inner.get("record")).get("uri")):
        yield Relation("quote", name_address(quoted))
    if linked := as_text(as_object(embed.get("external")).get("uri")):
        yield Relation("link", name_address(linked))
    for link in links:
        yield Relation("link", name_address(link.href))
