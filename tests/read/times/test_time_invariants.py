"""What holds for any text: spans slice, reading is deterministic and total, intervals run forward."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.times.conftest import read_times

if TYPE_CHECKING:
    from twosource.model.reading import Time

SAID = (
    "on by until the of at from to , . - ( ) next last this Friday Sunday noon midnight 6 p.m. 0600 GMT Kabul time May "
    "4 22 2020 264 BC 31 February 2-4 1920s 24-hour two days hours later ago today tomorrow night each every early end "
    "😀 مساء \n\n 2021-02-30 27.03.15 18:99 99:00 local EST (1900 GMT) '92 the 1st half past Z"
)
PIECES = st.sampled_from(SAID.split(" "))
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join))
DATES = st.one_of(
    st.none(), st.dates().map(date.isoformat), st.datetimes().map(lambda moment: moment.isoformat() + "Z")
)


@settings(max_examples=200, deadline=None)
@given(TEXTS, DATES)
def test_any_text_is_read(text: str, published: str | None) -> None:
    found = read_times(text, published)
    assert found == read_times(text, published)
    ends = 0
    for one in found:
        assert ends <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert (one.earliest is None) == (one.latest is None)
        assert one.earliest is None or one.latest is None or one.earliest <= one.latest
        ends = one.end


WEEKDAYS = (
    "He came on Friday. They must go by Tuesday noon. Last Monday it rained; next Sunday they vote. Today, tomorrow."
)


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2090, 1, 1)), st.integers(-500, 500))
def test_weeks_shift_weekdays_alike(published: date, weeks: int) -> None:
    shift = timedelta(weeks=weeks)
    before = read_times(WEEKDAYS, published.isoformat())
    after = read_times(WEEKDAYS, (published + shift).isoformat())
    assert [day_of(one) + shift for one in before] == [day_of(one) for one in after]


def day_of(found: Time) -> date:
    """Give the day of a value."""
    return date.fromisoformat(found.value[:10])


@pytest.mark.parametrize("text", ["", " ", "\x00\x1b", "﷽" * 50, "may " * 400, "1 " * 4000, "the end of " * 900])
def test_odd_texts_are_read(text: str) -> None:
    read_times(text)


def test_a_megabyte_is_read_to_its_end() -> None:
    text = "The army said on Friday that it would leave Kabul by noon on 4 May. " * 1500
    assert len(read_times(text * 8)) == 8 * len(read_times(text))
