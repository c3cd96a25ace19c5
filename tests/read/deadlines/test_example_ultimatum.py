"""A clock that the text itself gives in GMT decides when a term runs out, wherever its bracket stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twosource.model.ids import digest_text
from twosource.model.item import Item

if TYPE_CHECKING:
    from twosource.read.reader import Reader

TEXT = (
    "ÖLGII, Mongolia, March 12 (Meridian Wire) – The Altai Guard on Tuesday gave the garrison of Tsengel until noon "
    "local time on Wednesday (0500 GMT) to leave the town, threatening to storm it otherwise."
)


@pytest.mark.parametrize(
    "text", [TEXT, TEXT.replace("noon local time on Wednesday (0500 GMT)", "noon (0500 GMT) on Wednesday")]
)
def test_the_bracketed_clock_decides(text: str, reader: Reader) -> None:
    item = Item(id="i", kind="article", text=text, digest=digest_text(text), published="2024-03-12T16:40:00Z")
    (reading,) = reader.read([item])
    assert [deadline.due for deadline in reading.deadlines] == [("2024-03-13T05:00:00Z", "2024-03-13T05:00:00Z")]


def test_who_gave_it_is_no_day(reader: Reader) -> None:
    item = Item(id="i", kind="article", text=TEXT, digest=digest_text(TEXT), published="2024-03-12T16:40:00Z")
    (reading,) = reader.read([item])
    (deadline,) = reading.deadlines
    assert deadline.by is not None
    assert "Altai Guard" in deadline.by.of(TEXT)
    assert "Tuesday" not in deadline.by.of(TEXT)
