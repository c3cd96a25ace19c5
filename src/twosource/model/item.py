"""An item: one story or one post, read out of a capture, before anything is understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twosource.model.span import Span

ItemKind = Literal["article", "post"]
RelationKind = Literal["repost", "quote", "reply", "forward", "link"]


@dataclass(frozen=True, slots=True)
class Post:
    """A social post embedded in an item's text, at `text[start:end]`; `posted` is an ISO date or instant, or None."""

    start: int
    end: int
    author: str | None = None
    handle: str | None = None
    posted: str | None = None
    hashtags: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink of the item: its words at `text[start:end]` and where it leads."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What the platform itself says of the item.

    It reposts, quotes, answers, forwards or links `target` (an id, address or handle).
    """

    kind: RelationKind
    target: str


@dataclass(frozen=True, slots=True)
class Item:
    """One story or post: `text` exactly as the reader will see it, and what is known about it.

    `published` is an ISO 8601 date or an instant with an offset; None when unknown, never "now". `digest` is
    `sha256:` and the hex digest of `text` in UTF-8. `posts` and `boilerplate` are what the markup told; the reader
    adds what
    the text tells. `capture` names the capture that it was read from. `media` are the names of the pictures and films
    that a post shows itself: addresses, the platform's ids, or what is computed of their bytes; one may have several.
    """

    id: str
    kind: ItemKind
    text: str
    digest: str
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    handle: str | None = None
    published: str | None = None
    title: str | None = None
    language: str | None = None
    posts: tuple[Post, ...] = ()
    boilerplate: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    relations: tuple[Relation, ...] = ()
    toponyms: tuple[Span, ...] | None = None
    capture: str | None = None
    media: tuple[str, ...] = ()
