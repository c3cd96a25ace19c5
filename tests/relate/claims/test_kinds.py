"""What reports count goes in, whether two tolls are of the same people comes out."""

from __future__ import annotations

import pytest

from tests.relate.readings import article
from twosource.relate.claims.kinds import Kind, kind_of
from twosource.relate.claims.units import find_units
from twosource.relate.codebook import load_rulebook

ALL = "At least 12 people were killed in the fighting, the hospital said."


def kind(text: str) -> Kind:
    """Read whom a sentence counts."""
    (unit,) = find_units(article("a1", text), load_rulebook().claims)
    return kind_of([unit], unit.slots.counts[0])


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("Four Kyrgyz guards were killed.", "One Tajik soldier was killed.", True),
        ("Six people were killed on the Kyrgyz side.", "Nine Tajiks were killed on the Tajik side.", True),
        ("Nine inmates were killed in the storming.", "Two guards were killed in the storming.", True),
        ("Nine inmates were killed in the storming.", "14 inmates were killed in the storming.", False),
        ("Four Kyrgyz guards were killed.", "Six Kyrgyz guards were killed.", False),
        (ALL, "Two guards were killed in the fighting.", False),
    ],
)
def test_tolls_of_different_people_are_told_apart(one: str, other: str, differs: bool) -> None:  # noqa: FBT001 - answer
    assert kind(one).differs(kind(other)) is differs
    assert kind(other).differs(kind(one)) is differs


def test_some_of_all_are_a_part_of_them() -> None:
    assert kind("Two guards were killed in the fighting.").is_part(kind(ALL))
    assert not kind(ALL).is_part(kind("Two guards were killed in the fighting."))
