"""A constructed case of five days: a mutiny, hostages counted by many, an old picture, a warden said to be dead."""

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
    return relate_case("prison", reader)


def test_mutineers_set_one_deadline_whoever_is_asked_to_move(ledger: Ledger) -> None:
    deadline = ledger.deadlines[0]
    assert deadline.due == ("2026-05-10T17:00:00Z", "2026-05-10T17:00:00Z")
    assert [(one.item, one.change) for one in deadline.history] == [
        ("p08", "set"),
        ("p09", "told again"),
        ("p14", "extended"),
        ("p15", "told again"),
    ]


def test_no_deadline_has_run_out_before_it_was_set(ledger: Ledger) -> None:
    assert len(ledger.deadlines) == 1


def test_a_check_stands_against_the_old_picture(ledger: Ledger) -> None:
    picture = answering(ledger, "p10")
    assert items_on(picture, "for") == {"p10", "p11"}
    assert items_on(picture, "against") == {"p12", "p13"}
    assert picture.status == "disputed"


def test_who_takes_back_the_death_of_the_warden_speaks_against_it(ledger: Ledger) -> None:
    death = answering(ledger, "p18")
    assert {"p18", "p19"} <= items_on(death, "for")
    assert items_on(death, "against") == {"p21", "p22"}
    assert "whom it accuses" not in death.reason.words


@pytest.mark.xfail(reason="a union that misses 31 guards is taken for one that tells of the death", strict=True)
def test_the_death_of_the_warden_is_taken_back(ledger: Ledger) -> None:
    assert answering(ledger, "p18").status == "retracted"


def test_those_who_say_that_there_was_none_assert_no_shooting(ledger: Ledger) -> None:
    denied = answering(ledger, "p23", "no shooting")
    assert (denied.status, denied.origins) == ("denied", 0)


def test_an_army_denies_executions_and_admits_them(ledger: Ledger) -> None:
    charged = answering(ledger, "p27")
    assert {"p23", "p27", "p28"} == items_on(charged, "against")
    assert {"p23", "p28"} == items_on(charged, "for")
    assert charged.status == "conceded"


def test_what_is_told_beside_a_threat_is_no_part_of_it(ledger: Ledger) -> None:
    threat = answering(ledger, "p09", "given the government")
    assert set(threat.items) == {"p08", "p09"}


def test_a_refusal_is_told_as_it_is(ledger: Ledger) -> None:
    assert answering(ledger, "p03", "negotiate").value == "We will not negotiate with murderers"


def test_no_question_asks_by_a_stem(ledger: Ledger) -> None:
    asked = " ".join(claim.question for claim in ledger.claims)
    assert not {"abduct", "releas", "displac"} & set(asked.split())


def test_two_papers_with_one_minister_are_one_origin(ledger: Ledger) -> None:
    stormed = answering(ledger, "p24", "22: ")
    assert (stormed.status, stormed.origins) == ("single-source", 1)


def test_a_threat_is_brought_up_to_date_by_no_toll(ledger: Ledger) -> None:
    assert not answering(ledger, "p24", "9: ").updates
