"""A constructed case of reports and posts: two tolls, a relay, a witness, one side's denials, an ultimatum."""

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
    return relate_case("harbour", reader).claims


def test_nine_dead_goes_back_to_the_governor_alone(claims: tuple[Claim, ...]) -> None:
    (nine,) = [claim for claim in claims if claim.value.startswith(("9:", "at least 9:"))]
    assert {"w1", "w2", "w3", "w4"} <= {one.item for one in nine.evidence if one.side == "for"}
    assert (nine.origins, nine.status) == (1, "single-source")
    assert nine.origins_upper <= 3


def test_twelve_dead_is_one_claim_that_updates_nine(claims: tuple[Claim, ...]) -> None:
    (twelve,) = [claim for claim in claims if claim.value.startswith("12:")]
    (nine,) = [claim for claim in claims if claim.value.startswith(("9:", "at least 9:"))]
    assert {"w3", "w6", "w7"} <= set(twelve.items)
    assert nine.id in twelve.updates


def test_four_bodies_that_a_reporter_saw_are_no_toll_that_contradicts(claims: tuple[Claim, ...]) -> None:
    four = [claim for claim in claims if claim.value.startswith("4:")]
    assert not [claim for claim in four if claim.contradicts]


def test_one_side_denies_once_and_is_one_origin(claims: tuple[Claim, ...]) -> None:
    denied = [claim for claim in claims if claim.against]
    assert len(denied) == 1
    assert denied[0].against == 1
    assert {"w1", "w2", "w7"} <= set(denied[0].items)
    assert not [claim for claim in claims if claim.origins and "did not fire" in claim.value]
    assert (denied[0].event_type, denied[0].realis) == ("ASSAULT", "denied")
    assert "by Kyiv" not in denied[0].question


def test_no_claim_makes_the_speaker_the_attacker(claims: tuple[Claim, ...]) -> None:
    assert not [claim.question for claim in claims if "by Governor" in claim.question or "by Shells" in claim.question]
