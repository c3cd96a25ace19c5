"""An HTML page in, one item out: the story's paragraphs, its embedded posts where they stood, its links, its facts."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from lxml import html
from lxml.etree import LxmlError
from trafilatura import bare_extraction

from twosource.errors import EmptyInput, UnreadableInput
from twosource.gather.decoding import decode_page, refuse_binary
from twosource.gather.formats.embeds import lift_posts
from twosource.gather.formats.page_facts import PageFacts, read_page_facts
from twosource.gather.formats.paragraphs import Story, rename_html
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
AROUND = ("nav", "footer", "aside", "header")
"""Elements that HTML has for what stands around a story."""
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
    body = extract_body(deepcopy(tree), facts.url, piece.address)
    story.add_blocks(shown_body(tree) if body is None or is_lumped(body, tree) else body)
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


def is_lumped(body: Element, tree: Element) -> bool:
    """Tell whether trafilatura found the page too short to tell story from frame, and gave all its text as one lump."""
    return len(body) == 1 and sum(1 for one in tree.iter("p") if (one.text or "").strip()) > 1


def shown_body(tree: Element) -> Element:
    """Give what a short page shows, block by block: its article, main part or body, without what stands around it."""
    for name in ("article", "main", "body"):
        found = next(tree.iter(name), None)
        if found is not None:
            break
    shown = tree if found is None else found
    for element in list(shown.iter(*AROUND)):
        if element is not shown:
            element.drop_tree()
    rename_html(shown)
    return shown
