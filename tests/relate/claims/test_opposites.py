"""Texts go in, the states that they tell of come out."""

from __future__ import annotations

import pytest

from twosource.relate.claims.opposites import leading_state, states_in


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("The port is closed until further notice", {"doors": -1}),
        ("The port is still open, my boat is loading", {"doors": 1}),
        ("The crossing is no longer open", {"doors": -1}),
        ("The crossing isn’t closed at all", {"doors": 1}),
        ("The bishop is alive and well", {"lives": 1}),
        ("The bishop was killed on Thursday", {"lives": -1}),
        ("He was not killed", {"lives": 1}),
        ("Soldiers opened fire on the column", {}),
        ("The rebels closed in on the town", {}),
        ("One road is open, the other closed", {}),
        ("A market burned", {}),
        ("No doubt the port is closed", {"doors": -1}),
        ("Nobody mentions the closed bridge", {"doors": -1}),
        ("He is no longer alive", {"lives": -1}),
    ],
)
def test_a_text_tells_of_a_state_or_of_none(text: str, states: dict[str, int]) -> None:
    assert states_in(text) == states


def test_the_state_told_first_leads() -> None:
    assert leading_state([{}, {"doors": -1}, {"doors": 1}, {"doors": 1}, {"lives": 1}]) == {"doors": -1, "lives": 1}
