"""From a pack of dated texts to parsed items with their gold rows, parsed once and kept for the next run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import spacy
from spacy.tokens import DocBin

from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.read.parsed import Parsed
from twosource.read.posts import find_boilerplate, find_posts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from spacy.tokens import Doc

    from twosource.read.language import LanguageModel

Row = dict[str, Any]


def read_rows(path: Path) -> list[Row]:
    """Read JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def parse_rows(rows: list[Row], name: str, language: LanguageModel, kept: Path | None) -> list[Parsed]:
    """Parse the rows' texts as the reader does, or take the parse of an earlier run with the same model."""
    place = kept / f"{name}-{language.digest.removeprefix('sha256:')[:12]}.docbin" if kept else None
    docs: Iterable[Doc]
    if place is not None and place.exists():
        docs = DocBin().from_disk(place).get_docs(spacy.blank("en").vocab)
    else:
        docs = list(language.parse(row["text"] for row in rows))
        if place is not None:
            place.parent.mkdir(parents=True, exist_ok=True)
            DocBin(docs=docs).to_disk(place)
    return [as_parsed(row, doc) for row, doc in zip(rows, docs, strict=True)]


def as_parsed(row: Row, doc: Doc) -> Parsed:
    """Make the parsed item of a row."""
    text = row["text"]
    item = Item(str(row["id"]), "article", text, digest_text(text), published=row.get("published"))
    return Parsed(item, doc, find_posts(item), find_boilerplate(item))
