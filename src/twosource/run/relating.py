"""A case goes in; its readings are related anew, rulings respected, and the ledger is put back with what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.relate import relate_readings
from twosource.run.agreeing import read_rulings
from twosource.store.basis import read_basis

if TYPE_CHECKING:
    from twosource.model.trail import StatusChange
    from twosource.store import Case


def relate_case(case: Case) -> tuple[StatusChange, ...]:
    """Relate all readings of the case and keep the result; give the changes of status that it brought.

    Works on one snapshot of the readings: items that another process adds meanwhile are related by whoever adds them,
    and a ledger that was made of fewer does not take the place of theirs.
    """
    basis = read_basis(case)
    return case.put_ledger(relate_readings(case.readings(), rulings=read_rulings(case)), basis)
