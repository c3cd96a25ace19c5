"""An HTML page in, one item out: the story's paragraphs, its embedded posts where they stood, its links, its facts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lxml import html
from trafilatura import bare_extraction

from twosource.errors import EmptyInput, UnreadableInput
from twosource.gather.decoding import decode_page, refuse_binary
from twosource.gather.formats.embeds import Embedded, lift_posts
from twosource.gather.formats.page_facts import PageFacts, join, read_page_facts
from twosource.gather.gathered import Gathered, GatherOptions, Piece, hand_over
from twosource.model.ids import digest_text, make_id
from twosource.model.item import Item, Link, Post, Relation
from twosource.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = Any
"""An lxml element; lxml ships no types."""

CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]+)", re.IGNORECASE)
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
BLOCKS = {"p", "head", "list", "item", "quote", "table", "row", "cell", "code", "div"}
BETWEEN_CELLS = " | "


def read_page(piece: Piece, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the page's story as an item; its id is that of its address, or of its text where it has none.

    Raises:
        EmptyInput: there is no text in it.
        UnreadableInput: it is binary, or no page at all.
    """
    refuse_binary(piece.content, piece.address)
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
    story = Story(mark, posts, facts)
    body = extract_body(tree, facts.url, piece.address)
    if body is not None:
        story.add_blocks(body)
    text = "".join(story.pieces)
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
    except (ValueError, AssertionError, SyntaxError) as error:
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


@dataclass(slots=True)
class Story:
    """The text as it is put together, and what was placed in it."""

    mark: str
    posts: list[Embedded]
    facts: PageFacts
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    placed: list[Post] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)

    def add_blocks(self, element: Element) -> None:
        """Add an element's own text as one paragraph for each run between the blocks in it, and these in order."""
        run = Run()
        run.add(element.text)
        for child in element:
            if child.tag in BLOCKS and not (child.tag == "cell" and element.tag == "row"):
                self.add_paragraph(run)
                run = Run()
                self.add_blocks(child)
            else:
                if child.tag == "cell" and run.has_text():
                    run.add(BETWEEN_CELLS)
                run.add_inline(child)
            run.add(child.tail)
        self.add_paragraph(run)

    def add_paragraph(self, run: Run) -> None:
        """Add a run as a paragraph; a placeholder becomes its post, a repeated headline is left out."""
        text, links = run.settle()
        if not text or (not self.pieces and text == self.facts.title):
            return
        if text.startswith(self.mark):
            self.add_post(self.posts[int(text.rpartition("-")[2])])
            return
        start = self.append(text)
        self.links += [Link(start + span.start, start + span.end, href) for span, href in links if self.is_web(href)]

    def is_web(self, href: str) -> bool:
        """Tell whether a link leads to the web."""
        return join(self.facts.url, href) is not None

    def add_post(self, post: Embedded) -> None:
        """Put a post's text where it stood, and note that the story quotes it."""
        if post.url:
            self.relations.append(Relation("quote", post.url))
        if not post.text:
            return
        start = self.append(post.text)
        placed = Post(start, self.length, post.author, post.handle, post.posted, post.hashtags, post.media, post.url)
        self.placed.append(placed)

    def append(self, text: str) -> int:
        """Add a paragraph after a blank line; give where it starts."""
        if self.pieces:
            self.pieces.append("\n\n")
            self.length += 2
        start = self.length
        self.pieces.append(text)
        self.length += len(text)
        return start


@dataclass(slots=True)
class Run:
    """Inline text with the links in it, before blanks are settled."""

    text: str = ""
    links: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        """Add text, runs of blanks as one."""
        for sign in re.split(r"(\s+)", text or ""):
            if not sign.strip():
                if sign and not self.text.endswith((" ", "\n")):
                    self.text += " "
            else:
                self.text += sign

    def add_inline(self, element: Element) -> None:
        """Add an inline element: a break, a link, or whatever holds text."""
        if element.tag == "lb":
            self.text = self.text.rstrip(" ") + "\n"
            return
        start = len(self.text)
        self.add(element.text)
        for child in element:
            self.add_inline(child)
            self.add(child.tail)
        if element.tag == "ref" and element.get("target"):
            self.links.append((start, len(self.text), element.get("target")))

    def has_text(self) -> bool:
        """Tell whether it says anything."""
        return bool(self.text.strip())

    def settle(self) -> tuple[str, list[tuple[Span, str]]]:
        """Give the text without blanks at its ends, and its links, each cut to its words."""
        cut = len(self.text) - len(self.text.lstrip())
        text = self.text.strip()
        settled = []
        for start, end, href in self.links:
            words = self.text[start:end]
            first = max(start + len(words) - len(words.lstrip()) - cut, 0)
            last = min(first + len(words.strip()), len(text))
            if first < last:
                settled.append((Span(first, last), href))
        return text, settled
