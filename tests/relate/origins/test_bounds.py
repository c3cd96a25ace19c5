"""The voices on one side of a claim go in, how many origins at least and at most comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.relate.readings import post
from twosource.relate import relate_readings
from twosource.relate.claims.slots import Slots
from twosource.relate.claims.units import Unit
from twosource.relate.origins.bounds import Voucher, bound_origins
from twosource.relate.origins.roots import Chain
from twosource.relate.origins.voices import Root, root_of_account, root_of_name

if TYPE_CHECKING:
    from collections.abc import Sequence

HALF = 0.5
BURNING = "three warehouses burn at the harbour of Dorvath"
POLICE, MAYOR, HOSPITAL = root_of_name("police"), root_of_name("Mayor Ilse Brandt"), root_of_name("hospital")
SOURCE, OUTLET, MEDIA = root_of_name("a police source"), root_of_name("Reuters"), root_of_name("local media")
OFFICIALS, REPORTS = root_of_name("officials"), root_of_name("reports")
READER, OTHER = root_of_account("milla_k", credited=False), root_of_account("bo_77", credited=False)
WITNESS = Root("witness:ann_k", "@ann_k, a witness", "witness", "certain")


def counted(roots: Sequence[Root], *, alike: bool = True) -> tuple[int, int]:
    units = [
        Unit(f"i{n}", (), "", None, "asserts", negated=False, chain=Chain(root), slots=Slots(), tokens=(), day=None,
             published=None)
        for n, root in enumerate(roots)
    ]  # fmt: skip
    vouchers = [Voucher(unit, root) for unit, root in zip(units, roots, strict=True)]
    bounds = bound_origins(vouchers, HALF, lambda _one, _other, _voices=2: alike)
    return bounds.lower, bounds.upper


@pytest.mark.parametrize(
    ("roots", "lower", "upper"),
    [
        ([], 0, 0),
        ([READER], 0, 1),
        ([READER, OTHER, REPORTS], 0, 3),
        ([OUTLET], 1, 1),
        ([OUTLET, MEDIA, OFFICIALS], 1, 3),
        ([POLICE, OUTLET], 1, 2),
        ([POLICE, SOURCE], 1, 1),
        ([POLICE, POLICE, READER], 1, 2),
        ([POLICE, MAYOR], 2, 2),
        ([POLICE, MAYOR, HOSPITAL, OUTLET], 3, 4),
        ([WITNESS, POLICE], 2, 2),
        ([WITNESS, root_of_name("a witness")], 1, 2),
        ([root_of_name("Mayor Ilse Brandt"), root_of_name("the mayor")], 1, 1),
    ],
)
def test_voices_are_counted_by_what_they_can_prove(roots: list[Root], lower: int, upper: int) -> None:
    assert counted(roots) == (lower, upper)


def test_voices_that_say_different_things_bear_no_one_out() -> None:
    assert counted([POLICE, MAYOR], alike=False) == (1, 2)


EVERY = st.sampled_from(
    (POLICE, MAYOR, HOSPITAL, SOURCE, OUTLET, MEDIA, OFFICIALS, REPORTS, READER, OTHER, WITNESS)
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(EVERY, max_size=8), st.sampled_from((OUTLET, MEDIA, OFFICIALS, SOURCE)))
def test_what_may_overlap_adds_only_where_there_is_nothing_else(roots: list[Root], added: Root) -> None:
    before, after = counted(roots)[0], counted([*roots, added])[0]
    assert after == max(before, 1)


@settings(deadline=None)
@given(st.lists(EVERY, max_size=8))
def test_the_bounds_hold_each_other(roots: list[Root]) -> None:
    lower, upper = counted(roots)
    certain = {root.key for root in roots if root.standing == "certain"}
    assert (lower > 0) == any(root.known for root in roots)
    assert lower <= max(len(certain), 1)
    assert lower <= upper <= len({root.key for root in roots})
    assert counted(list(reversed(roots))) == (lower, upper)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police say {}", "{}, mayor Ilse Brandt says"),
        ("Hospital: {}", "{} - police"),
        ("I can see {}", "Fire service confirms {}"),
        ("{} (coast guard)", "{}, according to the airline Selm Airways"),
    ],
)
def test_two_independent_voices_that_say_the_same_are_two(one: str, other: str) -> None:
    readings = [
        post(f"p{n}", text.format(BURNING), handle=handle, published=f"2024-05-02T10:0{n}:00Z")
        for n, (text, handle) in enumerate(((one, "milla_k"), (other, "SelmTimes")))
    ]
    (claim,) = relate_readings(readings).claims
    assert (claim.origins, claim.status) == (2, "corroborated")


def test_a_voice_heard_through_two_outlets_is_one() -> None:
    readings = [
        post(f"p{n}", text, handle=handle, published=f"2024-05-02T10:0{n}:00Z")
        for n, (text, handle) in enumerate(
            (
                ("Police tell Selm Radio three warehouses burn at the harbour of Dorvath", "SelmRadio"),
                ("Three warehouses burn at the harbour of Dorvath - police", "DorvathHerald"),
            )
        )
    ]
    (claim,) = relate_readings(readings).claims
    assert (claim.origins, claim.origins_upper, claim.status) == (1, 1, "single-source")
