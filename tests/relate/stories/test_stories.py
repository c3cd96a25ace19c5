"""Items go in, happenings come out: two of one kind stay two, and no order of arrival changes anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.origins.synthetic import make_case
from tests.relate.readings import article, post
from twosource.relate import relate_readings

if TYPE_CHECKING:
    from random import Random

    from twosource.model.reading import Reading

CASE = make_case(60, seed=3)


def stories(*readings: Reading) -> list[list[str]]:
    return sorted(sorted(story.items) for story in relate_readings(readings).stories)


def test_two_happenings_of_one_kind_are_two_stories() -> None:
    fire = "A fire broke out in the paper mill of Dorvath on Monday and burned for six hours, foreman Odd Vik said."
    again = "Foreman Odd Vik said that the fire in the paper mill of Dorvath burned for six hours on Monday."
    other = "A fire broke out in the timber yard of Selm on Friday; owner Ida Roth lost her stock of larch."
    assert stories(article("a", fire), article("b", again), article("c", other)) == [["a", "b"], ["c"]]


def test_posts_and_articles_of_one_happening_meet() -> None:
    text = "Gunmen stormed the customs house of Dorvath at noon and took nine clerks hostage, the harbour guild said."
    found = stories(
        article("a", text, published="2024-05-02"),
        post("p", "#Dorvath customs house stormed, clerks taken hostage by gunmen", published="2024-05-02"),
        post("q", "Cherries are cheap in Selm this year", published="2024-05-02"),
    )
    assert found == [["a", "p"], ["q"]]


def test_posts_of_one_happening_meet_in_other_words() -> None:
    found = stories(
        post("a", "My grandma is safe", published="2024-05-02"),
        post("b", "grandmother safely rescued", published="2024-05-02"),
        post("q", "Cherries are cheap this year", published="2024-05-02"),
    )
    assert found == [["a", "b"], ["q"]]


def test_a_story_is_named_after_its_first_title_or_line() -> None:
    (story,) = relate_readings([article("a", "First line.\nSecond line of the report.")]).stories
    assert story.headline == "First line."


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False))
def test_arrival_order_changes_nothing(random: Random) -> None:
    shuffled = random.sample(CASE, len(CASE))
    assert relate_readings(shuffled) == relate_readings(CASE)
