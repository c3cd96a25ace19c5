"""A constructed case of five days: a hospital is bombed, the army denies and admits it, two count the dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.relate.cases import answering, items_on, relate_case

if TYPE_CHECKING:
    from twosource.model.ledger import Ledger
    from twosource.read.reader import Reader


@pytest.fixture(scope="module")
def ledger(reader: Reader) -> Ledger:
    """Read and relate the items."""
    return relate_case("hospital", reader)


def test_an_army_admits_a_strike_that_it_denied_by_a_word_and_by_its_account(ledger: Ledger) -> None:
    strike = answering(ledger, "h26", "bombed")
    assert strike.status == "conceded"
    assert {"h02", "h03", "h04", "h17", "h18", "h26", "h27", "h28"} <= items_on(strike, "for")
    assert {"h04", "h06"} <= items_on(strike, "against")
    assert items_on(strike, "asks") == {"h30"}


def test_a_strike_was_not_on_the_day_of_its_admission(ledger: Ledger) -> None:
    assert "6 June" not in answering(ledger, "h26", "bombed").question


def test_two_denials_of_one_army_contradict_nothing(ledger: Ledger) -> None:
    held = [claim for claim in ledger.claims if "h06" in claim.items]
    assert held
    assert not any("h06" in items_on(claim, "for") for claim in held)


def test_who_rules_out_stored_rockets_bears_nobody_out(ledger: Ledger) -> None:
    rockets = answering(ledger, "h05", "rockets")
    assert rockets.status == "disputed"
    assert items_on(rockets, "against") == {"h17"}


def test_a_toll_that_a_paper_corrects_is_taken_back_and_updates_nothing(ledger: Ledger) -> None:
    wrong = answering(ledger, "h13", "71")
    assert (wrong.status, wrong.updates) == ("retracted", ())
    assert "Omdurman Times" in wrong.reason.words
    assert items_on(wrong, "against") == {"h14"}


def test_a_charity_counts_more_dead_and_a_council_others(ledger: Ledger) -> None:
    charity, council = answering(ledger, "h12", "34: "), answering(ledger, "h07", "65: ")
    assert items_on(charity, "for") == {"h11", "h12", "h14"}
    assert charity.origins == 1
    assert answering(ledger, "h04", "at least 20").id in charity.updates
    assert council.id in charity.contradicts


def test_a_check_stands_against_the_old_picture(ledger: Ledger) -> None:
    picture = answering(ledger, "h09")
    assert items_on(picture, "for") == {"h09", "h10"}
    assert items_on(picture, "against") == {"h15", "h16"}


def test_an_ultimatum_in_hours_and_by_a_day_is_one_that_is_extended(ledger: Ledger) -> None:
    (deadline,) = ledger.deadlines
    assert (deadline.by, deadline.addressee) == ("The Darfur Liberation Council", "the Sudanese army")
    assert [(one.item, one.change) for one in deadline.history] == [
        ("h19", "set"),
        ("h19", "told again"),
        ("h20", "told again"),
        ("h21", "extended"),
    ]


def test_who_denies_a_claim_made_in_its_name_takes_nothing_back(ledger: Ledger) -> None:
    claimed = answering(ledger, "h24")
    assert claimed.status == "denied"
    assert claimed.value.startswith("The Sons of Marra claim the attack")
    assert "h25" in items_on(claimed, "against")


def test_an_airport_is_open_or_closed(ledger: Ledger) -> None:
    airport = answering(ledger, "h31")
    assert (airport.status, items_on(airport, "against")) == ("disputed", {"h32"})


def test_a_flight_is_one_offices(ledger: Ledger) -> None:
    flight = answering(ledger, "h22", "16")
    assert (flight.status, flight.origins) == ("single-source", 1)
