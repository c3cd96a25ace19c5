"""`twosource deadlines` lists by the time left, counts from the instant that it is given, and writes a calendar."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.desk.constructed import LEDGER
from twosource.store import create_case

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def case(tmp_path: Path) -> str:
    made = create_case(tmp_path / "case")
    made.put_ledger(LEDGER)
    made.close()
    return str(tmp_path / "case")


def twosource(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "twosource", *words]
    return subprocess.run(command, capture_output=True, check=False, text=True, timeout=120)


def test_the_time_left_is_counted_from_the_instant_given(case: str) -> None:
    told = twosource("deadlines", case, "--at", "2024-05-14T10:00:00Z").stdout
    assert told.index("the garrison: leave the bridge") < told.index("the ferry company: stop sailing")
    assert "runs out in 2 h 0 min (between 2024-05-14 12:00 and 2024-05-14 16:00 UTC)" in " ".join(told.split())
    later = " ".join(twosource("deadlines", case, "--at", "2024-05-14T13:00:00Z").stdout.split())
    assert "may have run out; will have in 3 h 0 min" in later
    assert "told again" in later


def test_only_what_may_still_run_on_request(case: str) -> None:
    lines = twosource("deadlines", case, "--running", "--at", "2024-05-14T10:00:00Z", "--format", "jsonl").stdout
    assert [json.loads(line)["id"] for line in lines.splitlines()] == ["deadline-bridge"]
    assert twosource("deadlines", case, "--running", "--at", "2024-05-15T10:00:00Z").stdout == "No deadlines.\n"


def test_a_calendar_and_one_by_its_id(case: str) -> None:
    assert "UID:deadline-bridge@twosource" in twosource("deadlines", case, "--format", "ics").stdout
    assert "leave the bridge" in twosource("show", case, "deadline-bridge").stdout
    assert "2 deadlines" in twosource("show", case).stdout


def test_a_moment_without_an_offset_is_refused(case: str) -> None:
    done = twosource("deadlines", case, "--at", "2024-05-14")
    assert done.returncode == 2
    assert "is no instant" in done.stderr
