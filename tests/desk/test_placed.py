"""A place that the story settles is shown where its item left it open, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk.constructed import NOW, READINGS
from twosource.desk.service import Desk, read_all, show_item
from twosource.model.placing import Placing
from twosource.model.reading import Place
from twosource.store import open_case
from twosource.store.placings import put_placings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twosource.store import Case

READING = next(one for one in READINGS if one.item.id == "advance")
OPEN = next(one for one in READING.places if one.lat is None)


@pytest.fixture
def case(filled: Path) -> Iterator[Case]:
    opened = open_case(filled, clock=lambda: NOW)
    yield opened
    opened.close()


def test_the_item_page_shows_it_with_the_reason(case: Case) -> None:
    place = Place(
        OPEN.start, OPEN.end, "Qaqqarsuaq", 60.9, -46.1, "twosource:peak:x", "point", 2.0, "GL", 0.9,
        reason="other items of the story speak of Narsaq",
    )  # fmt: skip
    desk = Desk(case)
    item = case.item("advance")
    assert item is not None
    put_placings(case, ["advance"], [Placing("advance", item.digest, "story-narsaq", (place,))])
    page = show_item(desk, "advance")
    assert page is not None
    shown = next(view for view in page.places if view.name == "Qaqqarsuaq")
    assert (shown.lat, shown.lon) == (60.9, -46.1)
    assert "other items of the story speak of Narsaq" in shown.words
    assert place in read_all(case, ["advance"], desk.snapshot().orders)["advance"].places
    put_placings(case, ["advance"], [])
    assert OPEN in read_all(case, ["advance"], desk.snapshot().orders)["advance"].places
