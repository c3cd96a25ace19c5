"""Two names that one claim's texts use go in, whether they are one voice comes out; every name here is invented."""

from __future__ import annotations

import pytest

from twosource.relate.origins.bounds import merge_roots
from twosource.relate.origins.voices import Root, root_of_account, root_of_name

ALONE = [
    ("@SelmCommittee", "the committee"),
    ("@GovIdaLund", "governor"),
    ("@nicoarrieta5", "Captain Nico Arrieta"),
    ("@SelmAirways", "airline"),
    ("@SelmDaily", "SelmDaily"),
    ("security official", "official"),
    ("a driver", "driver"),
]


def place(name: str) -> Root:
    return root_of_account(name, credited=True) if name.startswith("@") else root_of_name(name)


def voices(*names: str) -> int:
    return len({root.key for root in merge_roots([place(name) for name in names]).values()})


@pytest.mark.parametrize(("named", "told"), ALONE, ids=[told for _, told in ALONE])
def test_a_bare_noun_names_the_one_voice_that_it_fits(named: str, told: str) -> None:
    assert voices(named, told) == 1


def test_a_bare_noun_that_fits_two_voices_is_kept_apart() -> None:
    assert voices("@GovIdaLund", "@GovBoVik", "governor") == len(("Lund", "Vik", "one of them"))


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("@SelmCommittee", "hospital"),
        ("@SelmPolice", "operator"),
        ("a driver", "a teacher"),
        ("@nicoarrieta5", "Ida Lund"),
    ],
)
def test_a_noun_that_does_not_fit_is_another_voice(named: str, told: str) -> None:
    assert voices(named, told) == len((named, told))
