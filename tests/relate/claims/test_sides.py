"""Reports of one claim go in, on which side each stands comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twosource.model.item import Item
from twosource.relate import relate_readings

if TYPE_CHECKING:
    from twosource.model.ledger import Claim
    from twosource.read.reader import Reader

STRIKE = "SELM, May 2 - An airstrike hit the hospital in Selm on Tuesday, the charity Medics Reach said."


def relate(reader: Reader, *texts: tuple[str, str, str]) -> list[Claim]:
    """Relate items given as (id, handle or nothing, text), an hour apart."""
    items = [
        Item(name, "post" if handle else "article", text, "", handle=handle or None,
             publisher=None if handle else f"The {name} Courier", published=f"2026-05-02T{at:02}:00:00Z")
        for at, (name, handle, text) in enumerate(texts, start=8)
    ]  # fmt: skip
    return list(relate_readings(list(reader.read(items))).claims)


def sides(claims: list[Claim], item: str) -> set[str]:
    """Give the sides on which an item stands."""
    return {one.side for claim in claims for one in claim.evidence if one.item == item}


def test_two_who_deny_one_deed_stand_on_one_side(reader: Reader) -> None:
    claims = relate(
        reader,
        ("a1", "", "The army's planes bombed the hospital in Selm on Tuesday, the Ridge Council said."),
        ("p1", "SelmArmyHQ", "Our air force carried out no operation over Selm. The rebels' own rockets exploded."),
        ("a2", "", '"The air force did not operate over Selm on Tuesday," army spokesman Ivo Lund said.'),
    )
    assert sides(claims, "p1") == {"against"}
    assert not any({"p1", "a2"} <= {one.item for one in claim.evidence} and "for" in
                   {one.side for one in claim.evidence if one.item in ("p1", "a2")} for claim in claims)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("We deny that anybody was killed at the bridge. Two people are hurt.", None),
        ("Nobody was killed at the bridge. Two people were injured.", "occurred"),
        ("No officer was killed in the attack on the bridge. Two people were wounded.", "occurred"),
        ("We deny that our officers shot anybody at the bridge. Two men were arrested.", "occurred"),
    ],
)
def test_a_number_told_beside_a_denial_is_of_what_has_been(reader: Reader, text: str, realis: str | None) -> None:
    (claim,) = relate(reader, ("p1", "SelmPolice", text))
    assert (claim.value[0], claim.realis) == ("2", realis)
    assert sides([claim], "p1") == {"for"}


@pytest.mark.parametrize(
    "words",
    [
        "Can't believe that rebels shelled the Mill Road bridge in Selm",
        "No one mentions that rebels shelled the Mill Road bridge in Selm",
        "Don't forget that rebels shelled the Mill Road bridge in Selm",
        "It is no secret that rebels shelled the Mill Road bridge in Selm",
    ],
)
def test_who_takes_a_deed_for_given_asserts_it(reader: Reader, words: str) -> None:
    claims = relate(
        reader,
        ("a1", "", "Rebels shelled the Mill Road bridge in Selm on Tuesday, police said."),
        ("p1", "ida_k", words),
    )
    assert sides(claims, "p1") == {"for"}
    assert not any(one.origin == "voice:can't" for claim in claims for one in claim.evidence)


@pytest.mark.parametrize(
    "words",
    [
        "The damage was consistent with a large air-dropped bomb and not with an explosion of stored rockets",
        "The crater was left by a large bomb, not by rockets stored in the hospital that exploded",
        "A large bomb rather than an explosion of stored rockets caused the damage",
    ],
)
def test_who_rules_out_what_others_assert_speaks_against_it(reader: Reader, words: str) -> None:
    claims = relate(
        reader,
        ("a1", "", "Rockets stored in the hospital of Selm exploded, the army said on Tuesday."),
        ("a2", "", f"{words}, the research group Orbital Ledger said."),
    )
    shared = [claim for claim in claims if {"a1", "a2"} <= set(claim.items)]
    assert shared
    assert all(claim.origins < 2 and sides([claim], "a2") == {"against"} for claim in shared)


def test_who_claims_a_deed_that_nobody_charges_him_with_owns_up_to_nothing(reader: Reader) -> None:
    text = "The Ridge Brigade takes responsibility for the fire at the school in Selm. This is our answer."
    (claim,) = relate(reader, ("p1", "ridge_brigade", text))
    assert claim.status != "conceded"


def test_who_takes_back_a_report_is_not_accused(reader: Reader) -> None:
    claims = relate(
        reader,
        ("p1", "selm_radio", "The warden of Selm prison Aldo Mero was killed in the night, sources inside tell us"),
        ("p2", "selm_radio", "We withdraw our report on the death of the warden of Selm prison. Aldo Mero is alive."),
    )
    assert not any("whom it accuses" in claim.reason.words for claim in claims)
