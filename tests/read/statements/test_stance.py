"""How far the voice commits itself. All sentences are constructed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.read.statements.conftest import Tell

STANCES = [
    ("The army said the town had fallen.", "asserts"),
    ("The army claimed that the town had fallen.", "asserts"),
    ("The army said the town may have fallen.", "hedges"),
    ("Residents fear that the dam will burst.", "hedges"),
    ("The army denied that the town had fallen.", "denies"),
    ("The army did not say whether the town had fallen.", "declines"),
    ("The army declined to say whether the town had fallen.", "declines"),
    ("“Where is the aid?” the mayor asked.", "asks"),
    ("The envoy demanded that the rebels leave the town.", "demands"),
    ("The envoy said the rebels must leave the town.", "demands"),
    ("The rebels threatened to burn the bridge.", "threatens"),
    ("“If they do not leave, we will attack the town,” the rebels said.", "threatens"),
    ("The rebels vowed to hold the bridge.", "intends"),
    ("The office said the rain will last until Friday.", "predicts"),
    ("The office said the town would be safe if the dam held.", "conditional"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_stance(tell: Tell, text: str, stance: str) -> None:
    assert [told.statement.stance for told in tell(text)] == [stance]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("A witness said the car was white.", "witnessed"),
        ("“I saw two trucks,” Omar Daud said.", "witnessed"),
        ("Omar Daud said the guard told him the road was shut.", "told"),
        ("The ministry said the road was shut.", "none"),
    ],
)
def test_basis(tell: Tell, text: str, basis: str) -> None:
    assert tell(text)[0].statement.basis == basis
