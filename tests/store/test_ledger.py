from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from twosource.errors import UsageError
from twosource.model.ledger import Claim, Correction, Ledger, Location, Pointer, StatusReason, Story, Teller
from twosource.model.span import Span

if TYPE_CHECKING:
    from twosource.model.ledger import RulingKind, Status
    from twosource.store import Case

REASON = StatusReason("one-origin", "One origin stands behind it.")


def claim(key: str, status: Status = "single-source", story: str = "s1") -> Claim:
    return Claim(key, story, "how many died?", "10", (), 1, 1, 0, status, REASON, (), ())


def ledger(*claims: Claim) -> Ledger:
    stories = sorted({one.story for one in claims})
    return Ledger(tuple(Story(key, "A headline", ()) for key in stories), claims)


def test_a_change_of_status_is_told_and_kept(case: Case) -> None:
    assert [change.status for change in case.put_ledger(ledger(claim("c1"), claim("c2")))] == ["single-source"] * 2
    assert case.put_ledger(ledger(claim("c1"), claim("c2"))) == ()
    (change,) = case.put_ledger(ledger(claim("c1", "disputed"), claim("c2")))
    assert (change.claim, change.status, change.rule) == ("c1", "disputed", "one-origin")
    assert [one.status for one in case.status_history("c1")] == ["single-source", "disputed"]


def test_a_claim_that_left_the_ledger_is_still_known(case: Case) -> None:
    case.put_ledger(ledger(claim("c1"), claim("c2")))
    (change,) = case.put_ledger(ledger(claim("c2")))
    assert (change.claim, change.status) == ("c1", None)
    assert case.claims() == (claim("c2"),)
    assert case.claim("c1") == claim("c1")
    assert [one.status for one in case.put_ledger(ledger(claim("c1"), claim("c2")))] == ["single-source"]
    assert [one.status for one in case.status_history("c1")] == ["single-source", None, "single-source"]


def test_claims_come_in_the_ledgers_order_and_by_story(case: Case) -> None:
    case.put_ledger(ledger(claim("z"), claim("a", story="s2"), claim("m")))
    assert [one.id for one in case.claims()] == ["z", "a", "m"]
    assert [one.id for one in case.claims("s2")] == ["a"]
    case.put_ledger(ledger(claim("m"), claim("z"), claim("a", story="s2")))
    assert [one.id for one in case.claims()] == ["m", "z", "a"]
    assert [story.id for story in case.stories()] == ["s1", "s2"]


def test_a_ledger_of_thousands_is_replaced_in_one_go(case: Case) -> None:
    many = ledger(*(claim(f"c{number}") for number in range(3000)))
    assert len(case.put_ledger(many)) == 3000
    case.put_ledger(replace(many, claims=many.claims[1500:]))
    assert len(case.claims()) == 1500


def test_rulings_are_added_with_person_and_reason(case: Case) -> None:
    case.put_ledger(ledger(claim("c1")))
    first = case.acting_as("ann").add_ruling("c1", "confirm", "Two cameras show it.")
    undo = case.acting_as("bo").add_ruling("c1", "undo", "One camera is of 2019.", undoes=first.id)
    assert case.rulings("c1") == (first, undo) == case.rulings()
    assert (first.person, first.made, undo.undoes) == ("ann", "2021-08-22T04:00:00Z", first.id)
    assert [(entry.act, entry.subject, entry.person) for entry in case.audit_entries()][-2:] == [
        ("ruling", "c1", "ann"),
        ("ruling", "c1", "bo"),
    ]


def test_the_same_ruling_made_twice_is_two(case: Case) -> None:
    case.put_ledger(ledger(claim("c1")))
    assert case.add_ruling("c1", "confirm", "Seen.").id != case.add_ruling("c1", "confirm", "Seen.").id


def test_a_ruling_needs_a_claim_a_reason_and_a_fitting_undo(case: Case) -> None:
    case.put_ledger(ledger(claim("c1")))
    with pytest.raises(UsageError, match="no claim c9"):
        case.add_ruling("c9", "confirm", "Seen.")
    with pytest.raises(UsageError, match="needs a reason"):
        case.add_ruling("c1", "confirm", "  ")
    with pytest.raises(UsageError, match="an undo names the ruling"):
        case.add_ruling("c1", "undo", "Wrong.")
    with pytest.raises(UsageError, match="an undo names the ruling"):
        case.add_ruling("c1", "undo", "Wrong.", undoes="nothing")
    assert case.rulings() == ()


HERE = Pointer("i1", (Span(0, 4),), ("Fire",), "s1")
THERE = Pointer("i2", (Span(3, 9),), ("flames",))
PLACE = Location("Dorvath", 10.5, 20.25, None, "town", 5.0)


@pytest.mark.parametrize(
    ("kind", "detail"),
    [
        ("merge", Correction((HERE,), "c2", (THERE,))),
        ("split", Correction((HERE,), other=(THERE,))),
        ("re-place", Correction((HERE,), place=PLACE, was="Velan")),
        ("re-time", Correction((HERE,), when=("2021-08-22T04:00:00Z", "2021-08-22T08:00:00Z"))),
        (
            "correct-chain",
            Correction((HERE,), chain=(Teller("Ann", "person", Span(1, 2)), Teller(None, "unspecified"))),
        ),
    ],
)
def test_a_correction_comes_back_as_it_was_said_and_stands_in_the_log(
    case: Case, kind: RulingKind, detail: Correction
) -> None:
    case.put_ledger(ledger(claim("c1"), claim("c2")))
    made = case.add_ruling("c1", kind, "Seen.", detail=detail)
    assert case.rulings("c1") == (made,)
    assert made.detail == detail
    logged = dict([*case.audit_entries()][-1].detail)
    assert (logged["kind"], json.loads(logged["correction"])["at"][0]["exact"]) == (kind, ["Fire"])


@pytest.mark.parametrize(
    ("kind", "detail"),
    [
        ("merge", None),
        ("confirm", Correction((HERE,), place=PLACE)),
        ("merge", Correction((HERE,), "c1", (THERE,))),
        ("merge", Correction((HERE,), "c9", (THERE,))),
        ("merge", Correction((), "c2", (THERE,))),
        ("split", Correction((HERE,), other=(HERE,))),
        ("re-place", Correction((HERE,), when=("2021", "2022"))),
        ("re-time", Correction((HERE,), when=("2022", "2021"))),
        ("correct-chain", Correction((HERE,), chain=())),
    ],
)
def test_a_correction_that_does_not_say_what_it_puts_right_is_none(
    case: Case, kind: RulingKind, detail: Correction | None
) -> None:
    case.put_ledger(ledger(claim("c1"), claim("c2")))
    with pytest.raises(UsageError, match=r"must say what it puts right|cannot be merged"):
        case.add_ruling("c1", kind, "Seen.", detail=detail)
    assert case.rulings() == ()
