"""The names that one claim's texts use go in, under whom each is listed comes out; every name here is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.relate.origins.test_bounds import HALF
from twosource.relate.claims.slots import Slots
from twosource.relate.claims.units import Unit
from twosource.relate.origins.bounds import Bounds, Voucher, bound_origins
from twosource.relate.origins.callings import callings_in
from twosource.relate.origins.roots import Chain
from twosource.relate.origins.voices import Root, root_of_account, root_of_name

SAYS_SO = ("@Bo_Vik", "I am the principal of Selm High.")


def place(name: str) -> Root:
    """Place a name; an account marked with "?" told something without a source."""
    if not name.startswith("@"):
        return root_of_name(name)
    return root_of_account(name.rstrip("?"), credited=not name.endswith("?"))


def bounded(roots: list[Root]) -> Bounds:
    units = [
        Unit(f"i{n}", (), "", None, "asserts", negated=False, chain=Chain(root), slots=Slots(), tokens=(), day=None,
             published=None)
        for n, root in enumerate(roots)
    ]  # fmt: skip
    return bound_origins([Voucher(unit, unit.chain.root) for unit in units], HALF, lambda _one, _other, _voices=2: True)


def listed(*names: str) -> int:
    return len({root.key for root in bounded([place(name) for name in names]).roots.values()})


@pytest.mark.parametrize(
    ("account", "told"),
    [
        ("@SelmWaterBoard", "utility"),
        ("@DeminersAtWork?", "demining charity"),
        ("@dr_ida_lund?", "surgeon"),
        ("@father_bo?", "priest"),
        ("@SelmTown", "local authorities"),
        ("@SelmSeismicInstitute", "seismologists"),
        ("@RidgeFront", "rebels"),
        ("@RidgeCorpsPress", "separatists"),
        ("@SelmYards?", "Selm Yards"),
        ("@ReliefBridge", "group"),
        ("@BomberosSelm", "fire service"),
        ("Selm Airways", "airline"),
        ("@UNRefugeSelm", "UN refugee agency"),
        ("@selmrescue", "rescuers"),
        ("@SelmRadio", "state radio"),
        ("@ReliefBridge", "bridge builders abroad"),
        ("@CheckDesk_Selm", "fact-checkers"),
    ],
)
def test_a_kind_means_the_one_voice_of_the_claim_that_is_of_it(account: str, told: str) -> None:
    assert listed(account, told) == 1


@pytest.mark.parametrize(
    ("account", "told"),
    [
        ("@SelmArmy", "rebels"),
        ("@SeverBorderGuard", "Ridge border guards"),
        ("@SelmMFA", "interior ministry"),
        ("@SelmPolice", "a driver"),
        ("@bo_77?", "a doctor"),
        ("@SelmHospital", "movement"),
        ("@SelmTimes", "rebels"),
        ("@SelmTimes", "state radio"),
        ("@SelmPolice", "state radio"),
        ("@ReliefBridge", "a steward"),
    ],
)
def test_another_kind_side_or_field_is_another_voice(account: str, told: str) -> None:
    assert listed(account, told) == len((account, told))


def test_a_kind_of_which_there_are_two_means_neither() -> None:
    assert listed("@RidgeFront", "@SeverBrigade", "rebels") == len(("one", "another", "either"))


def test_what_an_account_says_of_itself_tells_its_kind() -> None:
    handle, text = SAYS_SO
    account = replace(root_of_account(handle, credited=False), callings=callings_in(text))
    roots = bounded([account, root_of_name("head teacher")]).roots
    assert {root.label for root in roots.values()} == {"@Bo_Vik"}
    assert all(root.known for root in roots.values())


def test_two_words_for_one_kind_are_one_voice() -> None:
    assert listed("herders", "herdsmen") == 1


def test_two_that_cite_footage_cite_one() -> None:
    assert listed("footage", "a video") == 1
    assert listed("footage", "a leaked memo") == len(("footage", "memo"))


def test_a_reporter_is_the_account_that_was_there() -> None:
    there = Root("witness:ida_lund", "@ida_lund, a witness", "witness", "certain")
    assert {root.key for root in bounded([there, place("reporter at the gate")]).roots.values()} == {there.key}


def test_a_name_alone_is_the_account_that_holds_it() -> None:
    lund = Root("unnamed:lund", "lund", "unnamed", "may-overlap")
    assert {root.label for root in bounded([place("@CommissionerLund"), lund]).roots.values()} == {"@CommissionerLund"}


def test_what_is_likely_leaves_the_upper_bound() -> None:
    bounds = bounded([place("@dr_ida_lund?"), place("surgeon")])
    assert (bounds.lower, bounds.upper) == (1, 2)


NAMES = (
    "@SelmWaterBoard", "@DeminersAtWork?", "@dr_ida_lund?", "@RidgeFront", "@SelmPolice", "@bo_77?", "@SelmTimes",
    "utility", "demining charity", "surgeon", "rebels", "police", "the father", "parents", "group", "authorities",
    "Mayor Ilse Brandt", "the mayor", "minister", "Interior minister Bo Vik", "chief of staff", "fire service",
    "Selm Airways", "Dorvath carrier", "airline", "carrier", "footage", "a video", "state radio", "@SelmRadio",
)  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(NAMES), max_size=8, unique=True))
def test_as_many_voices_are_listed_as_are_counted_at_least(names: list[str]) -> None:
    bounds = bounded([place(name) for name in names])
    known = {root.key for root in bounds.roots.values() if root.known}
    assert bounds.lower <= len(known) <= max(bounds.upper, 0)
    assert bounded([place(name) for name in reversed(names)]).roots == bounds.roots


@settings(deadline=None, max_examples=200)
@example(["@SelmWaterBoard", "police"], "@SelmPolice")
@given(st.lists(st.sampled_from(NAMES), max_size=7, unique=True), st.sampled_from(NAMES))
def test_one_more_voice_lowers_nothing(names: list[str], added: str) -> None:
    before = bounded([place(name) for name in names])
    assert bounded([place(name) for name in (*names, added)]).lower >= before.lower
