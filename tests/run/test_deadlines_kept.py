"""Deadlines of the ledger stay when a case is related again, item by item, as when it is related at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.relate.deadlines.test_tracing import WHOLE
from twosource.relate import relate_readings
from twosource.run.relating import relate_case
from twosource.store import create_case
from twosource.store.deadlines import list_deadlines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twosource.store import Case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    made = create_case(tmp_path / "case")
    yield made
    made.close()


def test_each_round_keeps_what_the_rounds_before_found(case: Case) -> None:
    for number, reading in enumerate(WHOLE, 1):
        with case.writing() as batch:
            batch.put_item(reading.item)
            batch.put_reading(replace(reading, coded_by="by hand"))
        relate_case(case)
        told = relate_readings([replace(one, coded_by="by hand") for one in WHOLE[:number]])
        assert list_deadlines(case) == told.deadlines
    assert [one.state for one in list_deadlines(case)] == ["met", "running"]
