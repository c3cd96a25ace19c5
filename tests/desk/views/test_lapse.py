"""A deadline says what is left of it, honestly about both its ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.desk.views.lapse import measure_lapse, parse_instant, say_duration
from twosource.model.ledger import ClaimDeadline

START = datetime(2024, 5, 14, 12, tzinfo=UTC)
DEADLINE = ClaimDeadline("i", 0, 4, ("2024-05-14T12:00:00Z", "2024-05-14T16:00:00Z"), "running", "leave", "A", "B")


@pytest.mark.parametrize(
    ("hour", "phase", "words"),
    [(10, "ahead", "running"), (12, "open", "may have run out"), (16, "past", "has run out")],
)
def test_it_runs_then_may_have_run_out_then_has(hour: int, phase: str, words: str) -> None:
    lapse = measure_lapse(DEADLINE, START.replace(hour=hour))
    assert (lapse.phase, lapse.words) == (phase, words)


def test_both_ends_are_counted_to() -> None:
    lapse = measure_lapse(DEADLINE, START.replace(hour=10))
    assert (lapse.until_earliest, lapse.until_latest) == ("2 h 0 min", "6 h 0 min")
    assert not lapse.exact


def test_what_the_text_told_goes_before_the_clock() -> None:
    assert measure_lapse(replace(DEADLINE, state="met"), START).words == "reported met"


@pytest.mark.parametrize("due", [None, ("soon", "later"), ("2024-05-14T12:00:00Z", "never")])
def test_what_cannot_be_told_is_unknown(due: tuple[str, str] | None) -> None:
    assert measure_lapse(replace(DEADLINE, due=due), START).phase == "unknown"


def test_a_date_is_read_as_utc_and_rubbish_as_nothing() -> None:
    assert parse_instant("2024-05-14") == datetime(2024, 5, 14, tzinfo=UTC)
    assert parse_instant("2024-05-14T14:00:00+02:00") == START
    assert parse_instant("Tuesday") is None


@given(st.timedeltas(timedelta(days=-900), timedelta(days=900)))
def test_phases_never_go_back(moved: timedelta) -> None:
    order = ["ahead", "open", "past"]
    first, later = (measure_lapse(DEADLINE, START + step) for step in (moved, moved + timedelta(hours=5)))
    assert order.index(first.phase) <= order.index(later.phase)


@given(st.floats(0, 1e9))
def test_a_duration_names_at_most_two_units(seconds: float) -> None:
    assert len(say_duration(seconds).split()) in {2, 4}
