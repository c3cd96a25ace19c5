"""Places laid over the gazetteer as a book: a desk's own win, a country file adds, what is known is not doubled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.read.places.conftest import parse
from twosource.model.gazetteer import NewPlace
from twosource.read.places import Gazetteer, build_index, find_places
from twosource.read.places.books import MemoryBook, join_digests, keys_of, open_index

if TYPE_CHECKING:
    from twosource.model.reading import Place

HERE = NewPlace(("Herat",), 1.5, 2.5, "site", 2.0)


def placed(text: str, gazetteer: Gazetteer) -> dict[str, Place]:
    return {text[one.start : one.end]: one for one in find_places(parse(text), gazetteer)}


def test_a_desk_s_place_wins_whatever_else_is_laid(gazetteer: Gazetteer) -> None:
    other = NewPlace(("Herat",), 34.3, 62.2, "town", 5.0, ("AF",), "geonames:1140026", 400_000)
    for books in ((HERE, other), (other, HERE)):
        laid = gazetteer
        for place in books:
            laid = laid.with_places([place], own=place is HERE, digest=place.kind)
        assert [one.place.lat for one in laid.candidates("Herat")] == [1.5]


def test_what_a_country_file_repeats_is_not_doubled(gazetteer: Gazetteer) -> None:
    kabul = NewPlace(("Kabul",), 34.53, 69.17, "capital", 5.0, ("AF",), "geonames:1138958", 4_000_000, ("AF.13",))
    laid = gazetteer.with_places([kabul], own=False, digest="x")
    assert laid.candidates("Kabul") == gazetteer.candidates("Kabul")


def test_a_village_of_a_country_file_stands_beside_what_is_known(gazetteer: Gazetteer) -> None:
    village = NewPlace(("Springfield",), 35.4, 69.7, "town", 5.0, ("AF",), "geonames:900002", 0, ("AF.42",))
    laid = gazetteer.with_places([village], own=False, digest="x")
    (new,) = [one.place for one in laid.candidates("Springfield") if one.place.link == "geonames:900002"]
    assert len(laid.candidates("Springfield")) == len(gazetteer.candidates("Springfield")) + 1
    assert new.admin1 is not None
    assert laid.place(new.admin1).link == "geonames-code:AF.42"


def test_names_with_numbers_are_found_where_a_desk_has_them(gazetteer: Gazetteer) -> None:
    hill = NewPlace(("Hill 402", "Point Amber 7"), 35.4, 69.6, "site", 2.0, ("AF",))
    laid = gazetteer.with_places([hill], digest="x")
    text = "Shells fell on Hill 402, and 402 people left Point Amber 7. In 2019 Kabul was quiet."
    assert {name: one.lat for name, one in placed(text, laid).items() if name[-1].isdigit()} == {
        "Hill 402": 35.4,
        "Point Amber 7": 35.4,
    }
    assert not [name for name in placed(text, gazetteer) if name[-1].isdigit()]


def test_what_was_laid_over_is_named_by_one_digest_whatever_its_order(gazetteer: Gazetteer) -> None:
    assert gazetteer.overlaid == ""
    one, other = (gazetteer.with_places([HERE], digest=name) for name in "ab")
    both = (one.with_places([HERE], digest="b"), other.with_places([HERE], digest="a"))
    assert both[0].overlaid == both[1].overlaid == join_digests(["b", "a"])
    assert one.overlaid != other.overlaid


@given(st.lists(st.text(min_size=1, max_size=12), max_size=20))
def test_every_name_of_a_book_is_found_in_its_index(names: list[str]) -> None:
    place = NewPlace(tuple(names) or ("x",), 1.0, 2.0, "site", 1.0)
    book = MemoryBook([place], own=True)
    trie = open_index(book.index())
    assert all(key in trie and book.look_up(key)[0].place == place for key in keys_of(place))
    assert open_index(build_index([])).keys() == open_index(b"").keys() == []
