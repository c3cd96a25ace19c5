"""A writer who finds a case held by another waits for it, and says so."""

from __future__ import annotations

import sqlite3
import threading
import time
from typing import TYPE_CHECKING

from twosource.store import create_case
from twosource.store.dialects import MOMENT_S

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_long_wait_is_told_and_then_the_work_is_done(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    case = create_case(tmp_path / "case")
    held = sqlite3.connect(tmp_path / "case" / "case.db", isolation_level=None, check_same_thread=False)
    held.execute("BEGIN IMMEDIATE")
    release = threading.Timer(MOMENT_S + 1, held.execute, ("ROLLBACK",))
    release.start()
    began = time.monotonic()
    case.follow("https://news.example/feed")
    release.join()
    held.close()
    assert time.monotonic() - began >= MOMENT_S
    assert [one.getMessage() for one in caplog.records if one.name == "twosource.store"] == [
        "another program is writing to this case; waiting for it, 2 minutes at most"
    ]
    assert case.watched()
    case.close()
