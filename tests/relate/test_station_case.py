"""A constructed case of a corrected toll, a charge that is turned away, an apology and a claim of responsibility."""

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
    return relate_case("station", reader).claims


def counting(claims: tuple[Claim, ...], number: int) -> Claim:
    (found,) = [claim for claim in claims if claim.value.startswith(f"{number}:") and "explosion" in claim.question]
    return found


def test_a_corrected_toll_stands_against_the_first_one(claims: tuple[Claim, ...]) -> None:
    nine, twelve = counting(claims, 9), counting(claims, 12)
    assert (nine.origins, nine.against) == (1, 0)
    assert {"r3", "r4", "r6"} <= set(nine.items)
    assert (twelve.status, twelve.against) == ("disputed", 1)
    assert twelve.id in nine.contradicts


def test_who_denies_a_cause_denies_no_dead(claims: tuple[Claim, ...]) -> None:
    (leak,) = [claim for claim in claims if "leak" in claim.question]
    assert "r7" in leak.items
    assert "r7" not in counting(claims, 9).items


def test_an_apology_for_a_report_concedes_nothing(claims: tuple[Claim, ...]) -> None:
    assert not [claim.value for claim in claims if claim.status == "conceded"]


def test_who_denies_what_others_did_is_not_accused_of_it(claims: tuple[Claim, ...]) -> None:
    (refugee,) = [claim for claim in claims if "refugee" in claim.question]
    assert (refugee.status, refugee.reason.rule) == ("denied", "only-denied")


def test_a_claim_of_responsibility_is_a_claim(claims: tuple[Claim, ...]) -> None:
    assert [claim for claim in claims if "claimed responsibility" in claim.value]


def test_an_explosion_is_not_called_an_attack(claims: tuple[Claim, ...]) -> None:
    assert "in an explosion at" in counting(claims, 9).question
