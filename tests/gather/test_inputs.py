from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.gather import Gathered, GatherOptions, gather_inputs, keep_gathered
from twosource.model.ids import digest_bytes, digest_text
from twosource.store import create_case
from twosource.store.evidence import write_evidence

if TYPE_CHECKING:
    from pathlib import Path

    from twosource.model.item import Item


def items_of(gathered: list[Gathered]) -> list[Item]:
    return [one.item for one in gathered if one.item is not None]


def errors_of(gathered: list[Gathered]) -> list[str]:
    return [str(one.error) for one in gathered if one.error is not None]


def read(source: Path | str, options: GatherOptions | None = None) -> list[Gathered]:
    return list(gather_inputs([str(source)], options))


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1).filter(str.strip))
def test_plain_text_is_read_character_for_character(text: str) -> None:
    options = GatherOptions(plain=True, stdin=io.BytesIO(text.encode()))
    (one,) = gather_inputs(["-"], options)
    if one.item is None:
        assert "not text" in str(one.error)
        return
    assert one.item.text == text
    assert one.item.digest == digest_text(text)
    assert one.capture is not None
    assert one.capture.digest == digest_bytes(text.encode())
    assert one.content == text.encode()
    assert one.item.published is None


def test_line_ends_tabs_and_a_byte_order_mark_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfOne\r\n\r\n\tTwo \n")
    assert items_of(read(tmp_path))[0].text == "\ufeffOne\r\n\r\n\tTwo \n"


def test_a_folder_is_read_in_order_hidden_files_left_out(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.txt", "b/z.txt", ".hidden.txt"):
        (tmp_path / name).write_text(name)
    assert [item.text for item in items_of(read(tmp_path))] == ["a.txt", "b/z.txt", "c.txt"]


def test_published_fills_in_where_the_input_does_not_say(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "x", "published": "2021-01-01"}\n{"text": "y"}\n')
    read_with = items_of(read(tmp_path, GatherOptions(published="2021-08-22")))
    assert [item.published for item in read_with] == ["2021-01-01", "2021-08-22"]


BAD = {
    "empty.txt": (b"", "empty.txt: is empty; there is nothing to read"),
    "blank.txt": (b" \n\t\n", "blank.txt: is empty; there is nothing to read"),
    "binary.txt": (b"MZ\x90\x00\x03", "binary.txt: is binary (a NUL at byte 3), not text"),
    "picture.txt": (b"\x89PNG\r\n", "picture.txt: is a PNG picture, not text; save its text and read that"),
    "latin.txt": ("Aïr".encode("latin-1"), "latin.txt: is not utf-8: byte 1 (0xef); give its encoding by --encoding"),
    "silent.html": (b"<html><body><script>x()</script></body></html>", "silent.html: holds no text to read"),
    "bad.jsonl": (b"{nope\n", "bad.jsonl:1: is not JSON"),
    "list.jsonl": (b"[1]\n", "list.jsonl:1: is no JSON object"),
    "bad.json": (b"{", "bad.json: is not JSON"),
    "quiet.json": (
        b'{"id": 1, "messages": [{"type": "service", "id": 1}]}',
        "quiet.json: holds no posts or stories to read",
    ),
    "bad.xml": (b"<rss", "bad.xml: is no feed that can be read"),
    "bad.warc.gz": (b"\x1f\x8bnope", "bad.warc.gz: "),
    "bad.wacz": (b"PK\x03\x04nope", "bad.wacz: is no ZIP that can be opened"),
    "bad.csv": (b"a,b\n1,2\n", "bad.csv: has no column for the text"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_gets_one_line_and_the_rest_is_read(name: str, tmp_path: Path) -> None:
    content, told = BAD[name]
    (tmp_path / name).write_bytes(content)
    (tmp_path / "zz.txt").write_text("The rest.")
    gathered = read(tmp_path)
    assert [item.text for item in items_of(gathered)] == ["The rest."]
    (error,) = errors_of(gathered)
    assert told in error
    assert "\n" not in error


def test_the_right_encoding_mends_the_wrong_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Aïr".encode("windows-1252"))
    assert items_of(read(tmp_path, GatherOptions(encoding="windows-1252")))[0].text == "Aïr"
    assert "no encoding" in errors_of(read(tmp_path, GatherOptions(encoding="klingon")))[0]


def test_what_is_not_there_or_not_fetched_is_one_line() -> None:
    for source, told in {
        "no/such/file": "no such file or folder; check the path",
        "ftp://example.org/x": "only http and https are fetched",
        "a\x00b": "",
        "x" * 5000: "",
    }.items():
        (one,) = gather_inputs([source])
        assert one.item is None
        assert told in str(one.error)


@pytest.mark.parametrize("name", ["long.txt", "long.jsonl", "long.csv"])
def test_a_hundred_megabytes_of_one_line_are_refused_within_bounds(name: str, tmp_path: Path) -> None:
    with (tmp_path / name).open("wb") as file:
        file.write(b"text\n" if name.endswith("csv") else b"")
        for _ in range(100):
            file.write(b"x" * 1_000_000)
    program = (
        "import resource, sys; from twosource.gather import gather_inputs;"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; (one,) = gather_inputs(sys.argv[1:]);"
        "print(type(one.error).__name__, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    said = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / name)], check=True, capture_output=True, text=True
    )
    kind, grown = said.stdout.split()
    assert kind in {"OversizedInput", "MalformedRecord"}
    assert int(grown) < 150_000


def test_a_line_too_long_is_passed_over_and_the_next_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "' + b"x" * 3000 + b'"}\n{"text": "short"}\n')
    gathered = read(tmp_path, GatherOptions(max_bytes=1000))
    assert "longer than 1,000 bytes" in errors_of(gathered)[0]
    assert [item.text for item in items_of(gathered)] == ["short"]


@pytest.mark.skipif(
    os.name == "nt" or shutil.which("setpriv") is None, reason="needs setpriv to be somebody else than root"
)
def test_a_folder_without_permission_is_one_line(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o000)
    (tmp_path / "open.txt").write_text("Open.")
    for folder in [tmp_path, *list(tmp_path.parents)[:2]]:
        folder.chmod(0o755)
    program = (
        "import sys; from twosource.gather import gather_inputs;"
        "[print(one.error or one.item.text) for one in gather_inputs(sys.argv[1:])]"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    dropped = ["setpriv", "--reuid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    said = subprocess.run([*dropped, *command], check=True, capture_output=True, text=True)
    assert said.stdout.splitlines() == [f"{locked}: may not be read; change its permissions or read a copy", "Open."]


def test_standard_input_is_told_by_its_first_bytes() -> None:
    for content, text in {
        b"Just words.": "Just words.",
        b'{"id": "1", "text": "a line"}\n{"id": "2", "text": "b"}\n': "a line",
        b"<!doctype html><html><body><article><p>"
        + b"Words of a page. " * 9
        + b"</p></article></body></html>": "Words of a page.",
    }.items():
        gathered = list(gather_inputs(["-"], GatherOptions(stdin=io.BytesIO(content))))
        assert text in items_of(gathered)[0].text


def test_markup_is_text_when_the_user_says_so() -> None:
    options = GatherOptions(plain=True, stdin=io.BytesIO(b"<p>Five</p>"))
    assert items_of(list(gather_inputs(["-"], options)))[0].text == "<p>Five</p>"


def test_the_same_text_in_another_file_is_the_same_item(tmp_path: Path, options: GatherOptions) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Same words.")
    first, second = items_of(read(tmp_path, replace(options, plain=True)))
    assert first.id == second.id


def test_a_capture_does_not_tell_whose_machine_it_was_read_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words.")
    (tmp_path / "b.txt").write_bytes(b"")
    words, empty = read(tmp_path)
    assert words.capture is not None
    assert words.capture.address == "a.txt"
    assert str(tmp_path / "b.txt") in str(empty.error)


def test_a_pack_of_ours_gives_its_items_as_they_were_read(inputs: Path, options: GatherOptions, tmp_path: Path) -> None:
    case = create_case(tmp_path / "case")
    names = ("page.html", "telegram.json", "x.json", "outbox.json")
    for one in gather_inputs([str(inputs / name) for name in names], options):
        keep_gathered(case, one)
    write_evidence(case, tmp_path / "pack.wacz")
    given = list(gather_inputs([str(tmp_path / "pack.wacz")], options))
    gone = case.gone()
    assert [one.item for one in given] == [item for item in case.items() if item.id not in gone]
    assert {keep_gathered(case, one) for one in given} == {"same"}
    other = create_case(tmp_path / "other")
    assert {keep_gathered(other, one) for one in given} == {"new"}
    assert other.verify_captures() == len({one.capture for one in given})
    case.close()
    other.close()


def test_a_pack_that_was_tampered_with_is_told(inputs: Path, options: GatherOptions, tmp_path: Path) -> None:
    case = create_case(tmp_path / "case")
    for one in gather_inputs([str(inputs / "x.json")], options):
        keep_gathered(case, one)
    write_evidence(case, tmp_path / "pack.wacz")
    case.close()
    parts = {
        "items/items.jsonl": ((b"dusk", b"dawn"), "its text is not what its digest and spans say"),
        "items/captures.jsonl": ((b'"x.json', b'"y.json'), "its captured bytes are not those that it was read from"),
        "indexes/index.cdx": ((b"{", b"["), "is no line of an index"),
    }
    for broken, ((old, new), said) in parts.items():
        with ZipFile(tmp_path / "pack.wacz") as whole, ZipFile(tmp_path / "broken.wacz", "w") as changed:
            for name in whole.namelist():
                content = whole.read(name)
                changed.writestr(name, content.replace(old, new) if name == broken else content)
        errors = [str(one.error) for one in gather_inputs([str(tmp_path / "broken.wacz")], options) if one.error]
        assert any(said in error for error in errors), (broken, errors)
