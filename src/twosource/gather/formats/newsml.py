"""NewsML-G2 (IPTC) in, an item a newsItem out; a canceled or withheld one takes back what it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from twosource.errors import EmptyInput, MalformedRecord
from twosource.gather.formats.news_object import NewsFacts, make_news
from twosource.gather.formats.ninjs import mark_up
from twosource.gather.formats.paragraphs import Story, read_fragment
from twosource.gather.objects import as_text
from twosource.gather.published import read_published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.gather.gathered import Gathered, GatherOptions, Piece

Element = Any
"""An lxml element; lxml ships no types."""


def parse_xml(piece: Piece) -> Element:
    """Parse XML with entities, DTDs and the network off.

    Raises:
        MalformedRecord: it is not well-formed, or declares entities.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        root = etree.fromstring(piece.content.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise MalformedRecord(
            piece.address, f"is not well-formed XML ({' '.join(str(error).split())[:120]})"
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise MalformedRecord(piece.address, "declares XML entities or a DTD, which are not expanded here")
    return root


def local_name(element: Element) -> str:
    """Give an element's name without its namespace."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def find_all(element: Element, name: str) -> list[Element]:
    """Give the elements of a name anywhere under `element`, whatever their namespace."""
    found: list[Element] = element.xpath("descendant-or-self::*[local-name() = $name]", name=name)
    return found


def first_text(element: Element, *names: str) -> str | None:
    """Give the text of the first element of the first of the names that says anything."""
    for name in names:
        for found in find_all(element, name):
            if text := " ".join("".join(found.itertext()).split()):
                return text
    return None


def read_newsml(root: Element, piece: Piece, options: GatherOptions) -> Iterator[Gathered]:
    """Yield the news items in order.

    Raises:
        EmptyInput: there is none.
    """
    found = find_all(root, "newsItem")
    if not found:
        raise EmptyInput(piece.address, "holds no newsItem")
    for element in found:
        yield make_news(read_item(element, piece, options), piece)


def read_item(element: Element, piece: Piece, options: GatherOptions) -> NewsFacts:
    """Read one newsItem."""
    status = next((one.get("qcode") or one.get("uri") or "" for one in find_all(element, "pubStatus")), "usable")
    dates = [first_text(element, name) for name in ("firstCreated", "contentCreated", "versionCreated")]
    return NewsFacts(
        name=element.get("guid") or f"{piece.address}#{first_text(element, 'headline')}",
        status=status.replace("/", ":").rpartition(":")[2],
        story=read_content(element),
        publisher=named(element, "provider") or first_text(element, "creditline"),
        author=first_text(element, "by"),
        published=next(filter(None, map(read_published, dates)), None) or options.published,
        title=first_text(element, "headline", "title"),
        language=(language_of(element) or "").partition("-")[0].lower() or None,
    )


def named(element: Element, name: str) -> str | None:
    """Give the name of a party: its <name>, its literal, or the last part of its code."""
    for found in find_all(element, name):
        code = found.get("literal") or (found.get("qcode") or "").rpartition(":")[2]
        if told := first_text(found, "name") or code:
            return told
    return None


def language_of(element: Element) -> str | None:
    """Give the language of the content, or of the item."""
    told = [one.get("tag") for one in find_all(element, "language")]
    return as_text(next(filter(None, told), None) or element.get("{http://www.w3.org/XML/1998/namespace}lang"))


def read_content(element: Element) -> Story:
    """Read the text: inline XHTML or NITF, or plain data."""
    for inline in find_all(element, "inlineXML"):
        bodies = find_all(inline, "body.content") or find_all(inline, "body") or [inline]
        return read_fragment(
            etree.tostring(strip_namespaces(bodies[0]), encoding="unicode", method="html", with_tail=False)
        )
    for plain in find_all(element, "inlineData"):
        return read_fragment(mark_up("".join(plain.itertext())))
    return read_fragment("")


def strip_namespaces(element: Element) -> Element:
    """Take namespaces off, so that the element reads as HTML."""
    for one in element.iter():
        if isinstance(one.tag, str):
            one.tag = local_name(one)
    element.tag = "div"
    etree.cleanup_namespaces(element)
    return element
