"""A batch cuts archives into shards, reads each once, and every engine writes the same manifests, byte for byte."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pyarrow.dataset as ds
import pytest

from twosource.errors import UsageError
from twosource.run.batch import BatchOptions, run_batch

if TYPE_CHECKING:
    from pathlib import Path

    from twosource.errors import ItemError
    from twosource.run.batch import BatchReport
    from twosource.run.batch.engines import EngineName

TOWNS = ("Lodar", "Merat", "Isken", "Tolvo")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    for part in range(2):
        rows = [
            {
                "id": f"{part}-{number}",
                "text": f"Police said {number + 2} people were killed in {town}.",
                "published": f"2024-03-1{part}",
            }
            for number, town in enumerate(TOWNS)
        ]
        lines = [json.dumps(row) for row in rows]
        (folder / f"part-{part}.jsonl").write_text("\n".join([*lines, '{"id": "broken"']) + "\n", "utf-8")
    return folder


def run(archive: Path, out: Path, engine: EngineName = "inline", shards: int = 3) -> BatchReport:
    failures: list[ItemError] = []
    *_, (report, _) = run_batch([str(archive)], out, BatchOptions(engine=engine, shards=shards), failures)
    assert failures == []
    return report


def manifests(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((out / "manifests" / "read").iterdir())}


def test_everything_read_lies_in_tables_by_date(archive: Path, tmp_path: Path) -> None:
    report = run(archive, tmp_path / "out")
    assert (report.items, report.failed) == (8, 2)
    items = ds.dataset(tmp_path / "out" / "items", format="parquet", partitioning="hive").to_table().to_pylist()
    assert {(row["item"], str(row["date"])) for row in items} == {
        (f"{p}-{n}", f"2024-03-1{p}") for p in range(2) for n in range(4)
    }
    statements = ds.dataset(tmp_path / "out" / "statements", format="parquet").to_table().to_pylist()
    assert {row["words"] for row in statements} >= {"2 people were killed in Lodar"}
    events = ds.dataset(tmp_path / "out" / "events", format="parquet").to_table().to_pylist()
    assert {row["type"] for row in events} == {"ASSAULT"}
    assert all("acled" in row for row in events)


def test_places_given_are_read_with_and_read_anew(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "desk.csv").write_text("name,lat,lon,kind\nLodar,35.5,70.25,town\n", "utf-8")
    first = run(archive, tmp_path / "out")
    options = BatchOptions(shards=3, places=(str(tmp_path / "desk.csv"),))
    *_, (again, _) = run_batch([str(archive)], tmp_path / "out", options, [])
    assert again.skipped < first.done + first.skipped
    places = ds.dataset(tmp_path / "out" / "places", format="parquet").to_table()
    assert {row["lat"] for row in places.to_pylist() if row["name"] == "Lodar"} == {35.5}
    assert b"GeoNames" in (places.schema.metadata or {})[b"attribution"]


def test_what_is_done_is_not_done_again(archive: Path, tmp_path: Path) -> None:
    first = run(archive, tmp_path / "out")
    again = run(archive, tmp_path / "out")
    assert (first.skipped, again.done) == (0, 0)
    assert again.skipped == first.done


def test_a_lost_file_is_made_again_and_a_changed_input_read_again(archive: Path, tmp_path: Path) -> None:
    run(archive, tmp_path / "out")
    before = manifests(tmp_path / "out")
    next((tmp_path / "out" / "statements").rglob("*.parquet")).unlink()
    assert run(archive, tmp_path / "out").done == 1
    assert manifests(tmp_path / "out") == before
    with (archive / "part-1.jsonl").open("a") as out:
        out.write('{"id": "late", "text": "The mayor said nothing."}\n')
    assert run(archive, tmp_path / "out").done == 2


def test_another_number_of_shards_is_refused(archive: Path, tmp_path: Path) -> None:
    run(archive, tmp_path / "out")
    with pytest.raises(UsageError, match="is cut into 3 shards; give --shards 3"):
        run(archive, tmp_path / "out", shards=4)


@pytest.mark.parametrize("engine", ["native", "ray"])
def test_every_engine_writes_the_manifests_of_the_inline_one(engine: EngineName, archive: Path, tmp_path: Path) -> None:
    run(archive, tmp_path / "inline")
    words = ["batch", str(archive), str(tmp_path / engine), "--engine", engine, "--shards", "3"]
    done = subprocess.run([sys.executable, "-m", "twosource", *words], capture_output=True, check=False, timeout=240)
    assert done.returncode == 1, done.stderr.decode()[-2000:]
    assert b"8 items read, 2 records kept aside" in done.stdout
    assert manifests(tmp_path / engine) == manifests(tmp_path / "inline")
