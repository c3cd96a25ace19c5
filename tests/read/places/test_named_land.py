"""What the gazetteer must know beyond towns: land and water that news of conflicts names, however it spells them."""

from __future__ import annotations

import pytest

from tests.read.places.conftest import parse
from twosource.read.places import Gazetteer, find_places
from twosource.read.places.gazetteer import kilometres

LAND = [
    # ranges, valleys, deserts
    ("the Hindu Kush", 35.5, 70.0, 300), ("the Panjshir Valley", 35.4, 69.7, 60), ("the Caucasus", 42.5, 45.0, 400),
    ("the Nuba Mountains", 11.0, 30.0, 150),
    ("the Bekaa Valley", 33.9, 36.0, 60), ("the Fergana Valley", 40.7, 71.5, 120),
    ("the Sahara", 23.0, 10.0, 1500), ("the Jordan Valley", 32.0, 35.5, 80), ("the Qalamoun Mountains", 34.0, 36.6, 60),
    # rivers, lakes, seas, straits
    ("the Euphrates", 34.0, 41.0, 500), ("the Dnieper", 48.5, 34.0, 500), ("the Black Sea", 43.0, 34.0, 300),
    ("Lake Chad", 13.0, 14.5, 150), ("the Red Sea", 20.0, 38.0, 500), ("the Strait of Hormuz", 26.5, 56.3, 80),
    ("the Litani River", 33.4, 35.5, 60), ("the Sea of Azov", 46.0, 36.5, 150), ("Lake Kivu", -2.0, 29.1, 80),
    ("the Bab al-Mandab", 12.6, 43.3, 80), ("the South China Sea", 13.0, 114.0, 700),
    # regions that town lists lack
    ("Donbas", 48.3, 38.0, 120), ("Darfur", 13.5, 24.5, 250),
    ("Tigray", 13.8, 38.8, 120), ("the Gaza Strip", 31.4, 34.4, 25),
    ("the Golan Heights", 33.0, 35.8, 40), ("Kashmir", 34.2, 75.0, 250), ("the Sahel", 15.0, 5.0, 1500),
    ("Anbar", 33.0, 41.5, 200), ("Cabo Delgado", -12.3, 39.5, 150),
    ("Rakhine", 20.0, 93.7, 150), ("Kivu", -2.5, 28.3, 250),
    ("Waziristan", 32.6, 69.9, 100), ("Transnistria", 47.0, 29.5, 80), ("Nagorno-Karabakh", 39.8, 46.7, 60),
    ("Amhara", 11.7, 38.0, 200), ("Oromia", 7.5, 40.0, 400),
    ("Balochistan", 28.5, 65.5, 400), ("Ituri", 1.6, 30.0, 150),
    ("the West Bank", 32.0, 35.25, 50), ("Puntland", 8.4, 49.0, 300),
    ("Rojava", 36.6, 40.0, 200), ("Zamfara", 12.1, 6.2, 120),
]  # fmt: skip


@pytest.mark.parametrize(("name", "lat", "lon", "within"), LAND, ids=[row[0] for row in LAND])
def test_land_and_water_are_known_as_areas(
    name: str, lat: float, lon: float, within: float, gazetteer: Gazetteer
) -> None:
    text = f"Fighting went on in {name} on Monday."
    places = find_places(parse(text), gazetteer)
    assert [text[place.start : place.end] for place in places] in ([name], [name.removeprefix("the ")])
    assert places[0].lat is not None
    assert places[0].lon is not None
    assert kilometres(places[0].lat, places[0].lon, lat, lon) < within
    assert (places[0].radius_km or 0) >= 10


SPELLINGS = [
    ("Raqqa", "Al-Raqqa", "SY"), ("Hasakah", "al-Hasakah", "SY"),
    ("Fashir", "El Fasher", "SD"), ("Bagram", "BAGRAM", "AF"),
    ("Sanaa", "Sana'a", "YE"), ("Hodeidah", "Hudaydah", "YE"), ("Kiev", "Kyiv", "UA"), ("Kharkov", "Kharkiv", "UA"),
    ("Kunduz", "Konduz", "AF"), ("Deir ez-Zor", "Deir al-Zor", "SY"), ("Muzaffarpur", "Muzaffarpore", "IN"),
    ("Mazar-e-Sharif", "Mazar-i-Sharif", "AF"), ("Misrata", "Misratah", "LY"), ("Ramallah", "RAMALLAH", "PS"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "country"), SPELLINGS, ids=[row[1] for row in SPELLINGS])
def test_spellings_of_one_town_meet(one: str, other: str, country: str, gazetteer: Gazetteer) -> None:
    points = []
    for name in (one, other):
        text = f"Shells fell in {name} on Monday."
        (place,) = find_places(parse(text, ((name, "LOC"),)), gazetteer)
        assert place.country == country
        assert place.lat is not None
        assert place.lon is not None
        points.append((place.lat, place.lon))
    assert kilometres(*points[0], *points[1]) < 30


@pytest.mark.parametrize(
    ("text", "name", "known"),
    [
        ("#PanjshirValley is calm tonight", "PanjshirValley", "Panjshir Valley"),
        ("#Kherson: shells again", "Kherson", "Kherson"),
        ("smoke over #GazaStrip", "GazaStrip", "Gaza Strip"),
        ("#capodelgado #CaboDelgado", "CaboDelgado", "Cabo Delgado"),
    ],
)
def test_a_hashtag_names_a_place(text: str, name: str, known: str, gazetteer: Gazetteer) -> None:
    found = {text[one.start : one.end]: one for one in find_places(parse(text), gazetteer)}
    assert found[name].name == known


@pytest.mark.parametrize(
    "text",
    [
        "KABUL (Polar Wire) - The ministry said shells fell on Bazarak on Monday.",
        "KABUL, Aug. 22 (Polar Wire) – The ministry said shells fell on Bazarak on Monday.",
    ],
)
def test_a_dateline_is_context(text: str, gazetteer: Gazetteer) -> None:
    found = {text[one.start : one.end]: one.context for one in find_places(parse(text), gazetteer)}
    assert found == {"KABUL": True, "Bazarak": False}
