"""Facts go in, a status with its rule and words comes out; only a ruling confirms, and only two origins bear a 1."""

from __future__ import annotations

import pytest

from tests.relate.readings import police_said
from twosource.errors import Refused
from twosource.model.ledger import Ruling
from twosource.relate import relate_readings
from twosource.relate.status.deciding import Facts, check_grade, decide_status, load_status_rules, propose_grade

RULES = load_status_rules()
READING = police_said("a1", "Courier", "Four men were held in Dorvath, police said.", "Four men were held in Dorvath")


def test_without_facts_a_claim_is_unattributed() -> None:
    status, reason = decide_status(Facts({}), RULES)
    assert (status, reason.rule) == ("unattributed", "no-known-origin")


def test_a_ruling_confirms_and_its_undoing_takes_it_back() -> None:
    (claim,) = relate_readings([READING]).claims
    confirm = Ruling("r1", claim.id, "confirm", "seen on the court list", "Odd Vik", "2024-05-03T00:00:00Z")
    undo = Ruling("r2", claim.id, "undo", "wrong court", "Odd Vik", "2024-05-04T00:00:00Z", undoes="r1")
    (ruled,) = relate_readings([READING], [confirm]).claims
    (undone,) = relate_readings([READING], [confirm, undo]).claims
    assert (ruled.status, ruled.reason.words) == ("confirmed", "Odd Vik ruled it confirmed: seen on the court list")
    assert undone.status == "single-source"


def test_grade_one_is_refused_without_two_known_origins() -> None:
    (claim,) = relate_readings([READING]).claims
    assert propose_grade(claim, RULES) == "F6"
    assert check_grade(claim, "b2", RULES) == "B2"
    with pytest.raises(Refused, match="needs 2 known origins"):
        check_grade(claim, "A1", RULES)
    with pytest.raises(Refused, match="no Admiralty grade"):
        check_grade(claim, "G9", RULES)


def test_every_rule_can_be_said_with_what_facts_name() -> None:
    named = dict.fromkeys(
        ("names", "names_against", "names_accused", "names_back", "names_conceding", "person", "ruling"), "somebody"
    )
    numbers = dict.fromkeys(("origins", "upper", "reports", "against"), 1)
    for rule in RULES.rules:
        _, reason = decide_status(Facts(numbers | rule.needs | dict.fromkeys(rule.without, 0), named), RULES)
        assert "{" not in reason.words


def test_a_ruling_stays_with_its_claim_when_an_earlier_report_comes_late() -> None:
    (claim,) = relate_readings([READING]).claims
    confirm = Ruling("r1", claim.id, "confirm", "seen on the court list", "Odd Vik", "2024-05-03T00:00:00Z")
    text = "Police said that four men were held in Dorvath."
    earlier = police_said("a0", "Harbour Dispatch", text, "four men were held in Dorvath", "2024-05-01T10:00:00Z")
    (ruled,) = relate_readings([READING, earlier], [confirm]).claims
    assert (ruled.id, ruled.status, ruled.items) == (claim.id, "confirmed", ("a0", "a1"))
