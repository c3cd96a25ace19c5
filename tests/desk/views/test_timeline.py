"""What is known of a time is drawn as long as it is: an hour as a dot, a day as a bar, an end from first to last."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from twosource.desk.views.timeline import WIDTH, Moment, draw_timeline, make_moment

NOW = datetime(2024, 3, 12, 12, tzinfo=UTC)
MINUTES = st.integers(0, 5_000_000)


def test_an_instant_is_a_dot_and_a_bare_date_lasts_its_day() -> None:
    instant = make_moment("report", "2024-03-12T06:30:00Z", "a", "#")
    day = make_moment("report", "2024-03-12", "b", "#")
    assert instant is not None
    assert day is not None
    assert instant.until is None
    assert day.until == day.at + timedelta(days=1)
    strip = draw_timeline([instant, day, None], NOW)
    assert strip is not None
    assert {spot.label: spot.width > 0 for spot in strip.spots} == {"a": False, "b": True}
    assert strip.undated == 1


def test_an_exact_end_is_a_dot_and_a_loose_one_a_bar() -> None:
    exact = make_moment("deadline", "2024-03-13T05:00:00Z", "x", "#", "2024-03-13T05:00:00Z")
    loose = make_moment("deadline", "2024-03-12T06:00:00Z", "y", "#", "2024-03-13T06:00:00Z")
    strip = draw_timeline([exact, loose], NOW)
    assert strip is not None
    assert [(spot.label, spot.width > 0) for spot in strip.spots] == [("y", True), ("x", False)]


@given(st.lists(st.tuples(MINUTES, st.integers(0, 10_000)), min_size=1))
def test_everything_lies_on_the_strip_and_nothing_overlaps(drawn: list[tuple[int, int]]) -> None:
    starts = [(NOW + timedelta(minutes=minutes), length) for minutes, length in drawn]
    moments = [Moment("event", at, "x", "#", at + timedelta(minutes=length)) for at, length in starts]
    strip = draw_timeline(moments, NOW)
    assert strip is not None
    assert all(spot.x >= 0 and spot.x + spot.width <= WIDTH for spot in strip.spots)
    lanes: dict[int, float] = {}
    for spot in strip.spots:
        assert spot.x >= lanes.get(spot.y, float("-inf"))
        lanes[spot.y] = spot.x + spot.width


def test_words_stand_inside_behind_or_in_front_as_there_is_room() -> None:
    day = make_moment("event", "2024-03-12", "x", "#", words="assault")
    early = make_moment("event", "2024-03-11T00:00:00Z", "y", "#", "2024-03-11T01:00:00Z", words="assault")
    late = make_moment("deadline", "2024-03-13T23:00:00Z", "z", "#", words="the garrison of Osek: leave the fort")
    strip = draw_timeline([day, early, late], NOW)
    assert strip is not None
    placed = {spot.label: spot for spot in strip.spots}
    assert placed["x"].x < placed["x"].words_x < placed["x"].x + placed["x"].width
    assert placed["y"].words_x > placed["y"].x + placed["y"].width
    assert 0 <= placed["z"].words_x < placed["z"].x
    assert (placed["x"].when, placed["z"].when) == ("12 Mar, 00:00 – 13 Mar, 00:00 UTC", "13 Mar, 23:00 UTC")
