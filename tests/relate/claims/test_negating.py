"""Texts go in, whether they say that what they tell is not so comes out."""

from __future__ import annotations

import pytest

from twosource.relate.claims.counts import find_counts
from twosource.relate.claims.negating import is_negated


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("12 dead in the station blast, no claim of responsibility so far", False),
        ("No fewer than 12 dead in the station blast", False),
        ("12 dead in the station blast - the suspect has not been named", False),
        ("Nobody was held over the blast that left 12 dead", False),
        ("Five of the 12 wounded did not survive the night", False),
        ("12 people did not die in the station blast", True),
        ("There were no 12 dead in the station blast", True),
        ("Reports of 12 dead in the station blast are false", True),
    ],
)
def test_a_number_is_negated_in_its_own_clause_alone(text: str, negated: bool) -> None:  # noqa: FBT001 - a case's answer
    assert is_negated(text, [count.start for count in find_counts(text)]) is negated


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Rebels shelled the town without warning", False),
        ("Planes are landing, no rebels anywhere", True),
        ("The bridge isn’t closed", True),
        ("The port closed because no ship had come", False),
        ("Not only soldiers were hit", False),
    ],
)
def test_where_nothing_is_counted_the_main_clause_decides(text: str, negated: bool) -> None:  # noqa: FBT001 - the same
    assert is_negated(text) is negated


@pytest.mark.parametrize(
    ("text", "told", "negated"),
    [
        ("There was no shooting at people who had surrendered", ("shooting", "surrendered"), True),
        ("Our planes carried out no strike. The rebels' own rockets exploded", ("strike", "exploded"), True),
        ("Rockets exploded in the school. Our planes carried out no strike", ("exploded", "strike"), False),
        ("Nobody was held over the raid which killed many", ("killed",), False),
    ],
)
def test_the_first_sentence_that_tells_decides(text: str, told: tuple[str, ...], negated: bool) -> None:  # noqa: FBT001 - answer
    assert is_negated(text, [text.index(word) for word in told]) is negated


@pytest.mark.parametrize(
    "text",
    [
        "Why does nobody talk about the road being closed",
        "Nobody here is even talking about the shelling of the mill",
        "No one mentions that rebels shelled the mill",
        "Why isn't anyone covering the attack on the mill",
        "Can’t believe that rebels shelled the mill",
        "Don't forget that the bridge was shelled",
        "It's no secret that the army shelled the bridge",
        "There is no doubt that the bridge was hit",
        "Not a rumour: the bridge is closed",
        "This is not fake, the bridge was shelled",
        "Never thought I'd see tanks in the streets of Selm",
    ],
)
def test_who_takes_a_thing_for_given_negates_nothing(text: str) -> None:
    assert not is_negated(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was killed at the mill",
        "No one in Selm was hurt",
        "Nobody fired on the bridge, police said",
        "The army never shelled the bridge",
        "Don't believe that the bridge was hit",
        "No media were fired on at the bridge",
    ],
)
def test_who_says_that_nobody_was_hurt_negates_it(text: str) -> None:
    assert is_negated(text)
