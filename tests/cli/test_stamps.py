"""The head of a log is stamped by command, and the stamps are held to it by command, without a network."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.gather.witnesses import found_authority, make_header, witnessing
from twosource.cli import main
from twosource.store import create_case, open_case

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl, which plays the authority")


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main([str(word) for word in words])
    said = capsys.readouterr()
    return int(ended.value.code or 0), said.out, said.err


def test_a_head_is_stamped_completed_and_verified(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case, kept = tmp_path / "case", tmp_path / "kept"
    create_case(case).close()
    found_authority(tmp_path)
    with witnessing(tmp_path) as server:
        asked = ("--tsa", f"{server}/tsa", "--calendar", server, "--into", kept)
        status, out, _ = run(capsys, "audit", "stamp", case, *asked)
        names = [kept / name for name in ("head-1.json", "head-1.json.tsr", "head-1.json.ots")]
        assert (status, out.split()) == (0, [str(name) for name in names])
        status, _, err = run(capsys, "audit", "complete", names[2], "--calendar", server)
        assert status == 1
        assert "in no block yet" in err
        (tmp_path / "mined").touch()
        status, out, _ = run(capsys, "audit", "complete", names[2], "--calendar", server)
        assert (status, "in Bitcoin's block 830000" in out) == (0, True)
    header = (tmp_path / "mined").read_text()
    held = ("audit", "verify", case, "--head", names[0], "--roots", tmp_path / "root.pem", "--block", header)
    status, out, _ = run(capsys, *held)
    assert status == 0
    assert "says CN=Constructed authority" in out
    assert "was there at 2024-03-12T09:00:00Z, says Bitcoin's block 830000" in out
    opened = open_case(case)
    assert [entry.act for entry in opened.audit_entries()] == ["create", "stamp", "stamp"]
    opened.close()


def test_what_does_not_hold_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case, kept = tmp_path / "case", tmp_path / "kept"
    create_case(case).close()
    found_authority(tmp_path)
    assert run(capsys, "audit", "stamp", case)[2].startswith("twosource: name who is to stamp it")
    status, out, err = run(capsys, "audit", "stamp", case, "--tsa", "http://127.0.0.1:9/tsa", "--into", kept)
    assert (status, out.split(), err.count("\n")) == (1, [str(kept / "head-1.json")], 1)
    with witnessing(tmp_path) as server:
        run(capsys, "audit", "stamp", case, "--tsa", f"{server}/tsa", "--calendar", server, "--into", kept)
    head = kept / "head-1.json"
    status, out, _ = run(capsys, "audit", "verify", case, "--head", head)
    assert (status, "give those that you trust by --roots" in out, "promised by" in out) == (0, True, True)
    status, _, err = run(capsys, "audit", "verify", case, "--head", head, "--block", make_header(bytes(32)))
    assert (status, "does not lead to block" in err) == (2, True)
    head.write_bytes(head.read_bytes().strip())
    status, _, err = run(capsys, "audit", "verify", case, "--head", head)
    assert (status, "is a timestamp on something else" in err) == (1, True)
