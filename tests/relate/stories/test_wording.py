"""A post goes in, its stems and names come out: accents off, the parts of its account's name with them."""

from __future__ import annotations

from tests.relate.readings import post
from twosource.relate.stories.wording import word_post


def test_accents_come_off() -> None:
    said = word_post(post("a", "Calm in Oumbé", handle="x"))
    assert "oumb" in said.said
    assert said.said == word_post(post("b", "Calm in Oumbe", handle="x")).said


def test_the_parts_of_an_account_are_names_that_it_says() -> None:
    assert "dorvath" in word_post(post("a", "All units are out", handle="FireDorvath")).names


def test_an_outlet_speaks_of_everything() -> None:
    assert "selm" not in word_post(post("a", "Calm in the town", handle="SelmTimes")).said


def test_a_name_of_one_part_is_nobody_elses() -> None:
    assert "lantern" not in word_post(post("a", "Calm in the town", handle="lantern")).said
