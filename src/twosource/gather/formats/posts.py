"""What all formats of posts end in: one post's facts in, its item out."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.model.ids import digest_text
from twosource.model.item import Item, Link, Relation


@dataclass(frozen=True, slots=True)
class PostFacts:
    """A post as its platform tells it; `name` as in post_names.py, `published` an ISO date or instant.

    `media` are names of pictures and films as in `Item`.
    """

    name: str
    text: str
    author: str | None = None
    handle: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    links: tuple[Link, ...] = ()
    relations: tuple[Relation, ...] = ()
    media: tuple[str, ...] = ()


def make_post(facts: PostFacts, capture: str) -> Item:
    """Make the item; a post that only passes another one on has an empty text."""
    return Item(
        id=facts.name,
        kind="post",
        text=facts.text,
        digest=digest_text(facts.text),
        url=facts.url,
        author=facts.author,
        handle=facts.handle.removeprefix("@") if facts.handle else None,
        published=facts.published,
        language=facts.language,
        links=facts.links,
        relations=tuple(dict.fromkeys(facts.relations)),
        capture=capture,
        media=tuple(dict.fromkeys(facts.media)),
    )
