"""What a person gets wrong in a command costs one line that says what to do, never a traceback; nothing is done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desk.constructed import LEDGER
from twosource.cli.main import main, stopped
from twosource.store import create_case, open_case

if TYPE_CHECKING:
    from collections.abc import Callable

    Say = Callable[..., tuple[int, str, str]]

FULL = Path("/dev/full")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    made = create_case(tmp_path / "case")
    made.put_ledger(LEDGER)
    made.close()
    return tmp_path / "case"


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Gives what runs a command: its exit status, what it printed, what it complained of."""

    def run(*words: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stop:
            main([str(word) for word in words])
        said = capsys.readouterr()
        return int(stop.value.code or 0), said.out, said.err

    return run


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["claims", ""], "names no case"),
        (["new", ""], "names no case"),
        (["new", "mysql://ada:secret@host/case"], "mysql://…: a case is a folder or a PostgreSQL database"),
        (["claims", "sqlite:///case.db"], "sqlite://…: a case is a folder or a PostgreSQL database"),
        (["read", ""], "names nothing"),
        (["read", "--published", "yesterday", "x"], "read: Invalid value for '--published': 'yesterday' is no date"),
        (["claims", "x", "--nope"], "claims: No such option '--nope'"),
        (["rule", "x", "y", "bless"], "rule: Invalid value for 'KIND': 'bless' is not one of 'confirm'"),
        (["codebook", "show", "nope"], "codebook show: Invalid value for 'NAME'"),
    ],
)
def test_a_wrong_word_costs_one_line(say: Say, words: list[str], told: str) -> None:
    status, out, complaint = say(*words)
    assert (status, out, complaint.count("\n")) == (1 if words == ["read", ""] else 2, "", 1)
    assert complaint.startswith("twosource: ")
    assert told in complaint


def test_an_unknown_story_is_said_to_be_unknown(case: Path, say: Say) -> None:
    for verb in ("claims", "deadlines"):
        status, _, complaint = say(verb, case, "--story", "nope")
        assert (status, "holds no story 'nope'; `twosource stories" in complaint) == (2, True)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, say: Say) -> None:
    (tmp_path / "posts.jsonl").write_text('{"id": "a", "text": "Police in Lodar spoke."}', "utf-8")
    (tmp_path / "file").touch()
    status, _, complaint = say("batch", tmp_path / "posts.jsonl", tmp_path / "file" / "out")
    assert (status, complaint.count("\n"), str(tmp_path / "file") in complaint) == (2, 1, True)
    (tmp_path / "hills.csv").write_text("name,lat,lon\nHill 402,60.9,-46.1\n", "utf-8")
    status, _, complaint = say("gazetteer", "add", tmp_path / "hills.csv", "--to", tmp_path / "none" / "here" / "p.db")
    assert (status, complaint.count("\n"), "check the folder" in complaint) == (2, 1, True)


def test_what_does_not_leave_is_not_logged_and_leaves_what_lay_there(case: Path, tmp_path: Path, say: Say) -> None:
    before = open_case(case).audit_head()
    status, _, complaint = say("export", case, "--claims", tmp_path / "none" / "brief.md", "--by", "Ada")
    assert (status, complaint.count("\n"), "choose another file" in complaint) == (2, 1, True)
    (tmp_path / "kept.md").write_text("what lay there", "utf-8")
    assert say("export", case, "--claims", tmp_path / "kept.md", "--form", "reviews")[0] == 2
    assert (tmp_path / "kept.md").read_text("utf-8") == "what lay there"
    assert open_case(case).audit_head() == before
    assert not [*tmp_path.glob(".*.part")]


def test_a_stopped_run_says_what_is_left_of_it() -> None:
    assert (stopped(["add", "case", "x"]), stopped(["claims", "case"])) == (
        "stopped; what was added is kept, and the same command goes on from there",
        "stopped",
    )


def test_a_date_that_is_none_is_named_and_the_item_kept(tmp_path: Path, say: Say) -> None:
    (tmp_path / "posts.jsonl").write_text('{"id": "a", "text": "Police spoke.", "published": "last week"}', "utf-8")
    status, _, complaint = say("read", tmp_path / "posts.jsonl")
    assert (status, complaint.count("\n")) == (1, 1)
    assert "its \"published\" ('last week') is no date; it is kept without a date" in complaint


def test_watching_nothing_ends_with_what_to_do(case: Path, say: Say) -> None:
    status, _, complaint = say("watch", case)
    assert (status, "nothing is followed yet" in complaint) == (2, True)
    opened = open_case(case)
    opened.follow("https://news.example/feed")
    opened.close()
    assert say("watch", case, "--stop", "https://news.example/feed")[:2] == (0, "nothing is followed any longer\n")


def test_a_claim_set_aside_is_said_to_be(case: Path, say: Say) -> None:
    told = say("rule", case, LEDGER.claims[0].id, "not-a-claim", "--by", "Ada", "--reason", "a heading")[1]
    assert "not-a-claim by Ada; the claim is set aside" in told


def test_lines_are_whole_for_a_program(case: Path, say: Say) -> None:
    lines = say("claims", case)[1].splitlines()
    assert any(len(line) > 100 for line in lines)
    assert [line for line in lines if line and not line.startswith(("  ", "story"))] == [
        story.headline for story in LEDGER.stories
    ]


def test_a_reader_that_leaves_early_is_no_failure_and_a_full_disk_is_told(case: Path) -> None:
    command = [sys.executable, "-m", "twosource", "codebook", "show", "edges_outlets"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as piped:
        assert piped.stdout is not None
        assert piped.stderr is not None
        piped.stdout.read(10)
        piped.stdout.close()
        complaint = piped.stderr.read()
    assert (piped.returncode, complaint) == (0, b"")
    if FULL.exists():
        with FULL.open("wb") as full:
            told = [sys.executable, "-m", "twosource", "claims", str(case)]
            done = subprocess.run(told, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
        assert (done.returncode, done.stderr.count(b"\n"), os.strerror(28).encode() in done.stderr) == (2, 1, True)
