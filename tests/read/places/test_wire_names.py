"""Constructed stories: names that are no places, or places that nobody can point to, and what clock that leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model.item import Item

if TYPE_CHECKING:
    from twosource.model.reading import Reading
    from twosource.read.reader import Reader


def countries(reading: Reading) -> dict[str, str | None]:
    return {reading.text[one.start : one.end]: one.country for one in reading.places}


def test_a_front_of_a_foreign_name_is_of_no_foreign_place(reader: Reader) -> None:
    strange = "Fighters of the Sava Liberation Front shelled the port of Tarsk."
    at_home = "Fighters of the Tigray Liberation Front left Mekelle, in the north of Ethiopia."
    found = [countries(one) for one in reader.read([Item("x", "article", text, "") for text in (strange, at_home)])]
    assert "Sava" not in found[0]
    assert found[1]["Tigray"] == "ET"


def test_a_hamlet_that_nothing_bears_out_stays_open_and_sets_no_clock(reader: Reader) -> None:
    text = "Shells fell on Tarsk at noon on Tuesday, he said. Residents said the bridge at Olm had been blown up."
    (reading,) = reader.read([Item("x", "article", text, "", published="2024-05-14")])
    assert countries(reading)["Olm"] is None
    noon = next(one for one in reading.times if one.value == "2024-05-14T12:00")
    assert (noon.earliest, noon.latest) == ("2024-05-13T22:00:00Z", "2024-05-15T00:00:00Z")


def test_a_hamlet_is_placed_where_the_text_is_about_its_land(reader: Reader) -> None:
    text = "Fire crews from Luxembourg closed the road in Olm on Sunday."
    (reading,) = reader.read([Item("x", "article", text, "", published="2024-05-14")])
    assert countries(reading)["Olm"] == "LU"


def test_land_named_for_a_place_in_no_list_is_seen_and_left_open(reader: Reader) -> None:
    text = "Troops left the Lisna valley. Others held the Panjshir valley and the Afghan hills."
    (reading,) = reader.read([Item("x", "article", text, "", published="2024-05-14")])
    found = countries(reading)
    assert found["Lisna valley"] is None
    assert found["Panjshir valley"] == "AF"
    assert "Afghan hills" not in found


def test_a_diplomat_far_off_sets_no_clock(reader: Reader) -> None:
    text = (
        "Residents of Goma woke to gunfire. A diplomat in Kinshasa said the rebels had until 3 a.m. on Friday to leave."
    )
    (reading,) = reader.read([Item("x", "article", text, "", published="2024-05-14")])
    (deadline,) = reading.deadlines
    assert deadline.due == ("2024-05-17T01:00:00Z", "2024-05-17T01:00:00Z")


def test_a_town_that_is_seized_is_one_whatever_the_model_sees(reader: Reader) -> None:
    text = "Tuareg rebels who seized Timbuktu on Sunday declared independence in the north of Mali."
    (reading,) = reader.read([Item("x", "article", text, "", published="2012-04-06")])
    assert countries(reading)["Timbuktu"] == "ML"


def test_a_person_named_like_a_city_is_no_place(reader: Reader) -> None:
    text = (
        "Soldiers killed 17 men in the village of Borova, one survivor, identified only as Milan, told the researchers."
    )
    (reading,) = reader.read([Item("x", "article", text, "", published="2023-02-02")])
    assert countries(reading) == {"Borova": None}
