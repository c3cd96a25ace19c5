"""Who belongs to whom, kept in a case of either database: what goes in comes out, and the log says who told it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.model.affiliation import Affiliation
from twosource.store import copy_case
from twosource.store.affiliations import KnownAffiliations
from twosource.store.basis import is_outdated

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.store import Case

PAPER = Affiliation("Quay Post", "owner", "Delta Media", "Company register", "2024-03-01")
REPORTER = Affiliation("@ann_lee", "writes-for", "Quay Post", "Masthead", "2024-04-30")


def test_what_is_told_is_kept_by_name_and_logged(case: Case) -> None:
    known = KnownAffiliations(case.acting_as("Ida"))
    assert known.all() == ()
    assert known.put([PAPER, REPORTER]) == 2
    assert known.all() == (REPORTER, PAPER)
    acts = [(one.person, one.act, one.subject, dict(one.detail)) for one in case.audit_entries()][-2:]
    assert acts[1] == ("Ida", "affiliation", "@ann_lee",
                       {"writes-for": "Quay Post", "source": "Masthead", "day": "2024-04-30"})  # fmt: skip
    assert is_outdated(case)


def test_the_same_again_changes_nothing_and_another_takes_its_place(case: Case) -> None:
    known = KnownAffiliations(case)
    known.put([PAPER])
    before = sum(1 for _ in case.audit_entries())
    assert known.put([PAPER]) == 0
    assert sum(1 for _ in case.audit_entries()) == before
    sold = replace(PAPER, whom="Harbour Holding", day="2024-05-01")
    assert known.put([sold]) == 1
    assert known.all() == (sold,)


def test_what_is_taken_out_is_gone_and_logged(case: Case) -> None:
    known = KnownAffiliations(case)
    known.put([PAPER, REPORTER])
    assert known.remove("Quay Post") == (PAPER,)
    assert known.remove("Quay Post") == ()
    assert known.all() == (REPORTER,)
    assert [one.act for one in case.audit_entries()][-1] == "affiliation-removed"


def test_a_copy_of_the_case_knows_them_too(case: Case, locate: Callable[[], str]) -> None:
    KnownAffiliations(case).put([PAPER])
    copy = copy_case(case, locate())
    assert KnownAffiliations(copy).all() == (PAPER,)
    copy.close()
