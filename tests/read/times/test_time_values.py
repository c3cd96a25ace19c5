"""What an expression is worth: its words, and the TIMEX3 value it stands for on Sunday 2021-08-22."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twosource.model.item import Item

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.model.reading import Time
    from twosource.read.reader import Reader

ABSOLUTE = [
    ("on 22 August 2021", "22 August 2021", "2021-08-22"),
    ("on August 22nd, 2021", "August 22nd, 2021", "2021-08-22"),
    ("on 2021-08-22", "2021-08-22", "2021-08-22"),
    ("on 27.03.15", "27.03.15", "2015-03-27"),
    ("GOMA, 24 MAR 90 -- SHOTS", "24 MAR 90", "1990-03-24"),
    ("in March 1992", "March 1992", "1992-03"),
    ("since 1976", "1976", "1976"),
    ("in 264 BC", "264 BC", "BC0264"),
    ("in the 1980s", "the 1980s", "198"),
    ("in the 4th century BC", "the 4th century BC", "BC03"),
    ("in the summer of 2007", "the summer of 2007", "2007-SU"),
    ("in the second half of 2008", "the second half of 2008", "2008-H2"),
    ("at the end of March 2020", "the end of March 2020", "2020-03"),
    ("at 18:00 on 4 May 2020", "18:00 on 4 May 2020", "2020-05-04T18:00"),
    ("early on 4 May 2020", "early on 4 May 2020", "2020-05-04"),
    ("on the night of 4 May 2020", "the night of 4 May 2020", "2020-05-04TNI"),
    ("at one minute to midnight on 4 May 2020", "one minute to midnight on 4 May 2020", "2020-05-04T23:59"),
    ("at 0600 GMT on 4 May 2020", "0600 GMT on 4 May 2020", "2020-05-04T06:00"),
    ("at half past six on 4 May 2020", "half past six on 4 May 2020", "2020-05-04T06:30"),
]
POINTING = [
    ("he said on Sunday", "Sunday", "2021-08-22"),
    ("he said on Friday", "Friday", "2021-08-20"),
    ("they must leave by Friday", "Friday", "2021-08-27"),
    ("talks open next Friday", "next Friday", "2021-08-27"),
    ("it began last Friday", "last Friday", "2021-08-20"),
    ("it fell today", "today", "2021-08-22"),
    ("it fell last night", "last night", "2021-08-21TNI"),
    ("they meet the day after tomorrow", "the day after tomorrow", "2021-08-24"),
    ("it fell this week", "this week", "2021-W33"),
    ("by the end of next month", "the end of next month", "2021-09"),
    ("it fell last year", "last year", "2020"),
    ("it fell two years ago", "two years ago", "2019"),
    ("it fell 15 months ago", "15 months ago", "2020-05"),
    ("it fell in March", "March", "2021-03"),
    ("it will open in October", "October", "2021-10"),
    ("it fell in December", "December", "2020-12"),
    ("until Sept. 3", "Sept. 3", "2021-09-03"),
    ("they go home at the weekend", "the weekend", "2021-W33-WE"),
    ("they will go home at the weekend", "the weekend", "2021-W33-WE"),
]
LENGTHS = [
    ("it took 4 hrs", "4 hrs", "PT4H"),
    ("a 72-hour pause", "72-hour", "PT72H"),
    ("for twenty-four days", "twenty-four days", "P24D"),
    ("for two and a half years", "two and a half years", "P2.5Y"),
    ("over the last two decades", "the last two decades", "P2E"),
    ("for half an hour", "half an hour", "PT0.5H"),
    ("within a few days", "a few days", "PXD"),
    ("days, not weeks, remain", "days, not weeks", "PXD"),
    ("for a year and six months", "a year and six months", "P1Y6M"),
    ("for a fortnight", "a fortnight", "P2W"),
]
RECURRING = [
    ("shelled daily", "daily", "P1D"),
    ("shelled every Thursday", "every Thursday", "XXXX-WXX-4"),
    ("shelled each night", "each night", "XXXX-XX-XXTNI"),
    ("shelled every two hours", "every two hours", "PT2H"),
    ("30 per week", "per week", "P1W"),
]


@pytest.mark.parametrize(("text", "words", "value"), [*ABSOLUTE, *POINTING, *LENGTHS, *RECURRING])
def test_an_expression_has_its_value(times: Callable[..., tuple[Time, ...]], text: str, words: str, value: str) -> None:
    (found,) = times(text)
    assert (text[found.start : found.end], found.value) == (words, value)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("on Sunday", "DATE"), ("at noon on Sunday", "TIME"), ("for two days", "DURATION"), ("every day", "SET")],
)
def test_an_expression_has_its_type(times: Callable[..., tuple[Time, ...]], text: str, kind: str) -> None:
    assert [one.type for one in times(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "They march on the capital.",
        "He may leave.",
        "Sun Bao sat down.",
        "2,500 people and 1500 soldiers",
        "a second man fell",
        "https://example.org/2021/08/22",
        "@sunday_times",
        "the first of them",
    ],
)
def test_what_only_looks_like_a_time_is_none(times: Callable[..., tuple[Time, ...]], text: str) -> None:
    assert times(text) == ()


def test_ranges_share_what_one_half_says(times: Callable[..., tuple[Time, ...]]) -> None:
    values = [one.value for one in times("from 6-7 February 1920, and July 1 to July 3, 1863, and in 2006-07")]
    assert values == ["1920-02-06", "1920-02-07", "1863-07-01", "1863-07-03", "2006", "2007"]


def test_a_history_follows_its_own_time(times: Callable[..., tuple[Time, ...]]) -> None:
    text = (
        "War broke out in May 1912. In June the town fell. On 3 July 1912 the bridge was blown up; two days later the "
        "army left. The following year there was peace. In March 1914 and in 1915 it was broken."
    )
    values = [one.value for one in times(text)]
    assert values == ["1912-05", "1912-06", "1912-07-03", "1912-07-05", "1913", "1914-03", "1915"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the army warned shippers over the weekend", "2021-W33-WE"),
        ("the army will open the road at the weekend", "2021-W34-WE"),
        ("strikes hit a depot late on Monday", "2021-08-23"),
        ("strikes hit a depot late on Thursday", "2021-08-19"),
    ],
)
def test_on_a_weekday_what_is_over_was_the_weekend_before(
    times: Callable[..., tuple[Time, ...]], text: str, value: str
) -> None:
    assert [one.value for one in times(text, "2021-08-24")] == [value]


def test_a_past_that_is_spelt_as_the_present_lies_behind(reader: Reader) -> None:
    text = "Drone strikes hit a fuel depot outside Hodeidah late on Monday."
    item = Item("x", "article", text, "", published="2025-03-04")
    reading = next(iter(reader.read([item])))
    assert [one.value for one in reading.times] == ["2025-03-03"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The paper retracts its report of Tuesday that a mosque burned down.", "2024-03-12"),
        ("The army denies the shelling of Tuesday.", "2024-03-12"),
        ("The union sets a deadline of Tuesday.", "2024-03-19"),
    ],
)
def test_the_day_of_what_was_told_or_done_lies_behind(reader: Reader, text: str, value: str) -> None:
    (reading,) = reader.read([Item("x", "article", text, "", published="2024-03-13")])
    assert [time.value for time in reading.times] == [value]
