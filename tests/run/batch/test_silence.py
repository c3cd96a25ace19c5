"""No engine speaks to anybody: whatever socket a batch connects, in any process and library, stays on this machine."""

from __future__ import annotations

import ipaddress
import json
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = re.compile(r'(?:inet_addr\(|inet_pton\(AF_INET6, )"([^"]+)"')
STRACE = ("strace", "-f", "-qq", "-e", "signal=none", "-e", "trace=connect,sendto,sendmsg")


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "a.jsonl"
    rows = [{"id": town, "text": f"Police said 4 people were killed in {town}."} for town in ("Lodar", "Merat")]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def trace(lines: Path, out: Path, engine: str) -> set[str]:
    """Run a batch under strace; give the addresses that any of its processes and threads connected or sent to."""
    log = out.parent / "trace"
    words = ["-m", "twosource", "batch", str(lines), str(out), "--engine", engine, "--shards", "2", "--workers", "2"]
    command = [*STRACE, "-o", str(log), sys.executable, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=280)
    if "ptrace" in done.stderr:
        pytest.skip("this system does not let processes be traced")
    assert "2 items read" in done.stdout, done.stderr[-2000:]
    return set(ADDRESS.findall(log.read_text("utf-8", "replace")))


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
@pytest.mark.parametrize("engine", ["inline", "native"])
def test_engines_of_one_machine_connect_nothing(engine: str, lines: Path, tmp_path: Path) -> None:
    assert trace(lines, tmp_path / "out", engine) == set()


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_ray_on_one_machine_stays_on_it(lines: Path, tmp_path: Path) -> None:
    addresses = {one.removeprefix("::ffff:") for one in trace(lines, tmp_path / "out", "ray")}
    assert addresses
    assert {one for one in addresses if not ipaddress.ip_address(one).is_loopback} == set()


def test_reports_are_off_before_the_engines_are_imported() -> None:
    code = (
        "import os, sys\n"
        "from twosource.run.batch.engines.daft import SILENT, import_daft\n"
        "assert not {'daft', 'ray'} & set(sys.modules)\n"
        "import_daft(alone=False)\n"
        "print(all(os.environ[name] == value for name, value in SILENT.items()), 'daft' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    assert done.stdout == "True True\n", done.stderr
