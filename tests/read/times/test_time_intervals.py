"""When an expression is, in UTC: by the zone its words name, else by the place, else as wide as zones reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.model.reading import Time

    ReadTimes = Callable[..., tuple[Time, ...]]

CASES = [
    ("a zone in words decides", "at 0600 GMT on 4 May 2020 in Kabul", "2020-05-04T06:00:00Z", "2020-05-04T06:00:00Z"),
    ("a civil zone has its summer time", "at noon EST on 4 May 2020", "2020-05-04T16:00:00Z", "2020-05-04T16:00:00Z"),
    ("a place's own time", "at noon Kabul time on 4 May 2020", "2020-05-04T07:30:00Z", "2020-05-04T07:30:00Z"),
    ("else the place", "In Niamey it begins at noon on 4 May 2020", "2020-05-04T11:00:00Z", "2020-05-04T11:00:00Z"),
    ("a day is the place's day", "In Bogota, on 4 May 2020", "2020-05-04T05:00:00Z", "2020-05-05T05:00:00Z"),
    ("else any zone", "at noon on 4 May 2020", "2020-05-03T22:00:00Z", "2020-05-05T00:00:00Z"),
    ("midnight ends its day", "In Kabul, midnight on 4 May 2020", "2020-05-04T19:30:00Z", "2020-05-04T19:30:00Z"),
    ("a second clock pins it", "at noon (0630 GMT) on 4 May 2020", "2020-05-04T06:30:00Z", "2020-05-04T06:30:00Z"),
    ("the end of a month", "In Accra, the end of May 2020", "2020-05-31T00:00:00Z", "2020-06-01T00:00:00Z"),
    ("a part of the day", "In Accra, the evening of 4 May 2020", "2020-05-04T18:00:00Z", "2020-05-05T00:00:00Z"),
    ("an instant with its offset", "2020-05-04T10:00+04:30 in Accra", "2020-05-04T05:30:00Z", "2020-05-04T05:30:00Z"),
    ("one who acts from afar sets no clock", "The American envoy left Mogadishu at noon on 4 May 2020",
     "2020-05-04T09:00:00Z", "2020-05-04T09:00:00Z"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "earliest", "latest"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_an_expression_has_its_interval(times: ReadTimes, text: str, earliest: str, latest: str) -> None:
    (found,) = times(text)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_an_instant_late_at_night_is_tomorrow_at_the_place(times: ReadTimes) -> None:
    (found,) = times("Shells fell on Kabul today.", published="2021-09-05T21:15:00Z")
    assert (found.value, found.earliest) == ("2021-09-06", "2021-09-05T19:30:00Z")


def test_a_dateline_is_the_day_of_speaking(times: ReadTimes) -> None:
    dateline, day = times("KABUL, Aug 20 -- The shelling stopped on Wednesday.")
    assert (dateline.value, day.value) == ("2021-08-20", "2021-08-18")


def test_a_post_has_its_own_day_of_speaking(times: ReadTimes) -> None:
    text = "It was quiet today.\n\nThey came yesterday — Old Bridge (@oldbridge) August 10, 2021\n\nIt is quiet today."
    values = [one.value for one in times(text)]
    assert values == ["2021-08-22", "2021-08-09", "2021-08-10", "2021-08-22"]


def test_a_clock_of_every_day_has_no_interval(times: ReadTimes) -> None:
    first, second, night = times("a curfew from 9 p.m. to 6 a.m. each night")
    assert [one.value for one in (first, second, night)] == ["XXXX-XX-XXT21:00", "XXXX-XX-XXT06:00", "XXXX-XX-XXTNI"]
    assert {one.earliest for one in (first, second, night)} == {None}


def test_without_a_date_nothing_is_now(times: ReadTimes) -> None:
    found = times("They said on Sunday that today, in March and at noon all was well for two days.", published=None)
    assert [one.value for one in found] == ["XXXX-WXX-7", "XXXX-XX-XX", "XXXX-03", "XXXX-XX-XXT12:00", "P2D"]
    assert {(one.earliest, one.latest) for one in found} == {(None, None)}


def test_lengths_tied_to_the_present_begin_there(times: ReadTimes) -> None:
    (found,) = times("in the next 24 hours", published="2021-08-22T10:00:00Z")
    assert (found.earliest, found.latest) == ("2021-08-22T10:00:00Z", "2021-08-23T10:00:00Z")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 31 February 2021", "2021-02-31"),
        ("at 18:00 QZT on 4 May 2020", "2020-05-04T18:00"),
        ("at 18:00 Atlantis time on 4 May 2020", "2020-05-04T18:00"),
        ("on 2021-02-30T10:00Z", "2021-02-30T10:00"),
        ("on 0001-01-01", "0001-01-01"),
    ],
)
def test_a_day_that_is_none_and_a_zone_that_nobody_knows_are_kept_without_an_interval(
    times: ReadTimes, text: str, value: str
) -> None:
    (found,) = times(text)
    assert (found.value, found.earliest, found.latest) == (value, None, None)


def test_a_date_of_publication_that_is_none_is_no_date(times: ReadTimes) -> None:
    (found,) = times("on Sunday", published="yesterday, about noon")
    assert (found.value, found.earliest) == ("XXXX-WXX-7", None)
