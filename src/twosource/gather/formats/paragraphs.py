"""A story's elements in, its text out: a blank line between paragraphs, posts where they stood, links with their spans.

The elements are trafilatura's (TEI: `ref` for links, `lb` for breaks); `rename_html` turns plain HTML into them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lxml import html
from lxml.etree import LxmlError

from twosource.gather.formats.page_facts import join
from twosource.gather.post_names import name_address
from twosource.model.item import Link, Post, Relation
from twosource.model.span import Span

if TYPE_CHECKING:
    from twosource.gather.formats.embeds import Embedded

Element = Any
"""An lxml element; lxml ships no types."""

BLOCKS = {"p", "head", "list", "item", "quote", "table", "row", "cell", "code", "div"}
BETWEEN_CELLS = " | "
HTML_BLOCKS = {
    "ul": "list",
    "ol": "list",
    "dl": "list",
    "li": "item",
    "dt": "item",
    "dd": "item",
    "blockquote": "quote",
    "tr": "row",
    "td": "cell",
    "th": "cell",
    "pre": "code",
    "section": "div",
    "article": "div",
    "figure": "div",
    "figcaption": "p",
    "body": "div",
    "html": "div",
    "header": "div",
    "footer": "div",
    "aside": "div",
    "main": "div",
    "tbody": "div",
    "thead": "div",
    "address": "p",
    "center": "div",
    "a": "ref",
    "br": "lb",
} | {f"h{level}": "head" for level in range(1, 7)}
HIDDEN = ("script", "style", "noscript", "template", "iframe", "object", "head", "title", "form", "button")
"""Elements of HTML whose text is not shown; `head` is one in HTML, before headings are renamed to it."""


def read_fragment(markup: str) -> Story:
    """Read a piece of HTML as feeds and posts carry it; one that cannot be parsed gives no text."""
    story = Story("\x00", [], None, None)
    try:
        tree = html.fragment_fromstring(markup, create_parent="div")
    except (LxmlError, ValueError, AssertionError):
        return story
    rename_html(tree)
    story.add_blocks(tree)
    return story


def rename_html(tree: Element) -> None:
    """Turn HTML's elements into those of TEI that we read, and drop what a browser would not show."""
    for element in list(tree.iter(*HIDDEN)):
        if element is not tree:
            element.drop_tree()
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "a":
            element.set("target", element.get("href") or "")
        element.tag = HTML_BLOCKS.get(element.tag, element.tag)


@dataclass(slots=True)
class Story:
    """The text as it is put together, and what was placed in it."""

    mark: str
    posts: list[Embedded]
    title: str | None
    url: str | None
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    placed: list[Post] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)

    def text(self) -> str:
        """Give the whole text."""
        return "".join(self.pieces)

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
        if not text or (not self.pieces and text == self.title):
            return
        if text.startswith(self.mark):
            self.add_post(self.posts[int(text.rpartition("-")[2])])
            return
        start = self.append(text)
        self.links += [Link(start + span.start, start + span.end, href) for span, href in links if self.is_web(href)]

    def is_web(self, href: str) -> bool:
        """Tell whether a link leads to the web."""
        return join(self.url, href) is not None

    def add_post(self, post: Embedded) -> None:
        """Put a post's text where it stood, and note that the story quotes it."""
        if post.url:
            self.relations.append(Relation("quote", name_address(post.url)))
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
