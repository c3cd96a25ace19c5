"""Deadlines of the ledger, in and out unchanged on both databases; what the ledger drops is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings

from tests.store.values import values_of
from twosource.model.deadlines import CaseDeadline, DeadlineReport
from twosource.model.ledger import Ledger, Story
from twosource.store.deadlines import find_deadline, list_deadlines

if TYPE_CHECKING:
    from twosource.store import Case

DUE = ("2022-03-04T10:00:00Z", "2022-03-04T10:00:00Z")


def deadline(key: str, story: str = "s1") -> CaseDeadline:
    report = DeadlineReport("a", 3, 9, "2022-03-02", "set", "running", DUE, "until noon")
    return CaseDeadline(key, story, "the brigade", None, "leave", None, None, None, DUE, "running", (report,), ("x",))


def test_deadlines_come_in_the_ledgers_order_and_by_story(case: Case) -> None:
    told = (deadline("z"), deadline("a", "s2"), deadline("m"))
    case.put_ledger(Ledger((Story("s1", "A headline", ()),), (), told))
    assert list_deadlines(case) == told
    assert list_deadlines(case, "s2") == (deadline("a", "s2"),)
    assert find_deadline(case, "m") == deadline("m")
    assert find_deadline(case, "none") is None


def test_what_the_ledger_drops_is_gone_and_what_changed_is_changed(case: Case) -> None:
    case.put_ledger(Ledger((), (), (deadline("a"), deadline("b"))))
    case.put_ledger(Ledger((), (), (deadline("b", "s2"),)))
    assert list_deadlines(case) == (deadline("b", "s2"),)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(told=values_of(CaseDeadline))
def test_any_deadline_comes_back_as_it_was(case: Case, told: CaseDeadline) -> None:
    case.put_ledger(Ledger((), (), (told,)))
    assert list_deadlines(case) == (told,)
