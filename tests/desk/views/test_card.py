"""What a list shows of a claim."""

from __future__ import annotations

from dataclasses import replace

from tests.desk.constructed import NOW
from twosource.desk.views.card import make_card
from twosource.model.ledger import Claim, StatusReason

CLAIM = Claim(
    "c1",
    "s1",
    "What is known of ferry, pier?",
    "the ferry lay at the pier all morning",
    (),
    1,
    1,
    0,
    "single-source",
    StatusReason("one-origin", "One."),
    (),
    (),
)


def test_a_question_that_only_strings_words_together_is_no_lists_business() -> None:
    assert make_card(CLAIM, (), NOW).asks == ""
    assert make_card(CLAIM, (), NOW).question == CLAIM.question


def test_a_question_made_of_slots_is_asked() -> None:
    asked = replace(CLAIM, question="Was there an attack on Narsaq?")
    assert make_card(asked, (), NOW).asks == "Was there an attack on Narsaq?"
