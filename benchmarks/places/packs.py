"""From a pack of texts with gold toponyms to rows that can be measured, parsed once and kept for the next run."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spacy import blank
from spacy.tokens import DocBin

from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.model.span import Span
from twosource.read.parsed import Parsed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spacy.tokens import Doc

    from twosource.read.language import LanguageModel

PACKS = ("lgl", "geovirus")


@dataclass(frozen=True, slots=True)
class Toponym:
    """A gold toponym at `text[start:end]`, with its point where gold has one."""

    start: int
    end: int
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Row:
    """A text of a pack: as parsed for reading from raw text, as parsed for given spans, and its gold."""

    raw: Parsed
    given: Parsed
    gold: tuple[Toponym, ...]


def read_pack(folder: Path, pack: str, part: int, language: LanguageModel, kept: Path | None) -> list[Row]:
    """Read the rows of even (part 0) or odd (part 1) place in a pack, and parse them."""
    lines = (folder / f"{pack}.jsonl").read_text(encoding="utf-8").split("\n")
    records = [json.loads(line) for line in lines if line.strip()][part::2]
    name = f"{pack}-{part}-{language.digest.removeprefix('sha256:')[:12]}.docbin"
    docs = _docs([record["text"] for record in records], language, kept / name if kept else None)
    return [_row(record, doc) for record, doc in zip(records, docs, strict=True)]


def _docs(texts: list[str], language: LanguageModel, kept: Path | None) -> Iterator[Doc]:
    """Parse the texts, or take the parse of an earlier run with the same model."""
    if kept is not None and kept.exists():
        return DocBin().from_disk(kept).get_docs(blank("en").vocab)
    docs = list(language.parse(texts))
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        DocBin(docs=docs).to_disk(kept)
    return iter(docs)


def _row(record: dict[str, Any], doc: Doc) -> Row:
    gold = tuple(Toponym(one["start"], one["end"], one["lat"], one["lon"]) for one in record["toponyms"])
    spans = tuple(Span(one.start, one.end) for one in gold)
    return Row(Parsed(_item(record, None), doc), Parsed(_item(record, spans), doc), gold)


def _item(record: dict[str, Any], toponyms: tuple[Span, ...] | None) -> Item:
    text = record["text"]
    return Item(
        str(record["id"]), "article", text, digest_text(text), publisher=record.get("publisher"), toponyms=toponyms
    )
