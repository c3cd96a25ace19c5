"""Who gives the same number of dead, hurt or escaped in a story tells of one thing, however it is worded."""

from tests.relate.readings import post
from twosource.relate.claims.rules import load_claim_rules
from twosource.relate.claims.tolls import attach_counts
from twosource.relate.claims.units import find_units

RULES = load_claim_rules()
TOLD = ["Police: 3 guards escape Selm prison", "Three inmates ran out of the prison, Selm police say"]


def grouped(*later: str, at: str = "2024-05-02T10:00:00Z") -> list[list[int]]:
    """Group two reports of three that escaped with posts that each stand alone."""
    posts = [post(f"a{place}", text, published="2024-05-02T09:00:00Z") for place, text in enumerate(TOLD)]
    posts += [post(f"b{place}", text, published=at) for place, text in enumerate(later)]
    units = [unit for one in posts for unit in find_units(one, RULES)]
    return attach_counts(units, [[0, 1], *([place] for place in range(2, len(units)))], RULES)


def test_the_same_number_joins_in_whatever_words() -> None:
    assert grouped("I see people coming out at the side door. 2-3 people. Dark") == [[0, 1, 2]]


def test_another_number_and_none_stay_apart() -> None:
    assert grouped("Five have fled", "Nobody can see anything here") == [[0, 1], [2], [3]]


def test_the_same_number_of_something_else_or_of_other_days_stays_apart() -> None:
    assert grouped("Three guards were hurt in the yard") == [[0, 1], [2]]
    assert grouped("Three have fled from the docks", at="2024-05-12T09:00:00Z") == [[0, 1], [2]]


def test_the_same_number_of_other_people_stays_apart() -> None:
    assert grouped("9 soldiers were killed at the gate", "Nine civilians dead, a nurse says") == [[0, 1], [2], [3]]


def test_two_that_stand_alone_with_one_number_join_each_other() -> None:
    assert grouped("9 guards were hurt at the gate", "Nine injured, a nurse says") == [[0, 1], [2, 3]]
