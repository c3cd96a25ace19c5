from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from warcio.archiveiterator import ArchiveIterator

from twosource.model.ids import digest_bytes

if TYPE_CHECKING:
    from twosource.store import Case

ADDING = Path(__file__).with_name("adding.py")
ITEMS, KILLS = 500, 100
pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")


def start(location: str, first: int, last: int, kills: int, seed: int) -> subprocess.Popen[str]:
    command = [sys.executable, str(ADDING), location, *map(str, (first, last, kills, seed))]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(process: subprocess.Popen[str]) -> dict[str, list[int]]:
    out, err = process.communicate(timeout=240)
    assert process.returncode == 0, err
    heard: dict[str, list[int]] = json.loads(out)
    return heard


def require_whole(case: Case, numbers: range) -> None:
    """Each item is there once, its capture is what it was, and the log verifies."""
    assert [item.id for item in sorted(case.items(), key=lambda item: int(item.id[5:]))] == [
        f"item {n}" for n in numbers
    ]
    for item in case.items():
        assert len(case.versions(item.id)) == 1
        assert item.capture is not None
        capture, content = case.capture(item.capture), case.captured_bytes(item.capture)
        assert capture is not None
        assert content is not None
        assert digest_bytes(content) == capture.digest
    assert len(list(case.captures())) == len(numbers)
    assert case.audit_verify() == case.audit_head()
    assert sum(entry.act == "item" for entry in case.audit_entries()) == len(numbers)


def test_what_was_acknowledged_survives_a_hundred_kills(case: Case, db: str) -> None:
    heard = finish(start(db, 0, ITEMS, KILLS, seed=7))
    assert len(heard["before the last"]) > KILLS
    assert heard["told"] == list(range(ITEMS))
    require_whole(case, range(ITEMS))
    acknowledged = [int(item.id[5:]) for item in case.items()]
    assert acknowledged == list(range(ITEMS)), "an item that was acknowledged came in again, later"


def test_two_at_once_lose_nothing_and_see_no_lock(case: Case, db: str) -> None:
    both = [start(db, 0, 150, 0, seed=1), start(db, 100, 250, 0, seed=2)]
    for process in both:
        finish(process)
    require_whole(case, range(250))


def test_the_archive_stays_readable_after_a_kill(case: Case, db: str) -> None:
    finish(start(db, 0, 60, 10, seed=3))
    if db.startswith("postgresql"):
        return
    for path in sorted(Path(db, "captures").glob("*.warc.gz")):
        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                record.content_stream().read()
    require_whole(case, range(60))
