"""A constructed case in which bodies react to a toll that others gave: who reacts to it has not counted the dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.relate.cases import relate_case

if TYPE_CHECKING:
    from twosource.model.ledger import Claim
    from twosource.read.reader import Reader


@pytest.fixture(scope="module")
def claims(reader: Reader) -> tuple[Claim, ...]:
    """Read and relate the items."""
    return relate_case("ambulance", reader).claims


def test_who_calls_for_an_inquiry_into_a_deadly_strike_has_not_counted_the_dead(claims: tuple[Claim, ...]) -> None:
    five = [claim for claim in claims if claim.value.startswith("5:") and "n9" in claim.items]
    assert [(claim.origins, claim.status) for claim in five] == [(1, "single-source")]


def test_an_admission_that_an_outlet_relays_concedes_the_strike(claims: tuple[Claim, ...]) -> None:
    (conceded,) = [claim for claim in claims if claim.status == "conceded"]
    assert "n10" in conceded.items
    assert conceded.against == 1


def test_a_number_is_shown_in_words_that_say_it(claims: tuple[Claim, ...]) -> None:
    three = [claim.value for claim in claims if claim.value.startswith("3:")]
    assert all("three" in value for value in three)


def test_an_account_is_named_with_one_sign(claims: tuple[Claim, ...]) -> None:
    assert not [claim for claim in claims if "@@" in repr(claim)]


def test_no_question_makes_a_number_the_victim(claims: tuple[Claim, ...]) -> None:
    assert not [claim.question for claim in claims if claim.question.endswith("on four?")]
