"""From a pack of gold rows to Readings by the shipped reader, each text parsed once and kept for the next run."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spacy.lang.en import English
from spacy.tokens import DocBin

from benchmarks.events.views import incidents, main_events
from twosource.model.ids import digest_text
from twosource.model.item import Item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from spacy.tokens import Doc

    from twosource.model.reading import Reading
    from twosource.read.reader import Reader

Row = dict[str, Any]
LAYERS = ("LEMMA", "POS", "TAG", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE", "SPACY")


@dataclass(frozen=True, slots=True)
class Pack:
    """A gold file, the scorer's task for it, and the rows of its report that we print, with the column of each.

    `inside` names the set whose texts hold this one's rows, where their `doc`, `start` and `end` say: they are read in
    their text, and cut out. `view` is a name and what makes of a Reading what the set asks for, where it asks for less
    than all events.
    """

    name: str
    file: str
    task: str
    shown: tuple[tuple[str, str], ...]
    inside: str = ""
    view: tuple[str, Callable[[Reading, Doc], Reading]] | None = None


PACKS = (
    Pack("plv", "plv_train.jsonl", "plv", (("root", "macro F1"), ("root", "acc"), ("printed type", "macro F1"))),
    Pack(
        "ipe",
        "ipe_dev_docs.jsonl",
        "ipe",
        (("KILL", "F1"), ("ARREST", "F1"), ("FAIL", "F1"), ("FORCE", "F1"), ("ANY", "F1"), ("mean", "macro F1")),
    ),
    Pack("ipe sentences", "ipe_dev_sents.jsonl", "ipe", (("mean", "macro F1"), ("ANY", "F1")), inside="ipe"),
    Pack(
        "muc",
        "muc_dev.jsonl",
        "muc",
        (
            ("type, mean", "F1"),
            ("type, micro", "F1"),
            ("stage ACCOMPLISHED", "F1"),
            ("stage ATTEMPTED", "F1"),
            ("stage THREATENED", "F1"),
            ("stage, mean", "F1"),
            ("confidence", "acc"),
        ),
        view=("incidents", incidents),
    ),
    Pack(
        "cameo_ner",
        "cameo_ner_dev.jsonl",
        "cameo_ner",
        (
            ("exact", "F1"),
            ("exact source", "F1"),
            ("exact target", "F1"),
            ("overlap source", "F1"),
            ("overlap target", "F1"),
        ),
        view=("main events", main_events),
    ),
)


def read_rows(folder: Path, pack: Pack, part: int | None) -> list[Row]:
    """Read the gold rows whose document's number is even (part 0) or odd (1), or all."""
    rows = [json.loads(line) for line in (folder / pack.file).read_text("utf-8").splitlines()]
    return [row for row in rows if part is None or number_of(row) % 2 == part]


def number_of(row: Row) -> int:
    """Give the number that ends a document's id."""
    return int(re.findall(r"\d+", str(row.get("doc", row["id"])))[-1])


def parse_rows(rows: list[Row], name: str, reader: Reader, kept: Path | None) -> Iterator[Doc]:
    """Parse the rows' texts, or take them from `kept` when this very model has parsed them before.

    The vocabulary is one that knows lower case and the like, as the stages of reading expect.
    """
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
    store = kept and kept / f"events-{name.replace(' ', '-')}-{reader.language.digest[-12:]}.spacy"
    if store and store.exists():
        yield from DocBin().from_disk(store).get_docs(English().vocab)
        return
    parsed = DocBin(attrs=LAYERS, store_user_data=True)
    for doc in reader.language.parse(row["text"] for row in rows):
        parsed.add(doc)
        yield doc
    if store:
        parsed.to_disk(store)


def read_pack(rows: list[Row], name: str, reader: Reader, kept: Path | None) -> Iterator[tuple[Reading, Doc]]:
    """Read each row as an article of its day; give the Reading with the Doc that it was read from."""
    for row, doc in zip(rows, parse_rows(rows, name, reader, kept), strict=True):
        text = row["text"]
        item = Item(row["id"], "article", text, digest_text(text), published=row.get("published"))
        yield reader.read_parsed(item, doc), doc
