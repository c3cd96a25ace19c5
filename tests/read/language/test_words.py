"""Words are cut where Universal Dependencies cuts, and noise costs linear time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.read.language.words import LONGEST_RUN, make_tokenizer, split_words

TOKENIZER = make_tokenizer()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wed 25 August", "Wed|25|August"),
        ("she cannot", "she|can|not"),
        ("WE DON'T KNOW", "WE|DO|N'T|KNOW"),
        ("the U.S.-led force", "the|U.S.|-|led|force"),
        ("an anti-government re-take", "an|anti-government|re-take"),
        ("al-Ani", "al|-|Ani"),
        ("Lt. Col. Waris", "Lt.|Col.|Waris"),
        ("from 1990–2000", "from|1990|–|2000"),
        ("on 2021-08-22", "on|2021-08-22"),
        ("at 5pm or 17:00GMT", "at|5|pm|or|17:00|GMT"),
        ("fled!!! why?!", "fled|!!!|why|?!"),
        ("@desk_x #Panjshir’s", "@desk_x|#|Panjshir|’s"),
        ("men and/or boys", "men|and|/|or|boys"),
        ("he said.“We stay", "he|said|.|“|We|stay"),
        ("gone…", "gone|…"),
        ("he said.[2] Three", "he|said|.|[|2|]|Three"),
        ("“the village,”[12]", "“|the|village|,|”|[|12|]"),
        ("⚡️Governor: hit ‼️", "⚡️|Governor|:|hit|‼️"),
    ],
)
def test_cuts(text: str, words: str) -> None:
    assert [token.text for token in split_words(TOKENIZER, text)] == words.split("|")


@settings(deadline=None)
@given(st.text(max_size=400))
def test_the_text_comes_back_whole(text: str) -> None:
    assert split_words(TOKENIZER, text).text == text


@settings(deadline=None)
@given(st.text(alphabet="a.-'\"( \n", min_size=300, max_size=1500))
def test_the_text_of_noise_comes_back_whole(text: str) -> None:
    assert split_words(TOKENIZER, text).text == text


@pytest.mark.parametrize("unit", [".", "a-", "('", "x"])
def test_a_megabyte_without_a_blank_is_cut_at_once(unit: str) -> None:
    doc = split_words(TOKENIZER, unit * (1_000_000 // len(unit)))
    assert len(doc) == 1_000_000 // LONGEST_RUN
