"""A private account's post goes in; whoever of its own it knows through comes out; every post here is constructed."""

from __future__ import annotations

from tests.relate.readings import post
from twosource.relate.origins.roots import chain_of_post


def test_a_private_account_knows_through_its_own_kin_who_work_there() -> None:
    text = "My cousin scrubs floors in the clinic of Selm. The fourth floor is closed."
    chain = chain_of_post(post("p1", text, handle="selm_kid"))
    assert (chain.root.label, chain.root.standing) == ("cousin", "certain")
    assert chain.credit is not None
    assert text[chain.credit.start : chain.credit.end] == "cousin"


def test_kin_who_only_were_somewhere_are_no_source() -> None:
    assert not chain_of_post(post("p2", "My cousin was on the night train to Selm.", handle="selm_kid")).root.known
