"""Constructed items, each read once: by the model that ships, and by words alone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import spacy

from twosource.model.item import Item
from twosource.read.deadlines import find_deadlines
from twosource.read.parsed import Parsed
from twosource.read.posts import find_posts
from twosource.read.times import find_times

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from twosource.model.reading import Deadline
    from twosource.read.reader import Reader

BLANK = spacy.blank("en")
BLANK.max_length = 2_000_000
ITEMS = tuple(Path(__file__).parent / name for name in ("constructed.jsonl", "apart.jsonl"))


@dataclass(frozen=True, slots=True)
class Case:
    """A constructed item, the deadlines that a careful person reads in it, and those that we read."""

    id: str
    text: str
    published: str
    wanted: list[dict[str, Any]]
    found: tuple[Deadline, ...]


def read_doc(doc: Doc, published: str | None) -> tuple[Deadline, ...]:
    """Read the deadlines of a parsed text."""
    item = Item("x", "article", doc.text, "", published=published)
    parsed = Parsed(item, doc, find_posts(item))
    return find_deadlines(parsed, find_times(parsed))


def read_words(text: str, published: str | None = "2021-08-22") -> tuple[Deadline, ...]:
    """Read the deadlines of a text by its words alone."""
    return read_doc(BLANK.make_doc(text), published)


def constructed() -> list[dict[str, Any]]:
    """Give the constructed items; the first line of each file says that they are."""
    files = (path.read_text(encoding="utf-8").splitlines() for path in ITEMS)
    return [json.loads(line) for lines in files for line in lines[1:]]


@pytest.fixture(scope="session")
def deadlines(reader: Reader) -> Callable[[str, str | None], tuple[Deadline, ...]]:
    """Read the deadlines of a text with the language model that ships."""

    def read(text: str, published: str | None) -> tuple[Deadline, ...]:
        [doc] = reader.language.parse([text])
        return read_doc(doc, published)

    return read


@pytest.fixture(scope="session")
def cases(reader: Reader) -> list[Case]:
    """Every constructed item with the deadlines that the shipped model helps to read."""
    rows = constructed()
    docs = reader.language.parse([row["text"] for row in rows])
    return [
        Case(row["id"], row["text"], row["published"], row["deadlines"], read_doc(doc, row["published"]))
        for row, doc in zip(rows, docs, strict=True)
    ]
