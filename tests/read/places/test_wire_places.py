"""Constructed sentences as wires and posts write them: which of their names are places, and where those are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twosource.model.item import Item

if TYPE_CHECKING:
    from twosource.read.reader import Reader

SENTENCES = [
    ("The council of elders in Derna granted the families of the district a day.", {"Derna": "LY"}, set()),
    ("Jets struck a Beirut suburb on Monday.", {"Beirut": "LB"}, set()),
    ("Shells hit a Damascus suburb on Monday.", {"Damascus": "SY"}, set()),
    ("Shells hit a Tripoli suburb and a Tripoli district on Monday.", {"Tripoli": "LY"}, set()),
    ("Unconfirmed reports that a Wagner convoy has entered Gao airport.", {"Gao": "ML"}, {"Wagner"}),
    (
        "EL FASHER, Sudan (AP) — Fighters shelled a camp outside the city of el-Fasher on Friday.",
        {"el-Fasher": "SD"},
        set(),
    ),
    ("Junta jets bombed Pazigyi village in Sagaing, at least 30 dead.", {"Sagaing": "MM", "Pazigyi": None}, {"Junta"}),
    (
        "Soldiers told everyone in the Al-Rimal neighbourhood of Gaza City to leave.",
        {"Al-Rimal": None, "Gaza City": "PS"},
        set(),
    ),
    ("RSF gives civilians in Babanusa 72 hours to evacuate.", {"Babanusa": "SD"}, {"RSF"}),
    (
        "The tribe of Jordan Malik, a fisherman from Tyre in southern Lebanon, left.",
        {"Tyre": "LB", "Lebanon": "LB"},
        {"Jordan"},
    ),
]


@pytest.mark.parametrize(("text", "places", "others"), SENTENCES)
def test_a_sentence_has_its_places(reader: Reader, text: str, places: dict[str, str | None], others: set[str]) -> None:
    (reading,) = reader.read([Item("x", "article", text, "", published="2025-04-27")])
    found = {text[one.start : one.end]: one.country for one in reading.places}
    assert {name: found.get(name, "not seen") for name in places if places[name]} == {
        name: country for name, country in places.items() if country
    }
    assert {name for name, country in places.items() if country is None} <= set(found)
    assert not {name for name in found if name in others and found[name]}
