"""A sentence goes in, where its events happened comes out; who speaks and a state that acts are no places of deeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twosource.model.item import Item

if TYPE_CHECKING:
    from twosource.read.reader import Reader

SENTENCES = [
    ("Russia's defence ministry said its troops did not fire on the town.", "ASSAULT", None),
    ("Kyiv says rebels attacked a depot on Sunday.", "ASSAULT", None),
    ("Officials in Goma said two people were killed on Sunday.", "ASSAULT", "Goma"),
    ("Israeli aircraft bombed a house in Rafah on Sunday.", "ASSAULT", "Rafah"),
    ("Sudan's army shelled a market on Sunday.", "ASSAULT", None),
    ("The town of Goma was shelled on Sunday by Rwandan troops.", "ASSAULT", "Goma"),
    ("A diplomat in Kinshasa said rebels attacked the airport on Sunday.", "ASSAULT", None),
    ("He warned Rwanda's leader that attacks on the peacekeepers would have consequences.", "ASSAULT", None),
    ('"Our units did not attack the town," a spokesman told reporters in Moscow.', "ASSAULT", None),
    ("Two people were killed in Goma on Sunday, a doctor said in Nairobi.", "ASSAULT", "Goma"),
    ("Rebels shelled Goma on Sunday.", "ASSAULT", "Goma"),
    ("France and Germany condemned the killing of the paramedics.", "ASSAULT", None),
    ("The ministry accused Chad of shelling the market.", "ASSAULT", None),
    ("The army killed a man in a raid on a car near Tyre, hours after police held two in Sidon.", "ASSAULT", "Tyre"),
    ("The group would not release hostages unless Israel withdrew its forces.", "RETREAT", None),
    ("Mali expelled the ambassador of Denmark.", "SANCTION", None),
    ("Washington lifted sanctions on the bank.", "CONCEDE", None),
    ("The EU imposed sanctions on three generals in Gabon.", "COERCE", None),
]


@pytest.mark.parametrize(("text", "kind", "place"), SENTENCES, ids=[text[:30] for text, _, _ in SENTENCES])
def test_a_deed_is_placed_by_what_tells_where(reader: Reader, text: str, kind: str, place: str | None) -> None:
    (reading,) = reader.read([Item("x", "article", text, "", published="2025-04-27")])
    found = {
        None if event.place is None else text[reading.places[event.place].start : reading.places[event.place].end]
        for event in reading.events
        if event.type == kind
    }
    assert found == {place}
