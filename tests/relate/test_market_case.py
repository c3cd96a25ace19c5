"""A constructed case of five reports, read and related: one count in two papers, a denial, a new toll."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.relate.cases import relate_case
from twosource.model.item import Item
from twosource.relate import relate_readings

if TYPE_CHECKING:
    from twosource.model.ledger import Claim
    from twosource.read.reader import Reader


@pytest.fixture(scope="module")
def claims(reader: Reader) -> tuple[Claim, ...]:
    """Read and relate the five reports."""
    return relate_case("market", reader).claims


def told(claims: tuple[Claim, ...], words: str) -> Claim:
    """Give the one claim whose value or question holds the words."""
    (found,) = [claim for claim in claims if re.search(words, f"{claim.value} {claim.question}")]
    return found


def test_two_papers_with_one_rescue_group_behind_them_are_one_origin(claims: tuple[Claim, ...]) -> None:
    claim = told(claims, r"at least 12")
    assert (claim.origins, claim.origins_upper, claim.status) == (1, 1, "single-source")
    assert [origin.label for origin in claim.origin_list if origin.known] == ["Tawila Emergency Room"]
    assert len({one.item for one in claim.evidence if one.side == "for"}) == 2


def test_a_new_toll_updates_the_old_one_and_is_denied_by_nobody(claims: tuple[Claim, ...]) -> None:
    old, new = told(claims, r"at least 12"), told(claims, r"\b17\b")
    assert (new.status, new.against) == ("single-source", 0)
    assert old.id in new.updates


def test_the_army_and_its_spokesman_are_one_origin_against_the_strike(claims: tuple[Claim, ...]) -> None:
    denied = [claim for claim in claims if claim.against]
    assert denied
    assert all(claim.against == 1 for claim in denied)
    assert not any(re.search(r"\b(17|12|15)\b", claim.value) for claim in denied)


def test_no_claim_is_what_is_left_when_a_statement_is_cut_out(claims: tuple[Claim, ...]) -> None:
    assert not [claim.value for claim in claims if re.search(r" [,.]|^\d+: (Our|the)|say ?\.$|said ?\.?$", claim.value)]


def test_every_report_stands_in_one_story(claims: tuple[Claim, ...]) -> None:
    assert len({claim.story for claim in claims}) == 1


def test_a_denial_stands_against_the_accusation_that_it_denies(claims: tuple[Claim, ...]) -> None:
    accused = told(claims, r"carr(ied|ying) out the attack|army.*attack")
    assert (accused.status, accused.against) == ("denied", 1)
    assert {"r2", "r3"} <= set(accused.items)


def test_a_denial_is_no_count_of_none(claims: tuple[Claim, ...]) -> None:
    assert not [claim.value for claim in claims if claim.value.startswith("0")]


def test_what_is_called_a_lie_is_no_claim_of_its_own(claims: tuple[Claim, ...]) -> None:
    assert not [claim.value for claim in claims if "lies by" in claim.value]


def test_an_item_in_another_language_makes_no_claim(reader: Reader) -> None:
    item = Item("ar", "article", "أعلن الجيش السوداني يوم السبت أن طائراته لم تقصف سوقا في طويلة", "")
    assert relate_readings(list(reader.read([item]))).claims == ()
