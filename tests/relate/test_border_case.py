"""A constructed case of three days: two armies clash, an ultimatum is extended, a helicopter that was not lost."""

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
    return relate_case("border", reader)


def test_an_ultimatum_of_a_council_and_its_state_is_one(ledger: Ledger) -> None:
    (deadline,) = ledger.deadlines
    assert deadline.by == "Kyrgyzstan's Security Council"
    assert [(one.item, one.change) for one in deadline.history] == [
        ("a17", "set"),
        ("a18", "told again"),
        ("a19", "told again"),
        ("a20", "extended"),
        ("a21", "told again"),
    ]


def test_what_the_sides_do_meanwhile_bears_out_no_ultimatum(ledger: Ledger) -> None:
    threat = answering(ledger, "a20")
    assert set(threat.items) == {"a17", "a18", "a19", "a20", "a21"}
    assert threat.status == "single-source"


def test_dead_of_two_armies_contradict_nothing(ledger: Ledger) -> None:
    one, four = answering(ledger, "a06", "1: "), answering(ledger, "a05", "4: ")
    assert not {one.id, four.id} & {*one.contradicts, *four.contradicts}
    assert "disputed" not in (one.status, four.status)


def test_a_state_and_its_border_command_are_no_two_voices(ledger: Ledger) -> None:
    toll = answering(ledger, "a06", "1: ")
    assert {"a06", "a17"} == set(toll.items)
    assert (toll.status, toll.origins) == ("single-source", 1)


def test_a_charity_and_its_account_are_one_voice(ledger: Ledger) -> None:
    shelter = answering(ledger, "a31", "4,300")
    assert {"a31", "a32"} == items_on(shelter, "for")
    assert (shelter.status, shelter.origins) == ("single-source", 1)


def test_a_check_stands_against_those_who_show_the_film(ledger: Ledger) -> None:
    film = answering(ledger, "a11")
    assert items_on(film, "for") == {"a11", "a12"}
    assert items_on(film, "against") == {"a15", "a16"}
    assert "CheckAsia" in film.reason.words


def test_a_paper_that_withdraws_its_report_speaks_against_it(ledger: Ledger) -> None:
    assert "a16" in items_on(answering(ledger, "a13"), "against")
    assert not any("a16" in items_on(claim, "for") for claim in ledger.claims)


def test_a_border_command_admits_what_it_denied(ledger: Ledger) -> None:
    school = answering(ledger, "a28", "school in the Kyrgyz village")
    assert school.status == "conceded"
    assert {"a28", "a29", "a30"} <= items_on(school, "for")
    assert items_on(school, "against") == {"a23"}
    assert "its artillery" not in school.question


def test_a_group_that_claims_a_deed_nobody_else_charges_it_with_concedes_nothing(ledger: Ledger) -> None:
    claimed = answering(ledger, "a26")
    assert items_on(claimed, "for") == {"a26", "a27"}
    assert claimed.status == "single-source"


def test_a_number_of_something_else_told_once_asks_for_no_count(ledger: Ledger) -> None:
    assert not any(claim.question.startswith(("How many villages", "How many countries")) for claim in ledger.claims)


def test_an_hour_is_no_count(ledger: Ledger) -> None:
    assert not answering(ledger, "a17", "sits on our land").value.startswith("6")


@pytest.mark.parametrize("number", ["40"])
def test_a_number_that_a_troll_spreads_goes_back_to_nobody(ledger: Ledger, number: str) -> None:
    toll = answering(ledger, "a07", number)
    assert (toll.status, toll.origins) == ("unattributed", 0)
    assert items_on(toll, "for") == {"a07", "a08"}
