"""Whatever is killed, the batch ends with the same manifests, and what was finished is not done again."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.run.batch.deadly import KillOnce
from twosource.run.batch import BatchOptions, run_batch
from twosource.run.batch.engines.inline import InlineEngine
from twosource.run.batch.job import list_shards, shard_task

if TYPE_CHECKING:
    from pathlib import Path

TOWNS = ("Lodar", "Merat", "Isken", "Tolvo", "Karesh", "Ulan", "Bereg", "Sarat")
SHARDS = 4
DIE_AFTER = """
import os, signal, sys
from pathlib import Path
from twosource.run.batch import BatchOptions, run_batch
reads = 0
for report, pieces in run_batch([sys.argv[1]], Path(sys.argv[2]), BatchOptions(shards=4), []):
    reads += report.stage == "read"
    if reads == 2:
        os.kill(os.getpid(), signal.SIGKILL)
"""
ON_DAFT = """
import sys
from pathlib import Path
from tests.run.batch.deadly import KillOnce
from twosource.run.batch import BatchOptions
from twosource.run.batch.engines.daft import DaftEngine
from twosource.run.batch.job import list_shards, shard_task
out, mark, runner = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
names = list_shards(out)
engine = DaftEngine(2, None, on_ray=runner == "ray", do=KillOnce(mark, names[1]))
print(sorted(done.name for done in engine.run([shard_task(name, out, BatchOptions(shards=4)) for name in names])))
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    rows = [{"id": town, "text": f"Police said 4 people were killed in {town}."} for town in TOWNS]
    path = tmp_path / "archive.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def manifests(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((out / "manifests" / "read").iterdir())}


def run(archive: Path, out: Path) -> dict[str, bytes]:
    for _ in run_batch([str(archive)], out, BatchOptions(shards=SHARDS), []):
        pass
    return manifests(out)


def split_only(archive: Path, out: Path) -> list[str]:
    """Cut the archive and read nothing."""
    for report, pieces in run_batch([str(archive)], out, BatchOptions(shards=SHARDS), []):
        if report.of_stage == pieces:
            break
    return list_shards(out)


def test_a_batch_that_was_killed_goes_on_where_it_was(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    killed = subprocess.run([sys.executable, "-c", DIE_AFTER, str(archive), str(out)], check=False, timeout=120)
    assert killed.returncode == -9
    finished = {path: path.stat().st_mtime_ns for path in (out / "manifests" / "read").iterdir()}
    tables = {path: path.stat().st_mtime_ns for path in out.rglob("*.parquet")}
    *_, (report, _) = run_batch([str(archive)], out, BatchOptions(shards=SHARDS), [])
    assert (len(finished), report.skipped, report.done) == (2, 3, len(list_shards(out)) - 2)
    assert report.done > 0
    assert {path: path.stat().st_mtime_ns for path in finished | tables} == finished | tables
    assert manifests(out) == run(archive, tmp_path / "whole")


def test_a_process_killed_in_the_middle_changes_nothing(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    names = split_only(archive, out)
    deadly = KillOnce(str(tmp_path / "mark"), names[1])
    tasks = [shard_task(name, out, BatchOptions(shards=SHARDS)) for name in names]
    done = list(InlineEngine(2, deadly.all).run(tasks))
    assert [one.name for one in done] == names
    assert (tmp_path / "mark").exists()
    assert manifests(out) == run(archive, tmp_path / "whole")


@pytest.mark.parametrize("runner", ["native", "ray"])
def test_a_worker_of_daft_killed_in_the_middle_changes_nothing(runner: str, archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    names = split_only(archive, out)
    words = [str(out), str(tmp_path / "mark"), runner]
    done = subprocess.run(
        [sys.executable, "-c", ON_DAFT, *words], capture_output=True, text=True, check=False, timeout=280
    )
    assert str(names) in done.stdout, done.stderr[-2000:]
    assert (tmp_path / "mark").exists()
    assert manifests(out) == run(archive, tmp_path / "whole")
