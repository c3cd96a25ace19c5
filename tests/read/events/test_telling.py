"""Constructed sentences from a reader's walk: who was told what, and who asks whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twosource.model.item import Item

if TYPE_CHECKING:
    from twosource.read.reader import Reader

TELLING = [
    "Hamas official Osama Khatib told al-Sahm television that the group would not release hostages.",
    'The police chief told reporters: "We do not negotiate with criminals."',
    "The general told Vecer that no decision had been made.",
]


@pytest.mark.parametrize("text", TELLING)
def test_telling_somebody_something_is_no_request(reader: Reader, text: str) -> None:
    (reading,) = reader.read([Item("x", "article", text, "", published="2025-04-27")])
    assert not [event for event in reading.events if event.type == "REQUEST"]


def test_an_army_that_calls_a_draft_fiction_rings_nobody(reader: Reader) -> None:
    text = 'The army, in a written response, called the draft "a work of fiction".'
    (reading,) = reader.read([Item("x", "article", text, "", published="2025-04-27")])
    assert not [event for event in reading.events if event.type == "CONSULT"]
