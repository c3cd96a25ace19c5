"""Names as printed, and the keys under which they meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.read.places.spelling import bare_division_names, name_key, other_keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bāzārak", "bazarak"),
        ("St. Petersburg", "Saint Petersburg"),
        ("Mt. Hermon", "Mount Hermon"),
        ("Port-au-Prince", "PORT AU PRINCE"),
        ("Sa'dah", "Sa’dah"),
        ("the Hague", "Hague"),
        ("Łódź", "Lodz"),
        ("Zaporizhzhia", "ZAPORIZHZHIA"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_a_street_is_no_saint() -> None:
    assert name_key("Main St.") == "main st"


@pytest.mark.parametrize(
    ("said", "listed"), [("fallujah", "falluja"), ("al raqqa", "raqqa"), ("kharkov", "kharkiv"), ("jaipore", "jaipur")]
)
def test_transliterations_reach_each_other(said: str, listed: str) -> None:
    assert listed in set(other_keys(said))


def test_a_division_is_known_without_the_word_for_it() -> None:
    assert "laurel" in bare_division_names("Laurel County")
    assert "cork" in bare_division_names("County Cork")
    assert bare_division_names("Kabul") == []


@given(st.text(max_size=60))
def test_any_text_has_a_key_of_plain_words(text: str) -> None:
    key = name_key(text)
    assert key == key.strip()
    assert all(letter == " " or (letter.isascii() and letter.isalnum()) for letter in key)
    assert all(other != key for other in other_keys(key) if key)
