"""A map without tiles says where it is by the larger towns around."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from twosource.desk.towns import MOST_TOWNS, choose_box, distance, find_towns
from twosource.desk.views.place import PlaceView


def place(lat: float | None, lon: float | None, reach: float = 5.0) -> PlaceView:
    return PlaceView("Here", lat, lon, reach, "town", "", 1, None)


def test_the_larger_towns_around_are_named() -> None:
    names = [town.name for town in find_towns([place(48.95, 89.1)])]
    assert "Ölgii" in names
    assert len(names) <= MOST_TOWNS


def test_nothing_is_named_around_a_country_or_around_nothing() -> None:
    assert find_towns([]) == ()
    assert find_towns([place(None, None)]) == ()
    assert find_towns([place(46.0, 105.0, 700.0)]) == ()


@example(59.014260540336436, 54.0)  # Kungur lies on the edge, on the one side or the other as it is rounded
@given(st.floats(-89, 89), st.floats(-180, 180))
def test_towns_stand_apart_and_inside_the_map(lat: float, lon: float) -> None:
    box = choose_box([(lat, lon)])
    assert box is not None
    towns = find_towns([place(lat, lon)])
    for number, town in enumerate(towns):
        assert box.south < town.lat < box.north
        assert all(distance(town.lat, town.lon, other.lat, other.lon) > 0.5 for other in towns[:number])


def test_a_place_across_the_world_does_not_stretch_the_map() -> None:
    assert choose_box([(48.95, 89.1), (43.6, -116.4)]) == choose_box([(48.95, 89.1)])
