"""The text of a post goes in, whether its account was there comes out; every post here is constructed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.relate.origins.witnesses import is_witness


@pytest.mark.parametrize(
    "text",
    [
        "I saw three people run out of the bakery",
        "We can hear shots from the roof",
        "I’m outside the bank. Police everywhere",
        "Just heard an explosion near the quay",
        "Hearing shots inside the town hall",
        "We are locked in the reading room",
        "Police fire tear gas at us",
        "I have just seen a man carried out",
        "Here at the quay, police are moving in",
        "Standing outside the court, crowd of 200",
        "Tear gas right in front of me",
        "My photo of the soldiers",
    ],
)
def test_who_was_there_is_a_witness(text: str) -> None:
    assert is_witness(text)


@pytest.mark.parametrize(
    "text",
    [
        "I heard that the mayor has died",
        "I saw on TV that they left",
        "We see why people are angry",
        "I saw reports of shots",
        "I'm in shock",
        "Watching this on CNN, unbelievable",
        "The mayor saw it coming",
        "I hear from friends that it is over",
        "Police see no threat",
        "I just heard about Selm, so sad",
        "",
    ],
)
def test_who_heard_of_it_is_none(text: str) -> None:
    assert not is_witness(text)


@given(st.text(max_size=300))
def test_any_text_is_told(text: str) -> None:
    assert is_witness(text) in (True, False)
