"""Every archive is read as far as it can be; what is damaged is counted and named, and the rest is done."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from twosource.cli.batch import batch_command
from twosource.errors import UsageError
from twosource.gather import GatherOptions
from twosource.run.batch import BatchOptions, run_batch
from twosource.run.batch.inputs import gather_archive
from twosource.run.batch.job import list_inputs

if TYPE_CHECKING:
    from pathlib import Path

    from twosource.gather import Gathered

TEXT = "Police said that a bridge near Lodar was closed."


def rows(number: int) -> list[dict[str, str]]:
    return [{"id": f"r{place}", "text": f"{TEXT} It was report {place * 7919 % 1000}."} for place in range(number)]


def gather(path: Path, options: GatherOptions | None = None) -> tuple[list[str], list[str]]:
    """Give the ids that were read and the errors."""
    found: list[Gathered] = list(gather_archive(str(path), options or GatherOptions()))
    return [one.item.id for one in found if one.item], [str(one.error) for one in found if one.error]


def test_rows_of_parquet_are_items(tmp_path: Path) -> None:
    when = datetime(2024, 3, 1, 10, 30, tzinfo=UTC)
    table = pa.table({"id": ["a", "b"], "text": [TEXT, ""], "published": [when, None], "title": ["Bridge", None]})
    pq.write_table(table, tmp_path / "a.parquet")
    found = list(gather_archive(str(tmp_path / "a.parquet"), GatherOptions()))
    assert found[0].item is not None
    assert (found[0].item.id, found[0].item.published, found[0].item.title) == ("a", "2024-03-01T10:30:00Z", "Bridge")
    assert str(found[1].error) == f"{tmp_path}/a.parquet:2: its text is empty; there is nothing to read"


def test_a_column_may_have_another_name(tmp_path: Path) -> None:
    pq.write_table(pa.table({"key": ["a"], "Body": [TEXT]}), tmp_path / "a.parquet")
    ids, errors = gather(tmp_path / "a.parquet", GatherOptions(columns=(("text", "Body"), ("id", "key"))))
    assert (ids, errors) == (["a"], [])


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": ["a"], "body": [TEXT]}), tmp_path / "a.parquet")
    ids, [error] = gather(tmp_path / "a.parquet")
    assert ids == []
    assert error.endswith("a.parquet: has no column for the text; name it by --column text=NAME (id, body)")


def test_a_damaged_group_of_rows_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.Table.from_pylist(rows(400)), path, row_group_size=100, compression="zstd")
    content = bytearray(path.read_bytes())
    group = pq.ParquetFile(path).metadata.row_group(1).column(1)
    start = group.dictionary_page_offset or group.data_page_offset
    content[start + 40 : start + 400] = bytes(360)
    path.write_bytes(bytes(content))
    ids, [error] = gather(path)
    assert ids == [f"r{place}" for place in range(400) if not 100 <= place < 200]
    assert "a.parquet: rows from 101 on: are damaged" in error


def test_what_is_no_parquet_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and nothing more")
    ids, [error] = gather(tmp_path / "a.parquet")
    assert ids == []
    assert "a.parquet: is no Parquet file that can be read" in error


@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_packed_lines_are_read_as_far_as_they_go(share: float, tmp_path: Path) -> None:
    packed = gzip.compress("".join(json.dumps(row) + "\n" for row in rows(2000)).encode(), mtime=0)
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: int(share * len(packed))])
    ids, errors = gather(tmp_path / "a.jsonl.gz")
    assert ids == [f"r{place}" for place in range(len(ids))]
    assert 2000 * share / 2 < len(ids) + 100 < 2100
    assert "a.jsonl.gz: breaks off" in errors[-1]


def test_what_a_batch_wrote_is_no_input_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(rows(1)[0]), "utf-8")
    (tmp_path / "out" / "split").mkdir(parents=True)
    (tmp_path / "out" / "split" / "b.jsonl").write_text("", "utf-8")
    assert list(list_inputs([str(tmp_path)], tmp_path / "out", [])) == [tmp_path / "a.jsonl"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nothing to read: .*missing: no such file or folder; give WARC"):
        list(run_batch([str(tmp_path / "missing")], tmp_path / "out", BatchOptions(), []))
    assert not (tmp_path / "out").exists()


def test_a_folder_with_good_and_bad_files(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    pq.write_table(pa.Table.from_pylist(rows(3)), folder / "good.parquet")
    pq.write_table(pa.table({"id": ["a"], "body": [TEXT]}), folder / "nocolumn.parquet")
    packed = gzip.compress("".join(json.dumps(row | {"id": row["id"] + "z"}) + "\n" for row in rows(500)).encode())
    (folder / "cut.jsonl.gz").write_bytes(packed[: len(packed) // 20])
    (folder / "broken.warc.gz").write_bytes(b"\x1f\x8b\x08\x00 no archive at all")
    done = CliRunner().invoke(batch_command, [str(folder), str(tmp_path / "out"), "--shards", "2"])
    named = done.stderr
    assert "nocolumn.parquet: has no column for the text" in named
    assert "cut.jsonl.gz: breaks off" in named
    assert "broken.warc.gz:1: breaks off" in named
    assert "records kept aside" in done.stdout
    files = (tmp_path / "out" / "split").rglob("failed.jsonl")
    kept = [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines()]
    assert f"{len(kept)} records kept aside" in done.stdout
