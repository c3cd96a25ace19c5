"""Checked claims and a post go in, the claim that it makes comes out first."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.relate import CheckedClaim, CheckedClaims

CLAIMS = [
    CheckedClaim(
        "c1", "Did the bridge at Dorvath fall?", "A video shows the bridge at Dorvath falling into the river."
    ),
    CheckedClaim("c2", "Shark on the motorway", "A photograph shows a shark swimming on a flooded motorway."),
    CheckedClaim("c3", "Soldiers at the Selm dam", "Soldiers opened the gates of the Selm dam at night."),
]
CHECKED = CheckedClaims(CLAIMS)


def test_a_post_finds_the_claim_it_makes() -> None:
    assert CHECKED.rank("OMG there is a SHARK swimming down the motorway!! #flood")[0] == "c2"
    assert CHECKED.rank("they opened the selm dam's gates, soldiers did")[0] == "c3"


def test_a_post_finds_its_claim_in_other_words() -> None:
    claims = [
        CheckedClaim("g1", "Grandma held a tea party", "It is said that a grandma held a tea party in Selm."),
        CheckedClaim("g2", "Choir held a tea party", "It is said that a choir held a tea party in Selm."),
    ]
    assert CheckedClaims(claims).rank("My grandmother, a tea party?")[0] == "g1"


def test_the_signature_of_an_embedded_post_is_no_part_of_it() -> None:
    post = "bridge gone — Selm Dam Soldiers (@selmdam) May 5, 2024"
    assert CHECKED.rank(post)[0] == "c1"


def test_what_has_nothing_in_common_is_not_ranked() -> None:
    assert CHECKED.rank("") == []
    assert CHECKED.rank("日本") == []


def test_no_claims_no_answers() -> None:
    assert CheckedClaims([]).rank("anything") == []


@settings(deadline=None)
@given(st.text(max_size=200))
def test_every_answer_is_a_claim_and_stands_once(post: str) -> None:
    ranked = CHECKED.rank(post)
    assert len(set(ranked)) == len(ranked)
    assert set(ranked) <= {"c1", "c2", "c3"}
