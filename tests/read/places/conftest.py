"""The gazetteer that ships, and a text read for places without the language model: gazetteer and words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from twosource.model.item import Item
from twosource.read.parsed import Parsed
from twosource.read.places import Gazetteer, find_places, load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.model.reading import Place
    from twosource.model.span import Span

BLANK = spacy.blank("en")


def parse(
    text: str,
    names: tuple[tuple[str, str], ...] = (),
    toponyms: tuple[Span, ...] | None = None,
    publisher: str | None = None,
) -> Parsed:
    """Parse a text with the names (words, label) that a language model would see in it."""
    doc = BLANK.make_doc(text)
    spans = [doc.char_span(text.index(said), text.index(said) + len(said), label=label) for said, label in names]
    doc.ents = [span for span in spans if span is not None]
    return Parsed(Item("x", "article", text, "", publisher=publisher, toponyms=toponyms), doc)


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The gazetteer that ships."""
    return load_gazetteer()


@pytest.fixture(scope="session")
def places_of(gazetteer: Gazetteer) -> Callable[..., dict[str, Place]]:
    """Read a text, and give its places by the words that name them."""

    def read(text: str, **more: object) -> dict[str, Place]:
        return {text[one.start : one.end]: one for one in find_places(parse(text, **more), gazetteer)}  # type: ignore[arg-type]

    return read
