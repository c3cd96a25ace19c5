"""A short text goes in, whom it goes back to comes out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.relate.origins.credits import deepest, find_credits
from twosource.relate.origins.shapes import DATELINE

CREDITED = [
    ("Police confirm three millers got away", "body:police"),
    ("BREAKING: Dorvath police say the bridge is closed", "body:police"),
    ("Police: the ferry will not sail tonight", "body:police"),
    ("The bridge has fallen, says mayor Ilse Brandt.", "voice:brandt ilse"),
    ("The bridge has fallen, Reuters reports. http://short.example/x", "outlet:Reuters"),
    ("The bridge has fallen - @AFP", "outlet:AFP"),
    ("The bridge has fallen [Selm Times]", "outlet:selm times"),
    ("According to Al Jazeera, the bridge has fallen", "outlet:Al Jazeera"),
    ("Smoke over the harbour (via @quay_cam)", "account:quay_cam"),
    ("Reports: the bridge has fallen", "reports"),
    ("The bridge has reportedly fallen", "reports"),
    ("Bridge fallen, local media say", "press:local media"),
    ("RT @quay_cam: the bridge has fallen", "account:quay_cam"),
    ("RT @quay_cam: police say the bridge has fallen", "body:police"),
    ("“We are safe” - Harbour Master Odd Vik", "voice:harbour master odd vik"),
    ("A witness tells Reuters that the bridge fell", "role:a witness"),
]


@pytest.mark.parametrize(("text", "key"), CREDITED, ids=[text for text, _ in CREDITED])
def test_a_post_credits_whom_it_names(text: str, key: str) -> None:
    credit = deepest(find_credits(text))
    assert credit is not None
    assert credit.root.key == key


UNCREDITED = [
    "Millers are held inside a mill in Dorvath",
    "Both millers and a carter got away",
    "Man believed dead found alive in Selm",
    "Boats are putting out from the quay of Selm",
    "Police storm the mill, millers run",
    "Names of the dead on the wall of the town hall",
    "",
    "🙏🙏",
]


@pytest.mark.parametrize("text", UNCREDITED)
def test_a_post_that_credits_nobody_has_no_credit(text: str) -> None:
    assert find_credits(text) == []


@settings(deadline=None)
@given(st.text(max_size=400))
def test_every_credit_stands_in_the_text(text: str) -> None:
    for credit in find_credits(text):
        assert 0 <= credit.start < credit.end <= len(text)


def test_a_dateline_is_place_day_and_outlet() -> None:
    opening = DATELINE.match("SELM, Dorvath, May 5 (Harbour Wire) – The bridge has fallen")
    assert opening is not None
    assert opening.string[opening.end() :] == "The bridge has fallen"
    assert DATELINE.match("NATO said it – perhaps") is None
