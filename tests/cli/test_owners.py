"""A desk tells its case who owns an outlet and who writes for one; the argument of a claim says so. All constructed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from twosource.store import open_case

if TYPE_CHECKING:
    from pathlib import Path

REPORTS = (
    ("Quay Post", None, "Two warehouses at the quay of Dorvath burned down before dawn on Thursday."),
    (
        "Lake Radio",
        None,
        "Before dawn on Thursday two warehouses burned down at the quay of Dorvath, firefighters were slow.",
    ),
    (None, "ann_lee", "Two warehouses burned down at the quay this Thursday, Dorvath wakes to smoke and ash."),
)
TABLE = (
    "name,owner,writes_for,source,day\n"
    "Quay Post,Delta Media,,Company register of Dorvath,2024-03-01\n"
    "Lake Radio,Delta Media,,Annual report,2024-01-31\n"
    "Harbour Dispatch,,,Annual report,2024-01-31\n"
    "Oslet,Delta Media,,,2024-01-31\n"
    "Oslet,Delta Media,,Annual report,last year\n"
)


def twosource(*words: str, status: int = 0) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "twosource", *words]
    done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=120)
    assert done.returncode == status, done.stderr
    return done


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of two articles and a post about one fire, made once."""
    folder = tmp_path_factory.mktemp("made")
    rows = [
        {"id": f"r{hour}", "text": text, "published": f"2024-05-02T1{hour}:00:00Z", "publisher": publisher,
         "handle": handle, "kind": "post" if handle else "article"}
        for hour, (publisher, handle, text) in enumerate(REPORTS)
    ]  # fmt: skip
    (folder / "reports.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    twosource("new", str(folder / "case"))
    twosource("add", "--plain", str(folder / "case"), str(folder / "reports.jsonl"))
    return folder / "case"


@pytest.fixture
def case(made: Path, tmp_path: Path) -> str:
    """A copy of that case, to change."""
    return str(shutil.copytree(made, tmp_path / "case"))


def why(case: str) -> str:
    claim = max(open_case(case).claims(), key=lambda one: len(one.items))
    assert set(claim.items) == {"r0", "r1", "r2"}
    return twosource("why", case, claim.id).stdout


def test_outlets_of_one_owner_are_told_with_source_and_day(case: str, tmp_path: Path) -> None:
    (tmp_path / "owners.csv").write_text(TABLE, "utf-8")
    done = twosource("owners", "add", case, "--file", str(tmp_path / "owners.csv"), status=1)
    assert [line.rpartition(".csv:")[2][:2] for line in done.stderr.splitlines()] == ["4:", "5:", "6:"]
    told = "Quay Post: Company register of Dorvath, 2024-03-01; Lake Radio: Annual report, 2024-01-31"
    assert f"same owner: Delta Media ({told})" in why(case)
    listed = twosource("owners", "list", case).stdout.splitlines()
    assert listed[1] == "Quay Post is owned by Delta Media (Company register of Dorvath, 2024-03-01)"
    twosource("owners", "remove", case, "Quay Post")
    assert "same owner" not in why(case)


def test_the_post_of_an_account_that_writes_for_an_outlet_is_its_own_report(case: str) -> None:
    assert "@ann_lee, no source given" in why(case)
    words = ("--writes-for", "Harbour Dispatch", "--source", "Masthead", "--day", "2024-04-30")
    twosource("owners", "add", case, "@ann_lee", *words, "--by", "Ida")
    argument = why(case)
    assert "origin: Harbour Dispatch (outlet)" in argument
    assert "@ann_lee writes for Harbour Dispatch: Masthead, 2024-04-30" in argument
    assert "no source given" not in argument
    entry = next(one for one in open_case(case).audit_entries() if one.act == "affiliation")
    assert (entry.person, entry.subject) == ("Ida", "@ann_lee")
    assert "0 new or changed" in twosource("owners", "add", case, "@ann_lee", *words).stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("Quay Post", "--owner", "Delta Media", "--day", "2024-04-30"), "has no source"),
        (("Quay Post", "--owner", "Delta Media", "--source", "Masthead", "--day", "20240430"), "is no day"),
        (("Quay Post", "--source", "Masthead", "--day", "2024-04-30"), "needs an owner"),
        (("Quay Post", "--owner", "quay post", "--source", "Masthead", "--day", "2024-04-30"), "belongs to itself"),
        (("Ann Lee", "--writes-for", "Quay Post", "--source", "Masthead", "--day", "2024-04-30"), "@account"),
    ],
)
def test_what_cannot_be_kept_is_said_in_one_line(case: str, words: tuple[str, ...], told: str) -> None:
    done = twosource("owners", "add", case, *words, status=1)
    (line,) = done.stderr.splitlines()
    assert told in line
    twosource("owners", "add", case, status=2)
    assert "knows nothing of it" in twosource("owners", "remove", case, "Oslet", status=2).stderr
