"""From a name to what it can mean."""

from __future__ import annotations

import pytest

from twosource.codebook.countries import load_countries
from twosource.read.places import Gazetteer, NewPlace
from twosource.read.places.gazetteer import kilometres
from twosource.read.places.loading import load_shipped
from twosource.read.places.outlet import homes_by_outlet, locate
from twosource.read.places.vocabulary import demonyms, place_kinds, regions, states


def named(gazetteer: Gazetteer, name: str) -> set[tuple[str, str]]:
    return {(one.place.name, one.place.kind) for one in gazetteer.candidates(name)}


def test_a_town_is_found_under_any_accent_and_case(gazetteer: Gazetteer) -> None:
    for spelling in ("Bāzārak", "Bazarak", "BAZARAK", "bazarak"):
        assert ("Bāzārak", "town") in named(gazetteer, spelling)


def test_regions_that_news_names_stand_over_the_divisions_of_their_name(gazetteer: Gazetteer) -> None:
    assert named(gazetteer, "Panjshir") == {("Panjshir Valley", "valley")}
    assert ("Hindu Kush", "mountains") in named(gazetteer, "Hindu Kush")


def test_a_name_of_many_places_offers_them_all(gazetteer: Gazetteer) -> None:
    georgias = {(one.place.kind, one.place.countries) for one in gazetteer.candidates("Georgia")}
    assert {("country", ("GE",)), ("admin1", ("US",))} <= georgias


def test_a_spelling_that_no_list_has_is_tried_otherwise_and_then_weak(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Mazaar-e Sharif") == ()
    found = gazetteer.similar("Kharkow")
    assert ("Kharkiv", "town") in {(one.place.name, one.place.kind) for one in found}
    assert all(one.weak for one in found)


def test_nothing_is_found_under_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("") == gazetteer.similar("") == gazetteer.similar("···") == ()


def test_a_town_in_dispute_is_given_to_no_side(gazetteer: Gazetteer) -> None:
    parties = {name: [set(one.place.countries) for one in gazetteer.candidates(name)] for name in ("Badme", "Crimea")}
    assert parties == {"Badme": [{"ER", "ET"}], "Crimea": [{"UA", "RU"}]}


def test_a_desk_s_own_place_wins_over_all_of_its_name(gazetteer: Gazetteer) -> None:
    own = NewPlace(("Paris", "Checkpoint Paris"), 48.5, 37.9, "crossing", 1.0, ("UA",))
    desk = gazetteer.with_places([own])
    for name in ("Paris", "checkpoint paris"):
        (only,) = desk.candidates(name)
        assert (only.place.lat, only.place.own) == (48.5, True)
    assert len(gazetteer.candidates("Paris")) > 1, "the gazetteer it was laid over is as it was"


def test_places_that_only_add_stand_beside_the_others_once(gazetteer: Gazetteer) -> None:
    kabul = NewPlace(("Kabul",), 34.53, 69.17, "capital", 15.0, ("AF",), "geonames:1138958", 4_434_550)
    more = gazetteer.with_places([kabul, NewPlace(("Qal'eh-ye Nemunah",), 34.1, 66.2, "town", 1.0, ("AF",))], own=False)
    links = [one.place.link for one in more.candidates("Kabul")]
    assert links.count("geonames:1138958") == 1
    assert more.candidates("Qaleh-ye Nemunah")


def test_it_loads_once_a_process() -> None:
    load_shipped.cache_clear()
    assert load_shipped() is load_shipped()


@pytest.mark.parametrize("code", sorted(load_countries()))
def test_every_country_has_its_place(gazetteer: Gazetteer, code: str) -> None:
    country = gazetteer.country(code)
    assert country is not None
    assert country.kind == "country"
    assert (country.lat, country.lon) == load_countries()[code].at
    assert country.link is not None
    assert country.link.startswith("geonames:")


def test_every_state_of_the_codebook_is_in_the_table(gazetteer: Gazetteer) -> None:
    points = {(place.lat, place.lon) for name in gazetteer.printed.values() for place in (name,)}
    lacking = [
        code for code, named in states().items() if named.also and "." in named.also[0] and named.at not in points
    ]
    assert lacking == []


def test_every_region_has_a_known_kind_and_lies_on_the_globe() -> None:
    for region in regions():
        assert region.kind in place_kinds(), region.name
        assert abs(region.at[0]) <= 90, region.name
        assert abs(region.at[1]) <= 180, region.name
        assert 0 < region.radius_km < 10_000, region.name
        assert set(region.countries) <= set(load_countries()), region.name


def test_a_region_lies_near_a_country_that_it_names() -> None:
    for region in regions():
        for code in region.countries[:1]:
            away = kilometres(*region.at, *load_countries()[code].at)
            assert away < 6100, f"{region.name} lies {away:.0f} km from {code}"


def test_every_people_has_its_place(gazetteer: Gazetteer) -> None:
    for name, people in demonyms().items():
        assert gazetteer.candidates(name), name
        for word in people:
            assert word in gazetteer.people, word
    assert gazetteer.people["Afghan"].name == "Afghanistan"
    assert gazetteer.people["Kurdish"].kind == "region"


def test_every_outlet_has_a_home_that_is_found(gazetteer: Gazetteer) -> None:
    lost = {home for home in homes_by_outlet().values() if not locate(home, gazetteer)}
    assert lost == set()
    (tripoli,) = locate("Tripoli, Libya", gazetteer)
    assert tripoli.place.countries == ("LY",)
