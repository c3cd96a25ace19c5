"""Constructed sentences from a reader's walk: which of their names are places, and where those are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twosource.model.item import Item

if TYPE_CHECKING:
    from twosource.read.reader import Reader

SENTENCES = [
    (
        "THE PRESIDENT SAID THURSDAY THAT IRAQ MUST BEGIN WITHDRAWING FROM KUWAIT BY NOON SATURDAY OR BE ATTACKED.",
        {"IRAQ": "IQ", "KUWAIT": "KW"},
    ),
    ("This night the enemy attacked Kryvyi Rih with drones.", {"Kryvyi Rih": "UA"}),
    ("THE FRONT SAID ITS FORCES ATTACKED THE GARRISON AT SAN MIGUEL, EL SALVADOR, AT DAWN.", {"SAN MIGUEL": "SV"}),
    ("Kharkiv was shelled on Sunday by Russian troops.", {"Kharkiv": "UA"}),
    ("Rebels shelled Kharkiv and took Goma.", {"Kharkiv": "UA", "Goma": "CD"}),
    ("Its fighters entered Kuwait by night and reached Basra by Monday.", {"Kuwait": "KW", "Basra": "IQ"}),
]


@pytest.mark.parametrize(("text", "places"), SENTENCES)
def test_a_sentence_has_its_places(reader: Reader, text: str, places: dict[str, str]) -> None:
    (reading,) = reader.read([Item("x", "article", text, "", published="2025-04-27")])
    found = {text[one.start : one.end]: one.country for one in reading.places}
    assert {name: found.get(name) for name in places} == places
    assert not {"DAWN", "KUWAIT BY", "GROUND"} & found.keys()
