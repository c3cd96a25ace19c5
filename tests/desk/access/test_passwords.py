"""Passwords: how long, how hashed; and how long who fails must wait."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.access.conftest import PASSWORD, QUICK
from twosource.desk.access.limits import LIMITS
from twosource.desk.access.passwords import check_password, make_passwords
from twosource.desk.access.throttle import Throttle
from twosource.errors import Refused


def test_a_password_is_kept_as_argon2id_with_a_salt_of_its_own() -> None:
    passwords = make_passwords()
    once, again = passwords.hash(PASSWORD), passwords.hash(PASSWORD)
    assert once != again
    assert once.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert passwords.fits(PASSWORD, once)
    assert not passwords.fits(PASSWORD + " ", once)


def test_an_unknown_name_never_fits() -> None:
    assert not QUICK.fits("", None)
    assert not QUICK.fits(PASSWORD, None)
    assert not QUICK.fits(PASSWORD, "no hash at all")


def test_the_same_letters_typed_on_another_keyboard_fit() -> None:
    assert QUICK.fits(
        "cafe\N{COMBINING ACUTE ACCENT} au lait, s'il vous plait", QUICK.hash("café au lait, s'il vous plait")
    )


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("short", "at least 15 signs, this one has 5"),
        ("x" * 300, "at most 256"),
        ("aaaaaaaaaaaaaaaaaaaa", "at least 5 different"),
        ("ada ada ada ada ada ada", "the name over and over"),
    ],
)
def test_what_is_refused_says_why(password: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        check_password(password, "Ada")


@pytest.mark.parametrize("password", ["all small letters, no digit", "пароль из четырех слов", "123456 789 12345 67"])
def test_there_is_no_rule_of_composition(password: str) -> None:
    assert check_password(password, "Ada") == password


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_is_either_taken_or_refused_in_words(password: str, name: str) -> None:
    with suppress(Refused):
        assert check_password(password, name) == password


def test_waits_double_to_a_bound_and_are_forgotten() -> None:
    moment = [1000.0]
    throttle = Throttle(clock=lambda: moment[0])
    waits = []
    for number in range(LIMITS.tries + 8):
        throttle.fail("ada", f"10.0.0.{number}")
        waits.append(throttle.wait("ada", "10.9.9.9"))
    assert waits[: LIMITS.tries - 1] == [0.0] * (LIMITS.tries - 1)
    assert waits[LIMITS.tries - 1 : LIMITS.tries + 2] == [30.0, 60.0, 120.0]
    assert waits[-1] == LIMITS.longest_wait
    assert throttle.wait("ben", "10.9.9.9") == 0
    moment[0] += LIMITS.forgotten + 1
    assert throttle.wait("ada", "10.9.9.9") == 0
    throttle.fail("ada", "10.0.0.1")
    assert throttle.wait("ada", "10.9.9.9") == 0


def test_one_address_that_tries_many_names_waits_too() -> None:
    throttle = Throttle(clock=lambda: 0.0)
    for number in range(LIMITS.tries_of_address):
        throttle.fail(f"name {number}", "10.0.0.1")
        throttle.succeed(f"name {number}")
    assert throttle.wait("fresh name", "10.0.0.1") == LIMITS.first_wait
    assert throttle.wait("fresh name", "10.0.0.2") == 0
