"""Words near in meaning lend each other weight; what only stands in the same place in a sentence does not."""

import math
import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.relate.text.bags import dot, unit_length
from twosource.relate.text.nearness import Lending, load_nearness, near_within, nearest, spread
from twosource.relate.text.words import load_words, stem_word

STEMS = ["mom", "mother", "restaurant", "cafe", "bullet", "shot", "monday", "tuesday", "harbour"]


def bag(*words: str) -> dict[str, float]:
    return unit_length({f"w{word}": 1.0 for word in words})


def test_paraphrases_meet() -> None:
    one, other = spread([bag("mom", "harbour"), bag("mother", "cellar")], {"mom", "mother"}, 0.3)
    assert dot(one, other) > 0.2


def test_only_what_the_story_uses_is_lent() -> None:
    assert spread([bag("mom")], {"mom"}, 0.3) == [bag("mom")]


def test_names_numbers_and_coded_terms_are_left_as_they_are() -> None:
    held = unit_length({"wmom": 1.0, "nmother": 1.0, "#dead=3": 1.0, "place:geonames:1": 1.0})
    (lent,) = spread([held], {"mom", "mother"}, 0.3)
    assert set(lent) == {*held, "wmother"}


@pytest.mark.parametrize("name", sorted(load_words().series))
def test_no_two_of_a_series_are_near(name: str) -> None:
    stems = {stem_word(word) for word in load_words().series[name]}
    assert near_within(stems) == {}


def test_the_nearest_come_first_at_what_is_lent_them() -> None:
    near = nearest("mom", Lending(share=0.5, least=0.6, most=3))
    assert len(near) == 3
    assert all(0.3 <= share <= 0.5 for _, share in near)
    assert [share for _, share in near] == sorted((share for _, share in near), reverse=True)


def test_nearness_goes_both_ways() -> None:
    table = load_nearness()
    assert all(table[other][stem] == near for stem, held in table.items() for other, near in held.items())


def test_the_table_holds_stems_and_hundredths_and_no_numbers() -> None:
    line = re.compile(r"[a-z'-]+\t[a-z'-]+:\d{2,3}(?: [a-z'-]+:\d{2,3})*")
    text = (files("twosource.relate") / "near.txt").read_text(encoding="utf-8")
    assert all(line.fullmatch(one) for one in text.splitlines())


@given(st.lists(st.lists(st.sampled_from(STEMS), min_size=1, max_size=5), min_size=1, max_size=5))
def test_bags_keep_their_length_and_their_words(said: list[list[str]]) -> None:
    bags = [bag(*words) for words in said]
    for before, after in zip(bags, spread(bags, set(STEMS), 0.3), strict=True):
        assert before.keys() <= after.keys()
        assert math.isclose(dot(after, after), 1.0)
