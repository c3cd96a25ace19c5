"""A question falls into answers by the number that each report gives."""

from tests.relate.readings import post
from twosource.relate.claims.answers import split_answers
from twosource.relate.claims.rules import load_claim_rules
from twosource.relate.claims.units import find_units

RULES = load_claim_rules()


def answers(*texts: str) -> list[tuple[str | None, tuple[int, ...]]]:
    units = [one for at, text in enumerate(texts) for one in find_units(post(f"p{at}", text), RULES)]
    found = split_answers(units, range(len(units)))
    return [(answer.count.words() if answer.count else None, answer.members) for answer in found]


def test_a_range_is_told_under_the_one_number_in_it() -> None:
    told = answers("50 people died at Selm", "About 50 people died at Selm", "12 people died at Selm")
    assert told == [("50", (0, 1)), ("12", (2,))]


def test_a_range_round_two_numbers_is_an_answer_of_its_own() -> None:
    told = answers("2 guards escaped from Selm", "3 guards escaped from Selm", "2-3 guards escaped from Selm")
    assert told == [("2", (0,)), ("3", (1,)), ("2 to 3", (2,))]


def test_who_gives_no_number_beside_one_number_stays_with_it() -> None:
    assert answers("50 people died at Selm", "About 50 people died at Selm", "A pier fell at Selm") == [
        ("50", (0, 1, 2))
    ]
