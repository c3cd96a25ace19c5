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
    ("Gunmen stormed the village of Kuriga in Kaduna state on Monday.", {"Kuriga": None, "Kaduna": "NG"}),
    (
        "It told residents of four villages, among them Kfar Tebnit and Olmet, to go.",
        {"Kfar Tebnit": "LB", "Olmet": None},
    ),
    ("The mayor of Tal Rifaat, north of Aleppo, said shells fell near Azaz.", {"Tal Rifaat": "SY", "Azaz": "SY"}),
    ("Fighters shelled Tal Rifaat and Ain Issa.", {"Tal Rifaat": "SY", "Ain Issa": "SY"}),
    ("Taybeh, a Christian village near Ramallah in the West Bank, was raided.", {"Taybeh": "PS", "Ramallah": "PS"}),
    ("Taybeh, near Marjayoun in southern Lebanon, was shelled.", {"Taybeh": "LB"}),
    ("GOMA, July 21. M23 fighters entered the town of Masisi at dawn.", {"GOMA": "CD", "Masisi": "CD"}),
    (
        "Two men were shot on Boulevard Kinshasa in Bukavu.",
        {"Boulevard Kinshasa": None, "Kinshasa": None, "Bukavu": "CD"},
    ),
    ("Trucks blocked the Pan-American Highway near Popayán.", {"Pan-American Highway": None, "Popayán": "CO"}),
    ("Medic Omar Tripoli said shells fell on Misrata. Tripoli was treated.", {"Misrata": "LY", "Tripoli": None}),
    ("The rights group said 12 people died in Djibo.", {"Djibo": "BF"}),
    ("A convoy was hit between Bourem and Bamba, in the region of Gao.", {"Bourem": "ML", "Bamba": "ML"}),
    ("Attackers entered Karma, Mangaize and Abala in western Niger.", {"Karma": None, "Abala": "NE"}),
    ("Gunmen raided the market of Say, 55 km south of Niamey.", {"Say": "NE", "Niamey": "NE"}),
    ("Its fighters entered Kuwait by night and reached Basra by Monday.", {"Kuwait": "KW", "Basra": "IQ"}),
]


@pytest.mark.parametrize(("text", "places"), SENTENCES)
def test_a_sentence_has_its_places(reader: Reader, text: str, places: dict[str, str]) -> None:
    (reading,) = reader.read([Item("x", "article", text, "", published="2025-04-27")])
    found = {text[one.start : one.end]: one.country for one in reading.places}
    assert {name: found.get(name) for name in places} == places
    assert not {"DAWN", "KUWAIT BY", "GROUND", "Christian"} & found.keys()


def test_a_town_is_not_its_province_because_a_village_lies_there(reader: Reader) -> None:
    text = (
        "Shells landed on the outskirts of Sumy. A drone filmed the battery in Krasnopillia. Sumy was occupied in 2022."
    )
    (reading,) = reader.read([Item("x", "article", text, "", published="2026-03-11")])
    assert [one.precision for one in reading.places] == ["town"] * 3


def test_the_word_behind_a_name_asks_for_the_province_of_that_name(reader: Reader) -> None:
    text = "Taiz province was shelled, Taiz was calm. Three died in Salahuddin province and in Sweida province."
    (reading,) = reader.read([Item("x", "article", text, "", published="2026-03-11")])
    assert [one.precision for one in reading.places] == ["admin1", "town", "admin1", "admin1"]
    assert [text[one.start : one.end] for one in reading.places] == ["Taiz", "Taiz", "Salahuddin", "Sweida"]


def test_a_part_of_a_town_lies_by_that_town(reader: Reader) -> None:
    text = "The Dniprovskyi district of Kherson was shelled. The army retook Sheikh Maqsoud in Aleppo."
    (reading,) = reader.read([Item("x", "article", text, "", published="2026-03-11")])
    found = [(text[one.start : one.end], one.precision) for one in reading.places]
    assert found == [("Dniprovskyi", None), ("Kherson", "town"), ("Sheikh Maqsoud", "town"), ("Aleppo", "town")]


def test_what_other_names_lie_in_is_the_province(reader: Reader) -> None:
    text = "Clashes broke out in Tumaco and Barbacoas in Nariño. A bus was hit near Marib. Marib province was calm."
    (reading,) = reader.read([Item("x", "article", text, "", published="2026-03-11")])
    precisions = {(text[one.start : one.end], one.start): one.precision for one in reading.places}
    assert list(precisions.values()) == ["town", "town", "admin1", "town", "admin1"]


def test_how_something_stands_to_a_place_tells_it_in_passing(reader: Reader) -> None:
    text = "Trucks used the Trans-Sahara road near Agadez. A pro-Kyiv channel said so."
    (reading,) = reader.read([Item("x", "article", text, "", published="2026-03-11")])
    assert {text[one.start : one.end]: one.context for one in reading.places} == {
        "Sahara": True,
        "Agadez": False,
        "Kyiv": True,
    }
