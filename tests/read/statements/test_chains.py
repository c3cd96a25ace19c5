"""Through whom: chains run from the outermost voice to the innermost. All sentences are constructed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.read.statements.conftest import Tell

CHAINS = [
    (
        "State radio quoted the army as saying the rebels had left.",
        ("State radio", "the army"),
        ("the rebels had left",),
    ),
    (
        "Police said a witness told them that the car was white.",
        ("Police", "a witness"),
        ("the car was white",),
    ),
    (
        "The army said the rebels had admitted that they shelled the town, according to state radio.",
        ("state radio", "The army", "the rebels"),
        ("they shelled the town",),
    ),
    (
        "The governor, citing a police report, said the fire was set on purpose.",
        ("The governor", "a police report"),
        ("the fire was set on purpose",),
    ),
    (
        "Provincial police said at least 10 people died in the blast, Meridian Wire reports.",
        ("Meridian Wire", "Provincial police"),
        ("at least 10 people died in the blast",),
    ),
    ("The army denied reports that the town had fallen.", (None,), ("the town had fallen",)),
]


@pytest.mark.parametrize(("text", "chain", "content"), CHAINS)
def test_the_innermost_statement_has_the_whole_chain(
    tell: Tell, text: str, chain: tuple[str | None, ...], content: tuple[str, ...]
) -> None:
    assert (chain, content) in [(told.chain, told.content) for told in tell(text)]


def test_who_only_relays_has_no_statement_of_its_own(tell: Tell) -> None:
    chains = [told.chain for told in tell("The mayor said the bridge was safe, according to Harbour Radio.")]
    assert chains == [("Harbour Radio", "The mayor")]


def test_a_denial_and_the_denied_claim_are_two_voices(tell: Tell) -> None:
    told = tell("The army denied the rebels' claim that the town had fallen.")
    by_voice = {one.chain[-1]: one.statement.stance for one in told}
    assert by_voice["The army"] == "denies"
    assert by_voice["the rebels"] == "asserts"


def test_a_hedge_inside_a_statement_is_no_voice_of_its_own(tell: Tell) -> None:
    [told] = tell("The doctor said two men had reportedly died.")
    assert told.chain == ("The doctor",)
    assert told.statement.stance == "hedges"
