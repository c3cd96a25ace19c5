"""From a pack's JSON lines to parsed items; parses are kept in a folder, if one is named, since they cost the most."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spacy import blank
from spacy.tokens import DocBin

from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.read.parsed import Parsed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from spacy.tokens import Doc

    from twosource.read.language import LanguageModel

KEPT = ["ORTH", "SPACY", "LEMMA", "POS", "TAG", "HEAD", "DEP", "ENT_TYPE", "ENT_IOB", "SENT_START"]


@dataclass(frozen=True, slots=True)
class Row:
    """One gold record and its parsed text."""

    gold: dict[str, Any]
    parsed: Parsed


def read_pack(path: Path, language: LanguageModel, kept: Path | None) -> list[Row]:
    """Read and parse a pack, in its order."""
    golds = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    docs = _parse(
        [gold["text"] for gold in golds], language, kept / f"{path.parent.name}-{path.stem}.spacy" if kept else None
    )
    return [Row(gold, Parsed(_item(gold), doc)) for gold, doc in zip(golds, docs, strict=True)]


def _parse(texts: list[str], language: LanguageModel, kept: Path | None) -> Iterable[Doc]:
    if kept is None:
        return language.parse(texts)
    place = kept.with_suffix(f".{language.digest[-8:]}.spacy")
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        DocBin(attrs=KEPT, docs=language.parse(texts), store_user_data=True).to_disk(place)
    found: Iterable[Doc] = DocBin().from_disk(place).get_docs(blank("en").vocab)
    return found


def _item(gold: dict[str, Any]) -> Item:
    return Item(
        id=str(gold["id"]),
        kind=gold.get("kind", "article"),
        text=gold["text"],
        digest=digest_text(gold["text"]),
        publisher=gold.get("publisher"),
        handle=gold.get("handle"),
        published=gold.get("published"),
    )
