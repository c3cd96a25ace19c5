"""A page's tree in, its embedded posts out, each with a placeholder paragraph left where it stood.

Extraction keeps a paragraph but not a widget, so posts are lifted out before it; what platforms' embed codes look
like is in codebook/embeds.yaml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lxml import etree

from twosource.codebook.loader import load_vocabulary
from twosource.gather.published import read_published

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = Any
"""An lxml element; lxml ships no types."""

X_EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657000, tzinfo=UTC)
"""Where X's ids begin to count milliseconds (its "snowflake" scheme, in use since that day)."""
X_FIRST = 29_700_859_247
"""The first id of that scheme."""
HASHTAG = re.compile(r"(?<![\w&])#(\w+)")
WRAPPERS = {"div", "figure", "center", "section", "aside", "p", "span", "amp-twitter"}
SILENT = {"script", "style", "noscript", "template"}
BLANKS = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Platform:
    """How one platform embeds; the file says what each key means."""

    name: str
    block: str
    text: tuple[str, ...]
    author: tuple[str, ...]
    handle: tuple[str, ...]
    address: tuple[str, ...]
    link: str
    base: str
    clock: str


@dataclass(frozen=True, slots=True)
class Embeds:
    """`codebook/embeds.yaml`."""

    platforms: tuple[Platform, ...]
    signatures: tuple[str, ...]
    days: tuple[str, ...]
    media: str


@dataclass(frozen=True, slots=True)
class Embedded:
    """A post lifted out of a page; `text` is empty where the embed code holds only its address."""

    text: str
    author: str | None
    handle: str | None
    posted: str | None
    hashtags: tuple[str, ...]
    media: tuple[str, ...]
    url: str | None


@lru_cache(maxsize=1)
def load_embeds() -> Embeds:
    """Read the vocabulary once."""
    return load_vocabulary("embeds", Embeds)


def lift_posts(tree: Element, mark: str) -> list[Embedded]:
    """Cut each embedded post out of `tree` and leave a paragraph `{mark}-{number}` in its place; give the posts."""
    posts: list[Embedded] = []
    for platform in load_embeds().platforms:
        for block in list(find_blocks(tree, platform)):
            if not is_inside(block, tree):
                continue
            posts.append(read_block(block, platform))
            place = etree.Element("p")
            place.text = f"{mark}-{len(posts) - 1}"
            replace_element(climb(block), place)
    return posts


def find_blocks(tree: Element, platform: Platform) -> Iterator[Element]:
    """Yield the elements that hold a post of the platform, outermost first."""
    if platform.block:
        wanted = f"contains(concat(' ', normalize-space(@class), ' '), ' {platform.block} ')"
    else:
        wanted = f"@{platform.address[0]}"
    yield from tree.xpath(f"descendant::*[{wanted}]")


def is_inside(block: Element, tree: Element) -> bool:
    """Tell whether the block still is in the tree: it is not if a post around it was lifted."""
    return tree in block.iterancestors()


def climb(block: Element) -> Element:
    """Go up through elements that hold nothing but this post, so that no empty frame stays behind."""
    while (above := block.getparent()) is not None and above.tag in WRAPPERS and holds_only(above, block):
        block = above
    return block


def holds_only(above: Element, block: Element) -> bool:
    """Tell whether `above` says nothing outside `block`."""
    if (above.text or "").strip():
        return False
    for child in above:
        if (child.tail or "").strip():
            return False
        if child is not block and isinstance(child.tag, str) and child.tag not in SILENT:
            return False
    return True


def replace_element(old: Element, new: Element) -> None:
    """Put `new` where `old` stood; what followed it stays. A paragraph is not put inside a paragraph."""
    new.tail, old.tail = old.tail, None
    old.getparent().replace(old, new)


def read_block(block: Element, platform: Platform) -> Embedded:
    """Read what a block says, of whom, and when."""
    words = load_embeds()
    bodies = find_bodies(block, platform)
    text = "\n".join(filter(None, (inline_text(body) for body in bodies)))
    rest = signature_of(block, bodies)
    url, found = find_address(block, platform)
    named = match_signature(rest, words)
    author = named.get("author") or class_text(block, platform.author)
    handle = named.get("handle") or class_text(block, platform.handle) or (found or {}).get("handle")
    return Embedded(
        text=text,
        author=author or None,
        handle=handle.removeprefix("@") if handle else None,
        posted=instant_of(found, platform) or day_of(block, rest, words),
        hashtags=tuple(dict.fromkeys(HASHTAG.findall(text))),
        media=tuple(dict.fromkeys(find_media(bodies, words))),
        url=url,
    )


def find_bodies(block: Element, platform: Platform) -> list[Element]:
    """Give the elements that hold the post's own words."""
    for name in platform.text:
        found = block.xpath(f"descendant::*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")
        if found:
            return [found[0]]
    if platform.text and platform.block == "tgme_widget_message":
        return []
    return [found for found in block.iter("p") if not any(above.tag == "p" for above in found.iterancestors())]


def inline_text(element: Element) -> str:
    """Give an element's text: breaks as line ends, other blanks as one, hidden parts left out."""
    pieces: list[str] = []
    collect_text(element, pieces)
    lines = (BLANKS.sub(" ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(lines).strip()


def collect_text(element: Element, pieces: list[str]) -> None:
    """Add the text of an element and what is in it, in order."""
    pieces.append((element.text or "").replace("\n", " "))
    for child in element:
        if child.tag == "br":
            pieces.append("\n")
        elif isinstance(child.tag, str) and child.tag not in SILENT:
            collect_text(child, pieces)
        pieces.append((child.tail or "").replace("\n", " "))


def signature_of(block: Element, bodies: list[Element]) -> str:
    """Give what the block says outside the post's own words, on one line."""
    inside = set()
    for body in bodies:
        inside |= set(body.iter())
    pieces = []
    for element in block.iter():
        if element not in inside and isinstance(element.tag, str) and element.tag not in SILENT:
            pieces.append(element.text or "")
        if element is not block and (element not in inside or element in bodies):
            pieces.append(element.tail or "")
    return " ".join(" ".join(pieces).split())


def match_signature(rest: str, words: Embeds) -> dict[str, str]:
    """Read author and handle out of the signature."""
    for pattern in words.signatures:
        if found := re.match(pattern, rest):
            return {name: value.strip() for name, value in found.groupdict().items() if value}
    return {}


def class_text(block: Element, names: tuple[str, ...]) -> str | None:
    """Give the text of the first element of one of the classes."""
    for name in names:
        found = block.xpath(f"descendant::*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")
        if found and (text := " ".join("".join(found[0].itertext()).split())):
            return text
    return None


def find_address(block: Element, platform: Platform) -> tuple[str | None, dict[str, str] | None]:
    """Give the post's address and the account and id in it."""
    told = [block.get(name) for name in platform.address if block.get(name)]
    links = [link.get("href") for link in reversed(list(block.iter("a"))) if link.get("href")]
    for written in [*links, *told] if platform.name == "bluesky" else [*told, *links]:
        if found := re.search(platform.link, written):
            named = {name: value for name, value in found.groupdict().items() if value}
            return platform.base + written.partition("?")[0], named
    return (platform.base + told[0] if told else None), None


def instant_of(found: dict[str, str] | None, platform: Platform) -> str | None:
    """Read the instant out of the post's id, where the platform's own servers put it there."""
    if found is None or platform.clock != "x" or int(found["id"]) < X_FIRST:
        return None
    moment = X_EPOCH + timedelta(milliseconds=int(found["id"]) >> 22)
    return moment.replace(microsecond=0).isoformat().removesuffix("+00:00") + "Z"


def day_of(block: Element, rest: str, words: Embeds) -> str | None:
    """Read when it was posted from a <time>, the last link's words or the end of the signature; the day, or None."""
    for element in block.iter("time"):
        if told := read_published(element.get("datetime")):
            return told
    links = ["".join(link.itertext()) for link in reversed(list(block.iter("a")))]
    for written in [*links, rest]:
        if told := read_day(written, words.days):
            return told
    return None


def read_day(written: str, formats: tuple[str, ...]) -> str | None:
    """Read a day as embed codes write it, with whatever clock time follows left out (its zone is the embedder's)."""
    day = " ".join(re.split(r"\bat\b|·", written, maxsplit=1)[0].split()).strip(" ,")
    for form in formats:
        try:
            return datetime.strptime(day, form).replace(tzinfo=UTC).date().isoformat()
        except ValueError:
            continue
    return None


def find_media(bodies: list[Element], words: Embeds) -> Iterator[str]:
    """Yield the addresses of the post's pictures and films, as its text shows them."""
    for body in bodies:
        for link in body.iter("a"):
            shown = "".join(link.itertext()).strip()
            if re.match(words.media, shown):
                yield shown
