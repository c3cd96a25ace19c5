"""A case keeps what stories settle about places beside the readings, and forgets it with the item."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twosource.gather import GatherOptions, gather_inputs
from twosource.model.placing import place_reading
from twosource.run.adding import add_gathered
from twosource.run.relating import relate_case
from twosource.store import create_case
from twosource.store.placings import read_placings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twosource.read.reader import Reader
    from twosource.store import Case

STORY = {
    "open": "Shells fell on San Pedro at dawn on Monday, killing three people in the market, a nurse said.",
    "first": "Shells fell on a market at dawn on Monday, killing three people, in Soubré, Ivory Coast, the army said.",
    "second": "Three people died when shells fell on a market on Monday near Abidjan and Sassandra, Ivory Coast.",
}


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    made = create_case(tmp_path / "case")
    yield made
    made.close()


def add(case: Case, folder: Path, reader: Reader, *names: str) -> None:
    """Add items one after another, relating each time."""
    for name in names:
        path = folder / f"{name}.txt"
        path.write_text(STORY[name], "utf-8")
        options = GatherOptions(published="2024-03-11", plain=True)
        list(add_gathered(case, gather_inputs([str(path)], options), reader))
        relate_case(case)


def test_what_the_story_settles_stands_beside_the_reading(case: Case, tmp_path: Path, reader: Reader) -> None:
    add(case, tmp_path, reader, "open", "first", "second")
    (item,) = [one.id for one in case.items() if "San Pedro" in one.text]
    assert [len(story.items) for story in case.stories()] == [3]
    reading, placing = case.reading(item), read_placings(case, [item])[item]
    assert reading is not None
    assert placing.places[0].country == "CI"
    assert "Ivory Coast" in (placing.places[0].reason or "")
    assert all(place.reason is None for place in reading.places)
    assert place_reading(reading, placing).places[0] == placing.places[0]
    assert place_reading(reading, None) is reading


def test_an_erased_item_leaves_nothing(case: Case, tmp_path: Path, reader: Reader) -> None:
    add(case, tmp_path, reader, "open", "first", "second")
    (item,) = [one.id for one in case.items() if "San Pedro" in one.text]
    case.erase_item(item, "asked to")
    relate_case(case)
    assert read_placings(case, [item]) == {}
