"""Files of places stream onto a shelf: rows that are none are named and counted, and what is there stays."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from twosource.errors import ItemError, UnreadableInput
from twosource.read.places import load_gazetteer
from twosource.run.overlaying import PlaceFile, PlacesAdded, add_files, add_places, find_country
from twosource.store.places import open_shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from twosource.store.places import PlaceShelf

ROW = "9000{n:02}\t{name}\t{name}\t{also}\t{lat}\t{lon}\tP\tPPL\tAF\t\t42\t\t\t\t12\t\t2400\tAsia/Kabul\t2020-01-01\n"
COUNTRY = (
    ROW.format(n=1, name="Deh-e Nowak", also="Dih-i-Nawak,ده نوک", lat=35.1, lon=69.2)
    + "broken\trow\n"
    + ROW.format(n=2, name="Tangi Amber", also="", lat=135.4, lon=69.7)
    + ROW.format(n=3, name="Amber Kala", also="", lat=35.4, lon="east")
    + ROW.format(n=4, name="Amber Bala", also="", lat=35.4, lon=69.7)
)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[PlaceShelf]:
    opened = open_shelf(tmp_path / "places.db", make=True)
    yield opened
    opened.close()


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """A folder with Afghanistan as GeoNames gives it, and an archive of several countries."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    with zipfile.ZipFile(folder / "AF.zip", "w") as archive:
        archive.writestr("readme.txt", "")
        archive.writestr("AF.txt", COUNTRY)
    with zipfile.ZipFile(folder / "several.zip", "w") as archive:
        archive.writestr("some/AF.txt", COUNTRY)
        archive.writestr("some/PK.txt", ROW.format(n=9, name="Kot Amber", also="", lat=33.1, lon=71.2))
    return folder


def outcome(added: Iterable[ItemError | PlacesAdded]) -> tuple[list[str], list[PlacesAdded]]:
    listed = list(added)
    return [str(one) for one in listed if isinstance(one, ItemError)], [
        one for one in listed if isinstance(one, PlacesAdded)
    ]


def test_bad_rows_are_named_skipped_and_counted(shelf: PlaceShelf, downloads: Path) -> None:
    named, (added,) = outcome(add_places(shelf, find_country("AF", downloads)))
    assert [line.partition("AF.zip")[2][:3] for line in named] == [":2:", ":3:", ":4:"]
    assert "19" in named[0] and "pole" in named[1] and "no degrees" in named[2]  # noqa: PT018 - one look at the lines
    assert (added.source.name, added.source.places, added.source.refused, added.source.own) == ("AF.txt", 2, 3, False)
    assert shelf.sources() == (added.source,)


def test_adding_it_again_changes_nothing(shelf: PlaceShelf, downloads: Path) -> None:
    _, (first,) = outcome(add_places(shelf, find_country("AF", downloads)))
    again = outcome(add_places(shelf, find_country("AF", downloads / "several.zip")))
    assert again == ([], [replace(first, new=False)])


def test_a_country_is_found_in_an_archive_of_several(shelf: PlaceShelf, downloads: Path) -> None:
    outcome(add_places(shelf, find_country("pk", downloads / "several.zip")))
    assert [place.names[0] for source in shelf.sources() for place in shelf.listed(source.digest)] == ["Kot Amber"]


def test_a_country_that_is_not_there_is_named_with_what_to_do(downloads: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"neither PK\.txt nor PK\.zip.*--fetch"):
        find_country("PK", downloads)


def test_a_file_without_places_adds_nothing(shelf: PlaceShelf, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_text("name,lat,lon\nPost A,134.5,33.2\n", "utf-8")
    (tmp_path / "good.csv").write_text("name,lat,lon\nPost B,34.5,69.2\n", "utf-8")
    named, added = outcome(add_files(shelf, [tmp_path / "empty.csv", tmp_path / "none.csv", tmp_path / "good.csv"]))
    assert len(named) == 3
    assert [one.source.name for one in added] == ["good.csv"]
    assert [one.name for one in shelf.sources()] == ["good.csv"]


def test_one_shelf_is_put_onto_another(shelf: PlaceShelf, downloads: Path, tmp_path: Path) -> None:
    outcome(add_places(shelf, find_country("AF", downloads)))
    other = open_shelf(tmp_path / "other.db", make=True)
    outcome(add_files(other, [tmp_path / "places.db"]))
    assert (other.sources(), other.index()) == (shelf.sources(), shelf.index())
    other.close()


def test_the_gazetteer_reads_from_the_shelf_as_from_the_file(shelf: PlaceShelf, downloads: Path) -> None:
    outcome(add_places(shelf, find_country("AF", downloads)))
    by_shelf, by_file = load_gazetteer((), [shelf]), load_gazetteer([downloads / "AF.zip"])
    for name in ("Dih-i-Nawak", "Amber Bala", "Kabul"):
        assert by_shelf.candidates(name) == by_file.candidates(name)
    assert by_shelf.overlaid == by_file.overlaid != ""


def test_names_in_other_scripts_are_left_out(downloads: Path) -> None:
    (village, *_) = load_gazetteer([downloads / "AF.zip"]).candidates("Dih-i-Nawak")
    assert village.place.name == "Deh-e Nowak"
    added = outcome(add_places(open_shelf(downloads / "x.db", make=True), PlaceFile(downloads / "AF.zip")))[1]
    assert added[0].source.places == 2
