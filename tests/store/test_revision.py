from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model.ledger import Claim, Ledger, StatusReason

if TYPE_CHECKING:
    from twosource.store import Case

CLAIM = Claim(
    id="c1",
    story="s1",
    question="Who holds the bridge?",
    value="The garrison holds the bridge",
    evidence=(),
    origins=1,
    origins_upper=1,
    against=0,
    status="single-source",
    reason=StatusReason("one-origin", "One origin says it."),
    origin_list=(),
    edges=(),
)


def test_who_keeps_a_ledger_in_memory_sees_that_another_was_put(case: Case) -> None:
    assert case.ledger_revision() == 0
    case.put_ledger(Ledger(claims=(CLAIM,)))
    case.put_ledger(Ledger(claims=(CLAIM,)))
    assert case.ledger_revision() == 2


def test_the_last_changes_of_the_whole_case_come_newest_first(case: Case) -> None:
    case.put_ledger(Ledger(claims=(CLAIM,)))
    case.put_ledger(Ledger())
    assert [(change.claim, change.status) for change in case.recent_changes(5)] == [
        ("c1", None),
        ("c1", "single-source"),
    ]
    assert len(case.recent_changes(1)) == 1
