"""A constructed case in which bodies react to a toll that others gave: who reacts to it has not counted the dead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from twosource.model.item import Item
from twosource.relate import relate_readings

if TYPE_CHECKING:
    from twosource.model.ledger import Claim
    from twosource.read.reader import Reader

REPORTS = yaml.safe_load(Path(__file__).with_name("ambulance_case.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def claims(reader: Reader) -> tuple[Claim, ...]:
    """Read and relate the items."""
    items = [Item(kind=report.pop("kind", "article"), digest="", **report) for report in map(dict, REPORTS)]
    return relate_readings(list(reader.read(items))).claims


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
