"""Sentences read with the shipped language model, once a session."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from twosource.model.item import Item
from twosource.model.reading import Event, Statement
from twosource.read.events import find_events
from twosource.read.language import LanguageModel, load_language
from twosource.read.parsed import Parsed

ReadEvents = Callable[..., tuple[Event, ...]]


@pytest.fixture(scope="session")
def language() -> LanguageModel:
    """The shipped model."""
    return load_language()


@pytest.fixture(scope="session")
def parse(language: LanguageModel) -> Callable[..., Parsed]:
    """Parse a text as an item published on a day."""

    def parse_text(text: str, published: str | None = None) -> Parsed:
        doc = next(iter(language.parse([text])))
        return Parsed(Item(id="t", kind="article", text=text, digest="", published=published), doc)

    return parse_text


@pytest.fixture(scope="session")
def read_events(parse: Callable[..., Parsed]) -> ReadEvents:
    """Read the events of a text that nobody is quoted in."""

    def read(text: str, statements: tuple[Statement, ...] = ()) -> tuple[Event, ...]:
        return find_events(parse(text), statements, (), ())

    return read
