"""A stem goes in, the share of posts that have it comes out: common words and numbers far above names."""

from __future__ import annotations

from twosource.relate.stories.profiles import load_story_rules
from twosource.relate.text.commonness import commonness, is_ordinary

NUMBERS = load_story_rules().growth.numbers


def test_a_name_nobody_has_heard_is_rarer_than_what_all_news_says() -> None:
    assert commonness("dorvath", NUMBERS) < commonness("hospital", NUMBERS) < commonness("dead", NUMBERS)


def test_a_number_is_the_rarer_the_longer_but_a_year() -> None:
    assert commonness("7310", NUMBERS) < commonness("47", NUMBERS) < commonness("9", NUMBERS)
    assert commonness("2024", NUMBERS) >= NUMBERS.single


def test_words_of_open_english_and_numbers_are_ordinary() -> None:
    assert is_ordinary("prison")
    assert is_ordinary("12")
    assert not is_ordinary("dorvath")
