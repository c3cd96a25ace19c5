"""Who a voice is: kinds, short names, pronouns, "the account"; None when not sure. All sentences are constructed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.read.statements.conftest import Tell

KINDS = [
    ("Omar Daud said the road was shut.", "person"),
    ("The ministry said the road was shut.", "organisation"),
    ("Kabul said the road was shut.", "place"),
    ("A local newspaper reported that the road was shut.", "outlet"),
    ("The report said the road was shut.", "document"),
    ("A police officer said the road was shut.", "unnamed-person"),
    ("Residents said the road was shut.", "unnamed-group"),
    ("It was reported that the road was shut.", "unspecified"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind(tell: Tell, text: str, kind: str) -> None:
    assert tell(text)[0].statement.voices[-1].kind == kind


def test_a_short_name_is_led_to_the_full_one(tell: Tell) -> None:
    text = "Omar Daud, the mayor of Herat, said the road was shut. Daud said the bridge was safe."
    assert [told.names for told in tell(text)] == [("Omar Daud",), ("Omar Daud",)]


def test_two_of_one_surname_are_not_guessed(tell: Tell) -> None:
    text = "Omar Daud met Leila Daud in Herat. Daud said the road was shut."
    assert tell(text)[-1].names == ("Daud",)


def test_a_pronoun_is_led_to_who_spoke_last(tell: Tell) -> None:
    text = "Leila Karimi said the clinic was empty. She said the doctors had left."
    assert [told.names for told in tell(text)] == [("Leila Karimi",), ("Leila Karimi",)]


def test_a_pronoun_with_nobody_before_it_stays_unresolved(tell: Tell) -> None:
    assert tell("He said the road was shut.")[0].names == (None,)


def test_a_noun_is_led_to_whom_it_described(tell: Tell) -> None:
    text = "Ministry spokesman Omar Daud said the road was shut. The spokesman said the bridge was safe."
    assert [told.names for told in tell(text)] == [("Omar Daud",), ("Omar Daud",)]


def test_a_party_holds_with_its_dates(tell: Tell) -> None:
    text = "The Taliban said the road was shut."
    before, after = (tell(text, published=day)[0].statement.voices[0] for day in ("2021-03-01", "2022-03-01"))
    assert (before.party, after.party) == ("Taliban", "Taliban")
    assert before.role != after.role


def test_an_account_described_before_its_name_is_led_to_by_its_noun(tell: Tell) -> None:
    text = (
        "The rebels are on the road, an account that documents life in the valley, Kunduz Watch, claimed. "
        "The account said the garrison had left."
    )
    first, second = tell(text)
    assert first.content == ("The rebels are on the road",)
    assert first.names == second.names


def test_two_spokesmen_of_two_sides_are_kept_apart(tell: Tell) -> None:
    text = (
        "Army spokesman Colonel Omar Daud denied that the town had fallen. "
        "The rebels' spokesman, Karim Sabir, wrote that it had."
    )
    assert [told.names for told in tell(text)] == [("Omar Daud",), ("Karim Sabir",)]


def test_who_is_named_late_is_who_was_meant_before(tell: Tell) -> None:
    text = "Peru's ombudsman said five had died. The ombudsman, Marisol Quenta, said her office had seen the bodies."
    assert {told.names for told in tell(text)} == {("Peru's ombudsman",)}


def test_one_body_is_an_it_and_many_rebels_are_not_their_commander(tell: Tell) -> None:
    text = (
        "Moscow denied it had fired. Ukraine's general staff said the claim was false. It said a drone had filmed it. "
        "A rebel commander said the road was open. The rebels said it was shut."
    )
    names = [told.names[-1] for told in tell(text)]
    assert names == ["Moscow", "Ukraine's general staff", "Ukraine's general staff", "rebel commander", "rebels"]


def test_whom_a_quotation_speaks_of_is_not_who_says_it(tell: Tell) -> None:
    text = 'Leila Karimi visited the clinic. "Herat is not for sale," she said.'
    assert tell(text)[-1].names == ("Leila Karimi",)


def test_whoever_said_it_speaks_whatever_the_word_for_him(tell: Tell) -> None:
    assert tell("A bridge was destroyed, Rwandan customs said.")[0].names == ("Rwandan customs",)
    assert tell("Two people died, an army engineer told Quay Post.")[0].names == ("army engineer",)


def test_a_name_behind_a_title_keeps_its_capital(tell: Tell) -> None:
    text = "A spokesman for the rebels, Aimé Kasongo, said the road was shut."
    assert tell(text)[0].names == ("Aimé Kasongo",)
