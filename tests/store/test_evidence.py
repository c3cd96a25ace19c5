from __future__ import annotations

import gzip
import hashlib
import json
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.store.test_keeping import fill
from twosource.errors import UsageError
from twosource.model.capture import describe_capture
from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.store.evidence import write_evidence
from twosource.store.evidence.records import sort_key

if TYPE_CHECKING:
    from pathlib import Path

    from twosource.model.capture import CaptureMethod
    from twosource.store import Case


@pytest.fixture
def pack(case: Case, tmp_path: Path) -> zipfile.ZipFile:
    fill(case)
    hostile = "<script>alert(1)</script> fell on the wells"
    case.put_item(Item(id="h", kind="article", text=hostile, digest=digest_text(hostile), title="<b>Wells</b>"))
    case.mark_gone("i4")
    assert write_evidence(case, tmp_path / "pack.wacz") == 5
    return zipfile.ZipFile(tmp_path / "pack.wacz")


def hashed(content: bytes) -> str:
    return "sha256:" + hashlib.sha256(content).hexdigest()


def test_every_file_is_described_with_its_digest(pack: zipfile.ZipFile) -> None:
    described = json.loads(pack.read("datapackage.json"))
    assert described["wacz_version"] == "1.1.1"
    listed = {one["path"]: (one["hash"], one["bytes"]) for one in described["resources"]}
    there = {name: pack.read(name) for name in pack.namelist() if not name.startswith("datapackage")}
    assert listed == {name: (hashed(content), len(content)) for name, content in there.items()}
    signed = json.loads(pack.read("datapackage-digest.json"))
    assert signed["hash"] == hashed(pack.read("datapackage.json"))


def test_the_index_leads_to_each_record(pack: zipfile.ZipFile) -> None:
    archive = pack.read("archive/evidence.warc.gz")
    lines = pack.read("indexes/index.cdx").decode().splitlines()
    assert lines == sorted(lines)
    captured = [line for line in lines if line.startswith("example,news)")]
    assert len(captured) == 4
    for line in lines:
        key, moment, told = line.split(" ", 2)
        entry = json.loads(told)
        record = archive[int(entry["offset"]) :][: int(entry["length"])]
        (read,) = ArchiveIterator(BytesIO(record))
        assert read.rec_headers.get_header("WARC-Target-URI") == entry["url"]
        assert (key, moment) == (sort_key(entry["url"]), "20210822040000")
        assert gzip.decompress(record).startswith(b"WARC/1.1")


def test_every_item_has_a_page_that_opens_and_every_version_its_own(case: Case, tmp_path: Path) -> None:
    page, line = b"<p>The road is closed.", b'{"text": "The road is open"}'
    put(case, "road", "The road is closed.", "https://news.example/road", (page, "text/html; charset=utf-8"))
    put(case, "road", "The road is open.", "https://news.example/road", (page + b" Not.", "text/html"))
    put(case, "post", "The road is open", "out/posts.jsonl:1", (line, "application/json"))
    put(case, "saved", "The road is closed.", "my pages/#1.html", (page, "text/html"))
    write_evidence(case, tmp_path / "pack.wacz")
    pack = zipfile.ZipFile(tmp_path / "pack.wacz")
    pages = [json.loads(one) for one in pack.read("pages/pages.jsonl").splitlines()][1:]
    road = "https://news.example/road"
    expected = [road, road, "urn:twosource:item:post:1", "file:///my%20pages/%231.html"]
    assert [one["url"] for one in pages] == expected
    assert [one["id"] for one in pages] == ["road:1", "road", "post", "saved"]
    assert pages[0]["title"] == "The road is closed. (version 1 of 2)"
    held = {json.loads(one.split(" ", 2)[2])["url"] for one in pack.read("indexes/index.cdx").decode().splitlines()}
    assert held == {*expected, "file:///out/posts.jsonl:1"}


def put(case: Case, key: str, text: str, address: str, captured: tuple[bytes, str]) -> None:
    content, media_type = captured
    status = 200 if address.startswith("http") else None
    method: CaptureMethod = "fetch" if status else "file"
    capture = describe_capture(content, address, "2021-08-22T04:00:00Z", method, media_type=media_type, status=status)
    with case.writing() as batch:
        batch.put_capture(capture, content)
        batch.put_item(Item(key, "article", text, digest_text(text), capture=capture.id))


def test_what_was_taken_back_is_left_out_unless_it_is_named(case: Case, pack: zipfile.ZipFile, tmp_path: Path) -> None:
    assert b"Report number 4" not in pack.read("items/items.jsonl")
    assert write_evidence(case, tmp_path / "named.wacz", ["i4"]) == 1


def test_the_page_for_people_escapes_what_was_collected(pack: zipfile.ZipFile) -> None:
    page = pack.read("reading/index.html").decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>" not in page
    assert "&lt;b&gt;Wells" in page


def test_the_log_comes_along_and_knows_of_the_export(case: Case, pack: zipfile.ZipFile) -> None:
    head = json.loads(pack.read("log/head.json"))
    assert head == {"number": case.audit_head().number, "hash": case.audit_head().hash}
    assert list(case.audit_entries())[-1].act == "export"
    subjects = {json.loads(line)["subject"] for line in pack.read("log/entries.jsonl").splitlines()}
    assert {"i0", "i3", "h"} < subjects
    assert "i4" not in subjects


def test_there_must_be_something_to_pack(case: Case, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing to pack"):
        write_evidence(case, tmp_path / "pack.wacz")
    with pytest.raises(UsageError, match="no item x"):
        write_evidence(case, tmp_path / "pack.wacz", ["x"])
