"""What holds for any text: spans slice, reading is deterministic and total, what runs out does so forward."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.deadlines.conftest import read_words

SAID = (
    "they have gave us 48 hours until noon on Friday to leave or face attack unless within by before the deadline "
    "truce curfew expires expired extended lifted from 6 p.m. 4 May 2020 Kabul must will said “ ” . , ; -- six months "
    "remain a week proposed denied no 😀 مساء \n\n whether not known pushed back that two days after it of which"
)
WORDS = st.sampled_from(SAID.split(" "))
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=30).map(" ".join))
DATES = st.one_of(
    st.none(), st.dates().map(date.isoformat), st.datetimes().map(lambda moment: moment.isoformat() + "Z")
)


@settings(max_examples=200, deadline=None)
@given(TEXTS, DATES)
def test_any_text_is_read(text: str, published: str | None) -> None:
    found = read_words(text, published)
    assert found == read_words(text, published)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert one.due is None or one.due[0] <= one.due[1]
        for span in (one.by, one.addressee, one.demand, one.threat):
            assert span is None or 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "(", "within", "until until until", "If by noon", "to to to 4 hours to"]
)
def test_odd_texts_are_read(text: str) -> None:
    read_words(text)


def test_long_texts_are_read_to_their_end() -> None:
    text = "The army gave the town two days to surrender. It is not known whether anybody left by Friday. " * 1600
    read_words(text)
