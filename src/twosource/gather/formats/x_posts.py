"""An answer of X's API v2 in, its posts out, those under `includes` too, with authors and references resolved.

Offsets in `entities` are code points into the text as sent, in which `&`, `<` and `>` are escaped; they are moved to
the text as read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from twosource.gather.formats.posts import PostFacts, make_post
from twosource.gather.gathered import Gathered, GatherOptions, Piece, hand_over, take
from twosource.gather.objects import as_list, as_object, as_text
from twosource.gather.post_names import name_address, name_post
from twosource.gather.published import read_published
from twosource.model.item import Link, Relation, RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterator

ESCAPED = re.compile(r"&(amp|lt|gt);")
MEANT = {"amp": "&", "lt": "<", "gt": ">"}
REFERENCES: dict[str, RelationKind] = {"retweeted": "repost", "quoted": "quote", "replied_to": "reply"}


def is_x(parsed: dict[str, Any]) -> bool:
    """Tell an answer of the API: posts with an id, a text and what only X has."""
    first = next(iter(posts_of(parsed)), {})
    return "text" in first and bool({"author_id", "edit_history_tweet_ids", "conversation_id"} & first.keys())


def posts_of(parsed: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the posts that were asked for, then those that came along; each once."""
    asked = as_list(parsed.get("data")) or [parsed.get("data")]
    along = as_list(as_object(parsed.get("includes")).get("tweets"))
    posts = [as_object(one) for one in [*asked, *along]]
    return list({one["id"]: one for one in posts if isinstance(one.get("id"), str)}.values())


def read_x(parsed: dict[str, Any], piece: Piece, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the posts, and for each that X no longer shows, that it is gone."""
    users, media = came_along(parsed, "users", "id"), came_along(parsed, "media", "media_key")
    for post in posts_of(parsed):
        which = f"{piece.address}#{name_post('x', post['id'])}"
        facts = read_post(post, users.get(str(post.get("author_id")), {}), media)
        kept = take(msgspec.json.encode(post), which, options, "export", "application/json")
        yield hand_over(kept, make_post(facts, kept.capture.id), which)
    for error in map(as_object, as_list(parsed.get("errors"))):
        if error.get("resource_type") == "tweet" and "not-found" in str(error.get("type")) and error.get("resource_id"):
            yield Gathered(piece.address, retracts=name_post("x", error["resource_id"]))


def came_along(parsed: dict[str, Any], what: str, key: str) -> dict[str, dict[str, Any]]:
    """Give what came along with the posts, by its key."""
    listed = map(as_object, as_list(as_object(parsed.get("includes")).get(what)))
    return {one[key]: one for one in listed if isinstance(one.get(key), str)}


def read_post(post: dict[str, Any], user: dict[str, Any], media: dict[str, dict[str, Any]]) -> PostFacts:
    """Read one post; a long one's text is under `note_tweet`."""
    note = as_object(post.get("note_tweet"))
    sent = as_text(note.get("text")) or as_text(post.get("text")) or ""
    entities = as_object(note.get("entities") if as_text(note.get("text")) else post.get("entities"))
    links = tuple(read_links(sent, entities))
    handle = as_text(user.get("username"))
    return PostFacts(
        name=name_post("x", post["id"]),
        text=unescape(sent),
        author=as_text(user.get("name")),
        handle=handle,
        published=read_published(post.get("created_at")),
        url=f"https://x.com/{handle or 'i'}/status/{post['id']}",
        language=as_text(post.get("lang")) if post.get("lang") != "und" else None,
        links=links,
        relations=(*read_references(post), *(Relation("link", name_address(link.href)) for link in links)),
        media=tuple(read_media(post, entities, media)),
    )


def read_media(post: dict[str, Any], entities: dict[str, Any], media: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Yield the names of the pictures and films: X's key, which a film keeps in other posts, and their addresses."""
    for key in as_list(as_object(post.get("attachments")).get("media_keys")):
        if isinstance(key, str):
            told = media.get(key, {})
            yield name_post("x", "media", key)
            yield from filter(None, (as_text(told.get("url")) or as_text(told.get("preview_image_url")),))
    for url in map(as_object, as_list(entities.get("urls"))):
        if url.get("media_key") and (shown := as_text(url.get("display_url"))):
            yield shown


def unescape(sent: str) -> str:
    """Give the text as its author wrote it."""
    return ESCAPED.sub(lambda found: MEANT[found[1]], sent)


def move_offset(sent: str, offset: int) -> int:
    """Move an offset in the text as sent to the text as read."""
    return offset - sum(len(found[0]) - 1 for found in ESCAPED.finditer(sent) if found.end() <= offset)


def read_links(sent: str, entities: dict[str, Any]) -> Iterator[Link]:
    """Yield the links with their spans in the text as read."""
    for url in map(as_object, as_list(entities.get("urls"))):
        start, end = url.get("start"), url.get("end")
        href = as_text(url.get("unwound_url")) or as_text(url.get("expanded_url")) or as_text(url.get("url"))
        if href and type(start) is int and type(end) is int and 0 <= start < end <= len(sent):
            yield Link(move_offset(sent, start), move_offset(sent, end), href)


def read_references(post: dict[str, Any]) -> Iterator[Relation]:
    """Yield what the post reposts, quotes and answers."""
    for reference in map(as_object, as_list(post.get("referenced_tweets"))):
        kind = REFERENCES.get(str(reference.get("type")))
        if kind and reference.get("id"):
            yield Relation(kind, name_post("x", reference["id"]))
