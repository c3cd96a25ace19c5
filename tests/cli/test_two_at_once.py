"""Two people add to one case at the same moment; neither sees anything of the other, and nothing of either is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.store.conftest import cluster, db, locate
from twosource.store import open_case

if TYPE_CHECKING:
    from tests.store.conftest import Locate

__all__ = ["cluster", "db", "locate"]
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tsengel"


def start(*words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "twosource", *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def claims_of(location: str) -> list[str]:
    case = open_case(location)
    assert case.audit_verify() == case.audit_head()
    found = sorted(claim.id for claim in case.claims())
    case.close()
    return found


def test_two_who_add_at_once_lose_nothing_and_hear_of_a_wait_at_most(db: str, locate: Locate) -> None:
    files = sorted(str(path) for path in EXAMPLE.glob("*.html"))
    both = [start("add", db, *files[:7]), start("add", db, *files[6:])]
    for process in both:
        _, said = process.communicate(timeout=200)
        assert process.returncode == 0
        assert all("waiting for it" in line for line in said.splitlines())
    alone = locate()
    for words in (("new", alone), ("add", alone, *files)):
        process = start(*words)
        assert process.communicate(timeout=200)[1] == ""
    assert len(claims_of(db)) > 0
    assert claims_of(db) == claims_of(alone)
