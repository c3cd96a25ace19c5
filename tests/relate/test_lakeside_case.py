"""A constructed case of two days: a strike denied and admitted, a rumour taken back, a port, a bishop, a correction."""

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
    return relate_case("lakeside", reader)


def test_a_toll_of_forty_repeats_is_the_mayors(ledger: Ledger) -> None:
    toll = answering(ledger, "m04", "at least 14")
    assert (toll.status, toll.origins) == ("single-source", 1)
    assert {"m04", "m05", "m06", "m07", "m08", "m10", "m11"} <= items_on(toll, "for")


def test_two_who_counted_by_themselves_bring_the_toll_up_to_date(ledger: Ledger) -> None:
    toll = answering(ledger, "m16", "19")
    assert (toll.status, toll.origins) == ("corroborated", 2)
    assert answering(ledger, "m04", "at least 14").id in toll.updates


def test_a_number_that_its_paper_corrects_is_taken_back_and_disputes_nothing(ledger: Ledger) -> None:
    wrong = answering(ledger, "m09", "at least 41")
    assert (wrong.status, wrong.updates) == ("retracted", ())
    assert "Lakeshore Daily" in wrong.reason.words
    assert items_on(wrong, "against") == {"m11"}


def test_a_strike_is_admitted_by_the_army_that_denied_it(ledger: Ledger) -> None:
    strike = answering(ledger, "m20")
    assert strike.status == "conceded"
    assert "m04" in items_on(strike, "against")


def test_a_rumour_is_taken_back_and_those_on_the_spot_speak_against_it(ledger: Ledger) -> None:
    fall = answering(ledger, "r01")
    assert fall.status == "retracted"
    assert {"r01", "r02", "r03", "r04"} == items_on(fall, "for")
    assert {"r05", "r06", "r07", "r08", "r09"} == items_on(fall, "against")
    assert "@kivu_insider" in fall.reason.words
    assert "BREAKING" in fall.value


def test_who_says_that_the_port_is_open_speaks_against_its_being_closed(ledger: Ledger) -> None:
    port = answering(ledger, "k01")
    assert port.status == "disputed"
    assert items_on(port, "against") == {"k02"}
    assert "closed" in port.value


def test_a_bishop_is_alive_and_the_report_of_his_death_taken_back(ledger: Ledger) -> None:
    death = answering(ledger, "s01")
    assert (death.status, death.reason.words) == ("retracted", "who said it took it back: Kivu Morning")
    assert items_on(death, "for") == {"s01", "s02"}


def test_an_ultimatum_is_one_deadline_that_its_setter_extends(ledger: Ledger) -> None:
    (deadline,) = ledger.deadlines
    assert (deadline.by, deadline.addressee) == ("Ruzizi Front", "the garrison of Uvira")
    assert deadline.due == ("2026-03-05T22:00:00Z", "2026-03-05T22:00:00Z")
    assert [(one.item, one.change) for one in deadline.history] == [
        ("u01", "set"),
        ("u02", "told again"),
        ("u03", "told again"),
        ("u04", "told again"),
        ("u05", "extended"),
        ("u06", "told again"),
    ]


def test_a_threat_was_not_made_on_the_day_that_it_speaks_of(ledger: Ledger) -> None:
    assert "5 March" not in answering(ledger, "u01").question


def test_the_un_and_its_refugee_agency_may_be_one_voice(ledger: Ledger) -> None:
    fled = answering(ledger, "d01", "30,000")
    assert (fled.status, fled.origins) == ("single-source", 1)


def test_soldiers_who_leave_bear_out_no_ultimatum(ledger: Ledger) -> None:
    threat = answering(ledger, "u01")
    assert threat.status == "single-source"
    assert not {"u07", "u08"} & set(threat.items)


@pytest.mark.xfail(reason="another toll and another charge are taken for one claim", strict=True)
def test_army_sources_bear_out_no_charge_against_the_army(ledger: Ledger) -> None:
    assert "m18" not in answering(ledger, "m12").items
