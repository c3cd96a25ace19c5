"""A Telegram Desktop export (result.json) in, its messages out; phone numbers and contact cards stay outside.

Dates come from `date_unixtime`, because `date` is in the exporting machine's own zone and does not say which. What is
captured is each message with the dropped fields gone, never the export as a whole.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec

from twosource.gather.beside import digest_beside
from twosource.gather.formats.posts import PostFacts, make_post
from twosource.gather.gathered import Gathered, GatherOptions, Piece, hand_over, take
from twosource.gather.objects import as_list, as_object, as_text
from twosource.gather.post_names import name_address, name_post
from twosource.gather.published import read_seconds
from twosource.model.item import Link, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

DROPPED = ("contact_information", "contact_vcard", "actor_id", "from_id", "saved_from", "location_information")
"""Fields that identify or locate people beyond what the message says."""
PHONE = "phone"
LEFT_OUT = "[phone number left out]"
LINKS = {"link", "text_link", "mention", "text_mention"}


def is_telegram(parsed: dict[str, Any]) -> bool:
    """Tell an export of one chat, or of all."""
    return bool(chats_of(parsed))


def chats_of(parsed: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the chats in an export."""
    chats = [parsed, *(as_object(one) for one in as_list(as_object(parsed.get("chats")).get("list")))]
    return [chat for chat in chats if isinstance(chat.get("messages"), list)]


def read_telegram(parsed: dict[str, Any], piece: Piece, options: GatherOptions) -> Iterator[Gathered]:
    """Yield a post for each message that says something or passes something on."""
    for chat in chats_of(parsed):
        for message in map(as_object, chat["messages"]):
            if message.get("type") != "message" or message.get("id") is None:
                continue
            facts = replace(read_message(message, chat), media=tuple(read_media(message, piece, options)))
            if not facts.text and not facts.relations:
                continue
            which = f"{piece.address}#{facts.name}"
            kept = take(scrub(message), which, options, "export", "application/json")
            yield hand_over(kept, make_post(facts, kept.capture.id), which)


def read_media(message: dict[str, Any], piece: Piece, options: GatherOptions) -> Iterator[str]:
    """Yield the digests of the picture and the film, where the export has their files; its own names mean nothing."""
    for name in ("photo", "file"):
        if piece.capture.method == "file" and (told := as_text(message.get(name))):
            yield from filter(None, (digest_beside(piece.address, told, options.max_bytes),))


def scrub(message: dict[str, Any]) -> bytes:
    """Write the message as JSON without what is dropped."""
    kept = {name: value for name, value in message.items() if name not in DROPPED}
    for name in ("text", "text_entities"):
        if isinstance(kept.get(name), list):
            kept[name] = [hide_phone(part) for part in kept[name]]
    return msgspec.json.encode(kept)


def hide_phone(part: object) -> object:
    """Give a part of a text, a phone number replaced."""
    if isinstance(part, dict) and part.get("type") == PHONE:
        return {"type": PHONE, "text": LEFT_OUT}
    return part


def read_message(message: dict[str, Any], chat: dict[str, Any]) -> PostFacts:
    """Read one message."""
    text, links = read_parts(message.get("text"))
    return PostFacts(
        name=name_post("telegram", chat.get("id", chat.get("name")), message["id"]),
        text=text,
        author=as_text(message.get("from")) or as_text(chat.get("name")),
        published=read_seconds(message.get("date_unixtime")),
        links=links,
        relations=tuple(read_relations(message, chat, links)),
    )


def read_parts(written: object) -> tuple[str, tuple[Link, ...]]:
    """Join the parts of a text, and give the links in it with their spans."""
    parts = written if isinstance(written, list) else [written]
    text, links = "", []
    for part in map(hide_phone, parts):
        said = part if isinstance(part, str) else as_object(part).get("text")
        said = said if isinstance(said, str) else ""
        entity = as_object(part)
        href = as_text(entity.get("href")) or (said if entity.get("type") == "link" else None)
        if href and said.strip() and entity.get("type") in LINKS:
            links.append(Link(len(text), len(text) + len(said), href))
        text += said
    return text, tuple(links)


def read_relations(message: dict[str, Any], chat: dict[str, Any], links: tuple[Link, ...]) -> Iterator[Relation]:
    """Yield what the message forwards, answers and links."""
    if forwarded := as_text(message.get("forwarded_from")):
        yield Relation("forward", forwarded)
    answered = message.get("reply_to_message_id")
    if answered is not None:
        yield Relation("reply", name_post("telegram", chat.get("id", chat.get("name")), answered))
    for link in links:
        yield Relation("link", name_address(link.href))
