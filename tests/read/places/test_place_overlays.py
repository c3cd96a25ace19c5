"""A desk's own places and GeoNames' country files: good rows are read, bad ones named."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.read.places.conftest import parse
from twosource.errors import MalformedRecord, UnreadableInput
from twosource.read.places import Gazetteer, NewPlace, find_places, is_own, load_gazetteer, read_overlay

if TYPE_CHECKING:
    from pathlib import Path

GEONAMES = (
    "900001\tDeh-e Nowak\tDeh-e Nowak\tDih-i-Nawak,Nowak\t34.1\t66.2\tP\tPPL\tAF\t\t08\t\t\t\t120\t\t2400"
    "\tAsia/Kabul\t2020-01-01"
)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_of_places_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "desk.csv",
        "name,lat,lon,also,kind,radius_km,country\nHill 402,35.40,69.60,Point Amber;Tepe 402,site,2,AF\n"
        '"Depot, north",34.5,69.2,,,,\n',
    )
    first, second = read_overlay(path)
    assert first == NewPlace(("Hill 402", "Point Amber", "Tepe 402"), 35.4, 69.6, "site", 2.0, ("AF",))
    assert isinstance(second, NewPlace)
    assert second.names == ("Depot, north",)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("Post A,134.5,33.2,", "swapped"),
        ("Post A,69.6,35.4,AF", "swapped"),
        ("Post A,235,190,", "no globe"),
        ("Post A,north,69.6,", "no degrees"),
        (",35.4,69.6,", "no name"),
        ("Post A,35.4,69.6,Afghanistan", "ISO 3166-1"),
        ("Post A,35.4,69.6,AF,more", "more fields"),
        ("Post A,nan,69.6,", "no globe"),
    ],
)
def test_a_broken_row_is_named_and_the_rest_is_read(tmp_path: Path, row: str, complaint: str) -> None:
    path = write(tmp_path, "desk.csv", f"name,lat,lon,country\n{row}\nPost B,35.4,69.6,AF\n")
    bad, good = read_overlay(path)
    assert isinstance(bad, MalformedRecord)
    assert complaint in str(bad)
    assert f"{path}:2" in str(bad)
    assert isinstance(good, NewPlace)


def test_geojson_of_points_and_areas_is_read(tmp_path: Path) -> None:
    square = [[[69.0, 35.0], [70.0, 35.0], [70.0, 36.0], [69.0, 36.0]]]
    features = [
        {
            "type": "Feature",
            "properties": {"name": "Post C", "kind": "base"},
            "geometry": {"type": "Point", "coordinates": [69.6, 35.4]},
        },
        {
            "type": "Feature",
            "properties": {"name": "Sector Five"},
            "geometry": {"type": "Polygon", "coordinates": square},
        },
        {"type": "Feature", "properties": {}, "geometry": None},
    ]
    path = write(tmp_path, "desk.geojson", json.dumps({"type": "FeatureCollection", "features": features}))
    post, sector, bad = read_overlay(path)
    assert isinstance(post, NewPlace)
    assert (post.lat, post.lon, post.kind) == (35.4, 69.6, "base")
    assert isinstance(sector, NewPlace)
    assert (sector.lat, sector.lon) == (35.5, 69.5)
    assert isinstance(bad, MalformedRecord)
    assert "feature 3" in str(bad)


def test_a_country_file_is_read_as_text_or_in_its_archive(tmp_path: Path) -> None:
    text = GEONAMES + "\n" + "broken\trow\n" + GEONAMES.replace("PPL\t", "SCH\t").replace("900001", "900002") + "\n"
    plain = write(tmp_path, "AF.txt", text)
    with zipfile.ZipFile(tmp_path / "AF.zip", "w") as archive:
        archive.write(plain, "AF.txt")
    for path in (plain, tmp_path / "AF.zip"):
        town, bad = read_overlay(path)
        assert town == NewPlace(
            ("Deh-e Nowak", "Dih-i-Nawak", "Nowak"),
            34.1,
            66.2,
            "town",
            5.0,
            ("AF",),
            "geonames:900001",
            120,
            ("AF.08",),
        )
        assert isinstance(bad, MalformedRecord)
        assert ":2" in str(bad)
        assert not is_own(path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "place,x,y\n"),
        ("a.geojson", "{"),
        ("a.geojson", "[]"),
        ("a.zip", "no archive"),
        ("a.pdf", ""),
        ("none.csv", None),
    ],
)
def test_a_file_of_no_known_form_is_refused_in_one_line(tmp_path: Path, name: str, text: str | None) -> None:
    path = tmp_path / name if text is None else write(tmp_path, name, text)
    with pytest.raises(UnreadableInput) as told:
        list(read_overlay(path))
    assert str(path) in str(told.value)
    assert "\n" not in str(told.value)


def test_a_desk_s_place_is_found_in_text_and_wins(tmp_path: Path) -> None:
    path = write(tmp_path, "desk.csv", "name,lat,lon,also\nSector Amber,35.4,69.6,\nHerat,1.5,2.5,\n")
    text = "Shots were heard in Sector Amber, and later in Herat."
    amber, herat = find_places(parse(text), load_gazetteer([path]))
    assert (amber.name, amber.lat) == ("Sector Amber", 35.4)
    assert herat.lat == 1.5


def test_loading_twice_gives_the_same(gazetteer: Gazetteer) -> None:
    assert load_gazetteer().candidates("Kabul") == gazetteer.candidates("Kabul")
