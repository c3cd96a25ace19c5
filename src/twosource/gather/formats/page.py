"""An HTML page in, one item out: the story's paragraphs, its embedded posts where they stood, its links, its facts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import html
from lxml.etree import LxmlError
from trafilatura import bare_extraction

from twosource.errors import EmptyInput, UnreadableInput
from twosource.gather.decoding import decode_page, refuse_binary
from twosource.gather.formats.embeds import lift_posts
from twosource.gather.formats.page_facts import PageFacts, read_page_facts
from twosource.gather.formats.paragraphs import Story
from twosource.gather.gathered import Gathered, GatherOptions, Piece, hand_over
from twosource.model.ids import digest_text, make_id
from twosource.model.item import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = Any
"""An lxml element; lxml ships no types."""

CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]+)", re.IGNORECASE)
STRAY_NULS = 0.05
"""The part of a page that may be NUL bytes, as broken templates leave them; programs and pictures have more."""
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_page(piece: Piece, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the page's story as an item; its id is that of its address, or of its text where it has none.

    Raises:
        EmptyInput: there is no text in it.
        UnreadableInput: it is binary, or no page at all.
    """
    refuse_binary(piece.content, piece.address, STRAY_NULS)
    declared = CHARSET.search(piece.capture.media_type or "")
    source = CONTROL.sub(" ", decode_page(piece.content, declared and declared[1]))
    address = piece.address if piece.address.startswith(("http://", "https://")) else None
    yield hand_over(piece, make_item(source, address, piece, options))


def make_item(source: str, address: str | None, piece: Piece, options: GatherOptions) -> Item:
    """Read the page's source."""
    tree = parse_page(source, piece.address)
    facts = read_page_facts(tree, address)
    mark = "TWOSOURCE-POST-" + piece.capture.digest[-12:]
    posts = lift_posts(tree, mark)
    story = Story(mark, posts, facts.title, facts.url)
    body = extract_body(tree, facts.url, piece.address)
    if body is not None:
        story.add_blocks(body)
    text = story.text()
    if not text.strip():
        raise EmptyInput(
            piece.address, "holds no text to read; if its text is drawn by a script, save it from a browser"
        )
    return build_item(text, story, facts, piece, options)


def build_item(text: str, story: Story, facts: PageFacts, piece: Piece, options: GatherOptions) -> Item:
    """Put the item together."""
    digest = digest_text(text)
    return Item(
        id=make_id("page", facts.url) if facts.url else make_id("text", digest),
        kind="article",
        text=text,
        digest=digest,
        url=facts.url,
        publisher=facts.publisher,
        author=facts.author,
        published=facts.published or options.published,
        title=facts.title,
        language=facts.language,
        posts=tuple(story.placed),
        links=tuple(story.links),
        relations=tuple(dict.fromkeys(story.relations)),
        capture=piece.capture.id,
    )


def parse_page(source: str, which: str) -> Element:
    """Parse HTML as lenient parsers do.

    Raises:
        EmptyInput: there is no element in it.
        UnreadableInput: the parser gives up (nesting beyond its bounds).
    """
    try:
        parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (ValueError, AssertionError, LxmlError) as error:
        if "empty" in str(error).lower():
            raise EmptyInput(which, "holds no text to read") from error
        raise UnreadableInput(which, "is no page that can be parsed; save its text and read that") from error
    return tree


def extract_body(tree: Element, url: str | None, which: str) -> Element | None:
    """Let trafilatura find the story in the page; None when it finds none.

    Raises:
        UnreadableInput: it fails, as any reader of hostile pages may.
    """
    try:
        found = bare_extraction(tree, url=url, include_comments=False, include_links=True, include_tables=True)
    except Exception as error:
        what = f"could not be read as a page ({type(error).__name__}); save its text and read that"
        raise UnreadableInput(which, what) from error
    return None if found is None or isinstance(found, dict) else found.body
