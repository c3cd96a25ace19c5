"""A text goes in, its places come out. The sentences are ours; outlets and people in them are invented."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.places.conftest import parse
from twosource.model.span import Span
from twosource.read.places import Gazetteer, find_places, load_gazetteer
from twosource.read.places.gazetteer import kilometres

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.model.reading import Place

    Read = Callable[..., dict[str, Place]]


def near(place: Place, lat: float, lon: float, within: float) -> bool:
    return place.lat is not None and place.lon is not None and kilometres(place.lat, place.lon, lat, lon) <= within


def test_a_valley_is_an_area(places_of: Read) -> None:
    found = places_of("The column entered the Panjshir Valley from the south, residents of Bazarak said.")
    valley, town = found["Panjshir Valley"], found["Bazarak"]
    assert valley.precision == "region"
    assert valley.radius_km is not None
    assert valley.radius_km >= 40
    assert near(town, 35.31, 69.51, 5)
    assert town.precision == "town"


def test_a_word_in_lower_case_may_end_a_name(places_of: Read) -> None:
    assert "Panjshir valley" in places_of("Fighters left the Panjshir valley on foot.")


@pytest.mark.parametrize(
    ("text", "name", "lat", "lon"),
    [
        ("Shells fell on Gori, Georgia, overnight, and Tbilisi protested.", "Gori", 41.98, 44.11),
        ("A fire broke out near Springfield, Illinois.", "Springfield", 39.8, -89.64),
        ("The plant in Alexandria, Va., was evacuated.", "Alexandria", 38.8, -77.05),
        ("Flights left Tripoli for Tunis; Misrata's port stayed shut.", "Tripoli", 32.89, 13.19),
        ("Clashes in Tripoli spread towards Akkar and Beirut.", "Tripoli", 34.44, 35.85),
    ],
)
def test_what_stands_beside_a_name_tells_which_one(
    places_of: Read, text: str, name: str, lat: float, lon: float
) -> None:
    assert near(places_of(text)[name], lat, lon, 25)


def test_the_country_of_the_text_tells_which_one(places_of: Read) -> None:
    caucasus = places_of("Russian troops left Zugdidi. Georgia said that Poti was still blocked.")
    states = places_of("Crews from Alabama drove through Georgia to Savannah and on to Jacksonville, Florida.")
    assert caucasus["Georgia"].country == "GE"
    assert states["Georgia"].country == "US"


def test_the_outlet_s_home_weighs_in_and_is_no_place_of_the_news(places_of: Read) -> None:
    text = "The council of Alexandria met on Monday."
    homes = {outlet: places_of(text, publisher=outlet) for outlet in ("washingtonpost.com", "english.ahram.org.eg")}
    assert homes["washingtonpost.com"]["Alexandria"].country == "US"
    assert homes["english.ahram.org.eg"]["Alexandria"].country == "EG"
    assert all(set(found) == {"Alexandria"} for found in homes.values())


def test_a_demonym_tells_its_country_in_passing(places_of: Read) -> None:
    place = places_of("Two Afghan officers were flown out of Kabul.")["Afghan"]
    assert (place.country, place.context) == ("AF", True)


def test_a_body_of_a_place_tells_the_place_in_passing(places_of: Read) -> None:
    found = places_of("Kandahar Police denied it, and so did the Government.")
    assert found["Kandahar"].context
    assert not places_of("Rockets hit Kandahar.")["Kandahar"].context


def test_a_dateline_is_told_in_passing(places_of: Read) -> None:
    found = places_of(
        "AMMAN, Jordan - Shelling went on in Daraa, a resident said by phone.\nAMMAN (XP) - The army denied it."
    )
    assert found["AMMAN"].context
    assert not found["Daraa"].context


def test_hashtags_are_read_whole_and_at_their_humps(places_of: Read) -> None:
    found = places_of("Convoy on its way to #PanjshirValley now. Pray for #kabul")
    assert near(found["PanjshirValley"], 35.35, 69.65, 60)
    assert near(found["kabul"], 34.53, 69.17, 10)


def test_the_name_of_an_account_is_no_place(places_of: Read) -> None:
    assert places_of("Seen by @Kabul_now and Herat_Updates (@herat_upd1)") == {}


def test_capitals_hide_no_place(places_of: Read) -> None:
    assert {"HERAT", "KANDAHAR"} <= set(places_of("TALIBAN FIGHTERS ENTER HERAT AND KANDAHAR, WITNESSES SAY"))


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Jackson said the Taliban had to stop Reading Street from Mobile offices.",
        "The Kabul Times, the Bank of America and Paris Hilton were quoted.",
        "Sudan Walker told us that Lincoln would not come.",
        "He paid US$20 on Monday in May.",
    ],
)
def test_namesakes_are_no_places(places_of: Read, text: str) -> None:
    assert [one for one in places_of(text) if one != "Reading Street"] == []


def test_what_no_list_has_stays_unresolved(places_of: Read) -> None:
    found = places_of("They met in Qarabutagh-e Naw.", names=(("Qarabutagh-e Naw", "LOC"),))
    place = found["Qarabutagh-e Naw"]
    assert place.name == "Qarabutagh-e Naw"
    assert (place.lat, place.lon, place.link, place.precision, place.radius_km) == (None,) * 5


def test_a_name_that_could_be_anywhere_stays_unresolved(places_of: Read) -> None:
    assert places_of("The mayor of San Antonio del Sur Nuevo resigned in San Isidro.")["San Isidro"].lat is None


def test_a_feature_named_after_a_town_lies_by_it_under_its_own_name(places_of: Read) -> None:
    dam = places_of("Drones hit the road to Merowe Dam, north of Khartoum.")["Merowe Dam"]
    assert dam.name == "Merowe Dam"
    assert near(dam, 18.47, 31.81, 30)
    assert dam.radius_km is not None
    assert dam.radius_km >= 15


def test_a_town_taken_for_a_person_is_settled_by_the_rest_of_the_text(places_of: Read) -> None:
    text = "A bomb went off in Peshawar. Quetta was in mourning, and Jackson was not."
    found = places_of(text, names=(("Peshawar", "LOC"), ("Quetta", "PER"), ("Jackson", "PER")))
    assert set(found) == {"Peshawar", "Quetta"}
    assert found["Quetta"].country == "PK"


def test_a_surname_of_the_text_is_no_place(places_of: Read) -> None:
    text = "Altan left early. Police in Khovd blamed Dorj Altan."
    names = (("Altan", "PER"), ("Dorj Altan", "PER"), ("Khovd", "LOC"))
    assert "Altan" not in places_of(text, names=names)


def test_a_capital_called_as_a_body_tells_it_in_passing(places_of: Read) -> None:
    found = places_of("Shells fell on Gori. Tbilisi blamed Moscow.", names=(("Tbilisi", "ORG"), ("Moscow", "ORG")))
    assert (found["Tbilisi"].context, found["Moscow"].context, found["Gori"].context) == (True, True, False)


def test_a_district_of_a_town_does_not_turn_the_town_into_a_district(places_of: Read) -> None:
    found = places_of("TRIPOLI, Libya - Shots were heard in the Salah al-Din district of Tripoli and in Zawiya.")
    assert near(found["Tripoli"], 32.89, 13.19, 20)


def test_where_somebody_sits_is_told_in_passing(places_of: Read) -> None:
    found = places_of("A Coventry-based monitor said that shells fell in Manbij.")
    assert (found["Coventry"].context, found["Manbij"].context) == (True, False)


def test_a_town_across_the_border_fits_the_text(places_of: Read) -> None:
    text = "The column left Bakhmut for Rostov-on-Don."
    assert "Bakhmut" in places_of(text, names=(("Bakhmut", "PER"), ("Rostov-on-Don", "LOC")))


def test_lower_case_is_read_where_the_model_sees_a_place_known_far(places_of: Read) -> None:
    text = "explosions in kyiv and in the reading room"
    assert set(places_of(text, names=(("kyiv", "LOC"), ("reading", "LOC")))) == {"kyiv"}


def test_the_capital_is_meant_and_not_the_state_of_its_name(places_of: Read) -> None:
    assert places_of("Tehran blamed Washington.")["Washington"].precision == "town"
    assert places_of("Fires spread in Washington state.")["Washington"].precision == "admin1"


def test_the_model_s_persons_are_no_places(places_of: Read) -> None:
    assert places_of("Then Kerry Tripoli spoke.", names=(("Kerry Tripoli", "PER"),)) == {}


def test_places_come_back_for_exactly_the_spans_asked_for(gazetteer: Gazetteer) -> None:
    text = "From Kabul to Herat, and from Ghent to nowhere, they drove in May."
    asked = tuple(Span(text.index(name), text.index(name) + len(name)) for name in ("nowhere", "Herat", "Ghent"))
    found = find_places(parse(text, toponyms=asked), gazetteer)
    assert [(one.start, one.end) for one in found] == sorted(asked)
    assert [one.country for one in found] == ["AF", "BE", None]


def test_no_spans_asked_for_no_places(gazetteer: Gazetteer) -> None:
    assert find_places(parse("From Kabul to Herat.", toponyms=()), gazetteer) == ()


WORDS = st.sampled_from(
    [
        "Kabul",
        "Paris,",
        "Georgia",
        "Ohio",
        "St.",
        "U.S.",
        "the",
        "in",
        "of",
        "#Kabul",
        "River",
        "Mr.",
        "said",
        "\n",
        "KY",
        "😀",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_is_read_and_every_span_slices(text: str) -> None:
    gazetteer = load_gazetteer()
    found = find_places(parse(text), gazetteer)
    assert found == find_places(parse(text), gazetteer), "reading is deterministic"
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        together = {value is None for value in (one.lat, one.lon, one.link, one.precision, one.radius_km)}
        assert len(together) == 1, "all known, or none"
    assert all(one.end <= other.start for one, other in pairwise(found)), "none inside another"


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.data())
def test_any_spans_come_back(text: str, data: st.DataObject) -> None:
    cut = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    asked = tuple(Span(start, end) for start, end in pairwise(cut))
    found = find_places(parse(text, toponyms=asked), load_gazetteer())
    assert [(one.start, one.end) for one in found] == [tuple(span) for span in asked]


def test_a_long_text_is_read_to_its_end(gazetteer: Gazetteer) -> None:
    text = "Fighting near Kabul, Herat and Zaranj went on; Mr. Paris of Ohio said so. " * 4000
    found = find_places(parse(text), gazetteer)
    assert found[-1].start > len(text) - 80
