"""A phrase goes in, the state that it speaks for comes out; bodies of two states are two voices."""

from __future__ import annotations

import pytest

from twosource.relate.origins.bounds import merge_roots
from twosource.relate.origins.lands import land_in, land_itself
from twosource.relate.origins.likeness import is_same
from twosource.relate.origins.voices import may_be_same, root_of_name


@pytest.mark.parametrize(
    ("phrase", "land"),
    [
        ("Russia's defence ministry", "RU"),
        ("the Israeli military", "IL"),
        ("South Korean officials", "KR"),
        ("The White House", "US"),
        ("Syrian and Turkish officials", None),
        ("the turkey farmer", None),
        ("Red Lantern", None),
    ],
)
def test_a_phrase_names_one_state_or_none(phrase: str, land: str | None) -> None:
    assert land_in(phrase) == land


def test_a_capital_is_the_state_and_a_people_is_not() -> None:
    assert land_itself("Moscow") == land_itself("Russia") == land_itself("the Kremlin") == "RU"
    assert land_itself("Russians") is None
    assert land_itself("moscow") is None


@pytest.mark.parametrize(
    ("one", "other", "same", "may_be"),
    [
        ("the Russian army", "Ukraine's general staff", False, False),
        ("the Syrian government", "the Turkish government", False, False),
        ("Russia's defence ministry", "the Russian army", True, True),
        ("the army", "the Russian army", True, True),
        ("Moscow", "the Kremlin", True, True),
        ("Moscow", "Russia's defence ministry", False, True),
        ("Moscow", "Egypt's foreign minister", False, False),
        ("Kyiv", "Kyiv residents", False, False),
    ],
)
def test_bodies_of_two_states_are_two_voices_and_names_of_one_state_are_one(
    one: str, other: str, same: object, may_be: object
) -> None:
    first, second = root_of_name(one), root_of_name(other)
    assert (is_same(first, second), may_be_same(first, second)) == (same, may_be)


def test_an_army_beside_two_armies_joins_neither() -> None:
    names = ("the army", "the Russian army", "the Ukrainian army")
    merged = merge_roots([root_of_name(name) for name in names])
    assert len({root.key for root in merged.values()}) == len(names)
    beside_one = merge_roots([root_of_name(name) for name in names[:2]])
    assert len({root.key for root in beside_one.values()}) == 1
