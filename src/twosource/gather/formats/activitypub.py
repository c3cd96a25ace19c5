"""A Mastodon or other ActivityPub outbox in, its notes and boosts out; what was deleted is said to be gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from twosource.gather.formats.paragraphs import read_fragment
from twosource.gather.formats.posts import PostFacts, make_post
from twosource.gather.gathered import Gathered, GatherOptions, Piece, hand_over, take
from twosource.gather.objects import as_list, as_object, as_text
from twosource.gather.post_names import name_address
from twosource.gather.published import read_published
from twosource.model.item import Item, Link, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

ACTOR = re.compile(r"https?://([\w.-]+)/(?:users/|@|u/|profile/)([\w.-]+)")
SAID = {"Note", "Article", "Question", "Page"}
COLLECTIONS = {"OrderedCollection", "OrderedCollectionPage", "Collection", "CollectionPage"}
COLOUR_ENDS = 6
"""Signs of a BlurHash that hold its size and its mean colour; those behind them tell what varies."""
LEAST_SIGNS = 4
"""Different signs there; a picture of one colour has two."""
QUOTES = ("quote", "quoteUri", "quoteUrl", "_misskey_quote")


def is_activitypub(parsed: dict[str, Any]) -> bool:
    """Tell an outbox, a page of one, an activity or a note."""
    kinds = COLLECTIONS | SAID | {"Create", "Announce", "Delete", "Update"}
    return parsed.get("type") in kinds and ("@context" in parsed or "orderedItems" in parsed or "actor" in parsed)


def read_activitypub(parsed: dict[str, Any], piece: Piece, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the activities in order."""
    listed = as_list(parsed.get("orderedItems")) or as_list(parsed.get("items"))
    for activity in map(as_object, listed if parsed.get("type") in COLLECTIONS else [parsed]):
        kind = activity.get("type")
        if kind in {"Delete", "Undo"}:
            if address := address_of(activity.get("object")):
                yield Gathered(piece.address, retracts=name_address(address))
            continue
        facts = read_boost(activity) if kind == "Announce" else read_note(activity)
        if facts is not None:
            yield keep(activity, facts, piece, options)


def keep(activity: dict[str, Any], facts: PostFacts, piece: Piece, options: GatherOptions) -> Gathered:
    """Give the item with the activity as its capture."""
    which = f"{piece.address}#{facts.name}"
    kept = take(msgspec.json.encode(activity), which, options, "export", "application/activity+json")
    item: Item = make_post(facts, kept.capture.id)
    return hand_over(kept, item, which)


def read_note(activity: dict[str, Any]) -> PostFacts | None:
    """Read a note, or the activity that created it."""
    note = as_object(activity.get("object")) or activity
    address = address_of(note)
    if note.get("type") not in SAID or address is None:
        return None
    body = read_fragment(as_text(note.get("content")) or "")
    actor = as_text(note.get("attributedTo")) or as_text(activity.get("actor"))
    return PostFacts(
        name=name_address(address),
        text=body.text(),
        author=None,
        handle=read_handle(actor),
        published=read_published(note.get("published") or activity.get("published")),
        url=as_text(note.get("url")) or address,
        language=next(iter(as_object(note.get("contentMap"))), None),
        links=tuple(body.links),
        relations=tuple(read_relations(note, tuple(body.links))),
        media=tuple(read_media(note)),
    )


def read_media(note: dict[str, Any]) -> Iterator[str]:
    """Yield the names of the pictures and films: their addresses, and their blurred likeness with their size.

    Each server keeps a picture under an address of its own; the likeness (BlurHash) is the same wherever it goes, and
    with the size it tells pictures apart, unless it is all of one colour.
    """
    for shown in map(as_object, as_list(note.get("attachment"))):
        if address := as_text(shown.get("url")):
            yield address
        likeness, size = as_text(shown.get("blurhash")), (shown.get("width"), shown.get("height"))
        if likeness and all(type(one) is int for one in size) and len(set(likeness[COLOUR_ENDS:])) >= LEAST_SIGNS:
            yield f"blurhash:{likeness}:{size[0]}x{size[1]}"


def read_boost(activity: dict[str, Any]) -> PostFacts | None:
    """Read a boost, which has no words of its own."""
    address, boosted = as_text(activity.get("id")), address_of(activity.get("object"))
    if address is None or boosted is None:
        return None
    relation = Relation("repost", name_address(boosted))
    published = read_published(activity.get("published"))
    return PostFacts(address, "", None, read_handle(as_text(activity.get("actor"))), published, relations=(relation,))


def address_of(written: object) -> str | None:
    """Give the id of an object, which may be only its id."""
    return as_text(written) or as_text(as_object(written).get("id"))


def read_handle(actor: str | None) -> str | None:
    """Give `name@host` of an actor's address."""
    found = ACTOR.match(actor or "")
    return f"{found[2]}@{found[1]}" if found else None


def read_relations(note: dict[str, Any], links: tuple[Link, ...]) -> Iterator[Relation]:
    """Yield what the note answers, quotes and links; links to mentioned accounts and tags are neither."""
    if answered := address_of(note.get("inReplyTo")):
        yield Relation("reply", name_address(answered))
    for name in QUOTES:
        if quoted := address_of(note.get(name)):
            yield Relation("quote", name_address(quoted))
            break
    about = {as_text(tag.get("href")) for tag in map(as_object, as_list(note.get("tag")))}
    for link in links:
        if link.href not in about:
            yield Relation("link", name_address(link.href))
