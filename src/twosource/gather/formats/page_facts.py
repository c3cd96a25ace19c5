"""A page's tree in; its title, author, outlet, date and address out, as its publisher wrote them for machines."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from twosource.codebook.loader import load_vocabulary
from twosource.gather.objects import as_list, as_object, as_text
from twosource.gather.published import read_published

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = Any
"""An lxml element; lxml ships no types."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """`codebook/pages.yaml`."""

    published: tuple[str, ...]
    publisher: tuple[str, ...]
    author: tuple[str, ...]
    title: tuple[str, ...]
    story_types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself; None where it does not."""

    title: str | None
    author: str | None
    publisher: str | None
    published: str | None
    url: str | None
    language: str | None


@lru_cache(maxsize=1)
def load_page_words() -> PageWords:
    """Read the vocabulary once."""
    return load_vocabulary("pages", PageWords)


def read_page_facts(tree: Element, address: str | None) -> PageFacts:
    """Read the facts; `address` is where the page was fetched, None for a file."""
    words = load_page_words()
    meta = read_meta(tree)
    linked = list(read_linked_data(tree, words))
    return PageFacts(
        title=first_of(meta, words.title)
        or from_linked(linked, "headline")
        or tag_text(tree, "h1")
        or tag_text(tree, "title"),
        author=from_linked(linked, "author") or not_address(first_of(meta, words.author)),
        publisher=from_linked(linked, "publisher") or first_of(meta, words.publisher),
        published=find_published(tree, meta, linked, words),
        url=find_url(tree, meta, address),
        language=find_language(tree),
    )


def read_meta(tree: Element) -> dict[str, str]:
    """Give the page's <meta> by name, property or itemprop, in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def first_of(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    """Give the first that is there."""
    return next((meta[name] for name in names if name in meta), None)


def not_address(author: str | None) -> str | None:
    """Give the author unless it is the address of a profile."""
    return None if author and author.startswith(("http://", "https://")) else author


def read_linked_data(tree: Element, words: PageWords) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects that are the story itself."""
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            parsed = json.loads(element.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for one in flatten(parsed):
            kinds = one.get("@type")
            if any(kind in words.story_types for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield one


def flatten(parsed: object) -> list[dict[str, Any]]:
    """Give the objects of a JSON-LD block: itself, a list's, or a graph's."""
    tops = as_list(parsed) or [parsed]
    found = [as_object(top) for top in tops]
    return found + [as_object(one) for top in found for one in as_list(top.get("@graph"))]


def from_linked(linked: list[dict[str, Any]], name: str) -> str | None:
    """Give a name of the story as text; of several authors all, in order."""
    for one in linked:
        values = as_list(one.get(name)) or [one.get(name)]
        named = [as_text(value) or as_text(as_object(value).get("name")) for value in values]
        if said := ", ".join(" ".join(text.split()) for text in named if text):
            return said
    return None


def find_published(tree: Element, meta: dict[str, str], linked: list[dict[str, Any]], words: PageWords) -> str | None:
    """Give when the page says that it was first published."""
    told = [one.get("datePublished") for one in linked]
    told += [meta[name] for name in words.published if name in meta]
    told += [
        element.get("datetime") or element.get("content")
        for element in tree.iter("time")
        if element.get("pubdate") is not None or "datepublished" in (element.get("itemprop") or "").lower()
    ]
    return next((read for one in told if (read := read_published(one))), None)


def find_url(tree: Element, meta: dict[str, str], address: str | None) -> str | None:
    """Give the page's own address; one that names another host than it was fetched from is not believed."""
    told = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    told.append(meta.get("og:url"))
    for written in told:
        whole = join(address, written)
        if whole and (address is None or host_of(whole) == host_of(address)):
            return whole
    return address


def join(address: str | None, written: str | None) -> str | None:
    """Complete an address that may be relative; None when it is no web address."""
    try:
        whole = urljoin(address or "", (written or "").strip())
        return whole if urlsplit(whole).scheme in {"http", "https"} and urlsplit(whole).hostname else None
    except ValueError:
        return None


def host_of(address: str) -> str:
    """Give an address's host, without a leading www."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def find_language(tree: Element) -> str | None:
    """Give the language that the page says it is in, its first part in lower case."""
    root = tree.getroottree().getroot()
    written = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
    return written.replace("_", "-").partition("-")[0].lower() or None


def tag_text(tree: Element, tag: str) -> str | None:
    """Give the text of the first element of a tag."""
    for element in tree.iter(tag):
        return " ".join("".join(element.itertext()).split()) or None
    return None
