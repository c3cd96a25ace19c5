"""`python -m benchmarks.places.story [FOLDER]` measures what the other items of a story do for the places of an item.

No gold data has places and stories together, so each text is cut in two at the sentence nearest its middle: the halves
are two items of one story, read alone and then once more with what the other half names. FOLDER is ../shared/bench.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.places.measure import Found, Tally
from benchmarks.places.packs import PACKS, Row, Toponym, read_pack
from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.model.reading import Reading
from twosource.read.language import load_language
from twosource.read.parsed import Parsed
from twosource.read.places import find_places, load_gazetteer, look_around, settle_by_story

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

    from twosource.model.reading import Place
    from twosource.read.places import Gazetteer

PARTS = {0: "even", 1: "odd"}
HEAD = "| texts | places | raw acc@161 | raw acc@25 | right when placed | settled |\n|---|---|---|---|---|---|"


@dataclass(frozen=True, slots=True)
class Half:
    """Half of a text, read as an item of its own, with the gold toponyms that stand in it."""

    reading: Reading
    gold: tuple[Toponym, ...]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.places.story", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/bench"))
    parser.add_argument("--kept", type=Path, help="folder for the parsed texts, so that the next run is quick")
    options = parser.parse_args()
    language, gazetteer = load_language(), load_gazetteer()
    print(HEAD)
    for pack in PACKS:
        for part, name in PARTS.items():
            rows = read_pack(options.folder / "places", pack, part, language, options.kept)
            alone, within, settled = measure(rows, gazetteer)
            for how, tally, count in (("read alone", alone, ""), ("with its story", within, str(settled))):
                wide, narrow = tally.accuracy
                figures = f"{wide:.1f} | {narrow:.1f} | {tally.right_when_answered:.1f} | {count}"
                print(f"| {pack}, {len(rows)} {name} | {how} | {figures} |", flush=True)


def measure(rows: Iterable[Row], gazetteer: Gazetteer) -> tuple[Tally, Tally, int]:
    """Count the halves read alone and with each other, and how many places the second look settled."""
    alone, within, settled = Tally(), Tally(), 0
    for row in rows:
        halves = list(cut(row, gazetteer))
        around = look_around(half.reading for half in halves)
        for half in halves:
            new = {(one.start, one.end): one for one in settle_by_story(half.reading, around, gazetteer)}
            settled += len(new)
            alone.add(half.gold, found(half.reading.places))
            within.add(half.gold, found([new.get((one.start, one.end), one) for one in half.reading.places]))
    return alone, within, settled


def found(places: Iterable[Place]) -> list[Found]:
    """Give places as the measure takes them."""
    return [Found(one.start, one.end, one.lat, one.lon) for one in places]


def cut(row: Row, gazetteer: Gazetteer) -> Iterator[Half]:
    """Cut a text into two items at the sentence nearest its middle; one of a single sentence gives nothing."""
    doc = row.raw.doc
    starts = [sentence.start for sentence in list(doc.sents)[1:]]
    if not starts:
        return
    middle = min(starts, key=lambda start: abs(doc[start].idx - len(doc.text) / 2))
    for first, last in ((0, middle), (middle, len(doc))):
        yield make_half(row, doc[first:last].as_doc(), doc[first].idx, gazetteer)


def make_half(row: Row, doc: Doc, offset: int, gazetteer: Gazetteer) -> Half:
    """Read a part of a text that begins at `offset`."""
    text, whole = doc.text, row.raw.item
    item = Item(f"{whole.id}-{offset}", "article", text, digest_text(text), publisher=whole.publisher)
    gold = (one for one in row.gold if one.start >= offset and one.end <= offset + len(text))
    moved = tuple(replace(one, start=one.start - offset, end=one.end - offset) for one in gold)
    return Half(Reading(item, text, places=find_places(Parsed(item, doc), gazetteer)), moved)


if __name__ == "__main__":
    main()
