"""What every test here asks: read this text, tell who says what through whom. All sentences are constructed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pytest

from twosource.model.ids import digest_text
from twosource.model.item import Item, ItemKind
from twosource.read.language import load_language
from twosource.read.parsed import Parsed
from twosource.read.posts import find_posts
from twosource.read.statements import find_statements

if TYPE_CHECKING:
    from twosource.model.reading import Statement


class Tell(Protocol):
    """From a text to its statements, as words."""

    def __call__(self, text: str, *, kind: ItemKind = "article", published: str | None = None) -> list[Told]: ...


@dataclass(frozen=True, slots=True)
class Told:
    """One statement in words: the chain outermost first, the content's parts, and the statement itself."""

    chain: tuple[str | None, ...]
    content: tuple[str, ...]
    cue: str | None
    statement: Statement

    @property
    def names(self) -> tuple[str | None, ...]:
        """The resolved names of the chain."""
        return tuple(voice.name for voice in self.statement.voices)


def parse(text: str, kind: ItemKind = "article", published: str | None = None) -> Parsed:
    """Parse a text as an item of its own."""
    item = Item(id="t", kind=kind, text=text, digest=digest_text(text), published=published)
    [doc] = language().parse([text])
    return Parsed(item, doc, find_posts(item))


def language() -> LanguageModel:
    """Load the model that ships, once."""
    if not LOADED:
        LOADED.append(load_language())
    return LOADED[0]


if TYPE_CHECKING:
    from twosource.read.language import LanguageModel

LOADED: list[LanguageModel] = []


@pytest.fixture(scope="session")
def tell() -> Tell:
    """Read a text and give its statements in words."""

    def ask(text: str, *, kind: ItemKind = "article", published: str | None = None) -> list[Told]:
        return [in_words(text, one) for one in find_statements(parse(text, kind, published))]

    return ask


def in_words(text: str, one: Statement) -> Told:
    """Slice a statement's spans out of its text."""
    chain = tuple(None if v.start is None else text[v.start : v.end] for v in one.voices)
    return Told(chain, tuple(span.of(text) for span in one.content), one.cue.of(text) if one.cue else None, one)
