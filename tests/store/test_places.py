"""Places laid over the gazetteer, kept in a case of either database: what goes in comes out, and the log says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twosource.errors import UnreadableInput
from twosource.model.gazetteer import NewPlace, PlaceSource
from twosource.store import copy_case
from twosource.store.places import Draft, PlaceShelf, open_shelf, shelf_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from twosource.store import Case

POST = NewPlace(("Post Amber", "Tepe 4"), 35.4, 69.6, "base", 2.0, ("AF",), None, 0, ("AF.42",))
VILLAGE = NewPlace(("Amber",), 34.1, 66.2, "town", 5.0, ("AF",), "geonames:900001", 120)
DESK = PlaceSource("sha256:desk", "desk.csv", own=True, places=1)
COUNTRY = PlaceSource("sha256:af", "AF.txt", own=False, places=1, refused=2)


def pack(keys: Iterable[str]) -> bytes:
    return "\n".join(sorted(keys)).encode()


def put(draft: Draft, source: PlaceSource, place: NewPlace) -> None:
    draft.put(source.digest, [(place, tuple(name.lower() for name in place.names))], own=source.own)
    draft.finish(source)


def put_and_fail(shelf: PlaceShelf) -> None:
    with shelf.writing(pack) as draft:
        put(draft, DESK, POST)
        raise ZeroDivisionError


@pytest.fixture
def shelf(case: Case) -> PlaceShelf:
    """The places of a case: a desk's own post, and a village of a country file."""
    shelf = shelf_of(case)
    with shelf.writing(pack) as draft:
        put(draft, DESK, POST)
    with shelf.writing(pack) as draft:
        put(draft, COUNTRY, VILLAGE)
    return shelf


def test_places_come_out_as_they_went_in(shelf: PlaceShelf) -> None:
    assert [(one.place, one.own) for one in shelf.look_up("tepe 4")] == [(POST, True)]
    assert [(one.place, one.own) for one in shelf.look_up("amber")] == [(VILLAGE, False)]
    assert not shelf.look_up("nowhere")
    assert shelf.index() == b"amber\npost amber\ntepe 4"
    assert shelf.sources() == (COUNTRY, DESK)
    assert list(shelf.listed("sha256:af")) == [VILLAGE]


def test_a_file_taken_out_leaves_the_others(shelf: PlaceShelf) -> None:
    with shelf.writing(pack) as draft:
        draft.remove(DESK)
    assert not shelf.look_up("tepe 4")
    assert (shelf.sources(), shelf.index()) == ((COUNTRY,), b"amber")


def test_the_log_tells_what_was_added_and_taken_out(case: Case, shelf: PlaceShelf) -> None:
    with shelf.writing(pack) as draft:
        draft.remove(DESK)
    acts = [(entry.act, entry.subject) for entry in case.audit_entries()][1:]
    assert acts == [("places", "desk.csv"), ("places", "AF.txt"), ("places-removed", "desk.csv")]
    case.audit_verify()


def test_what_fails_midway_leaves_nothing(case: Case) -> None:
    shelf = shelf_of(case)
    with pytest.raises(ZeroDivisionError):
        put_and_fail(shelf)
    assert (shelf.sources(), shelf.index()) == ((), b"")


def test_a_copy_of_a_case_has_its_places(case: Case, shelf: PlaceShelf, locate: Callable[[], str]) -> None:
    copied = copy_case(case, locate())
    assert shelf_of(copied).sources() == shelf.sources()
    assert shelf_of(copied).index() == shelf.index()
    copied.close()


def test_a_file_of_places_is_made_once_and_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "places.db"
    made = open_shelf(path, make=True)
    with made.writing(pack) as draft:
        put(draft, DESK, POST)
    made.close()
    opened = open_shelf(path)
    assert opened.digests() == {"sha256:desk"}
    opened.close()


@pytest.mark.parametrize("content", [None, b"", b"name,lat,lon\n"])
def test_what_is_no_file_of_places_is_refused_in_one_line(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "places.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableInput, match=r"places\.db: .*gazetteer add"):
        open_shelf(path)
