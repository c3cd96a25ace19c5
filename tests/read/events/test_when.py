"""A sentence goes in, when its events happened comes out; the day on which somebody told of them is none of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twosource.model.item import Item

if TYPE_CHECKING:
    from twosource.read.reader import Reader

SENTENCES = [
    ("The air force said on Thursday that 61 drones had been shot down.", "ASSAULT", None),
    ("The air force said on Thursday that 61 drones had been shot down on Monday.", "ASSAULT", "Monday"),
    ("The two sides will meet on Friday, the mayor said on Monday.", "CONSULT", "Friday"),
    ("Rebels shelled Goma on Sunday, a doctor said.", "ASSAULT", "Sunday"),
    ("Flights were suspended at Srinagar until noon on 10 May.", "SANCTION", None),
    (
        "France will withdraw its last soldiers by the end of January, the minister told parliament on Tuesday.",
        "RETREAT",
        "the end of January",
    ),
    ("Flights to Tehran have been suspended until Friday morning.", "SANCTION", None),
    ("The Secretary-General strongly condemns the attack on 20 April in Goma.", "ACCUSE", None),
    ("Our forces call on the enemy units to lay down their arms by 18:00 tomorrow.", "REQUEST", None),
]


@pytest.mark.parametrize(("text", "kind", "day"), SENTENCES, ids=[text[:30] for text, _, _ in SENTENCES])
def test_a_deed_has_its_own_day(reader: Reader, text: str, kind: str, day: str | None) -> None:
    (reading,) = reader.read([Item("x", "article", text, "", published="2025-04-27")])
    found = {
        None if event.when is None else text[reading.times[event.when].start : reading.times[event.when].end]
        for event in reading.events
        if event.type == kind
    }
    assert found == {day}
