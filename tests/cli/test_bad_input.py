"""What a user may get wrong costs one line that names it; the rest is read, and the exit status is 1."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "Police in Lodar said on Monday that two people were wounded by a mine."
SPANISH = "El ejército dijo que los rebeldes mataron al alcalde del pueblo."
LONG_LINE = 100_000_000


def as_one_who_may_be_refused() -> list[str]:
    """Give a prefix that takes root's right to read anything away from a command."""
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []


def read(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [*as_one_who_may_be_refused(), sys.executable, "-m", "twosource", "read", *words]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=120)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which nearly everything is wrong."""
    folder = tmp_path_factory.mktemp("inputs")
    (folder / "a-good.txt").write_text(GOOD, "utf-8")
    (folder / "b-empty.txt").write_bytes(b"")
    (folder / "c-binary.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "d-latin.txt").write_bytes("Der Bürgermeister schwieg.".encode("latin-1"))
    (folder / "e-no-text.html").write_text("<html><body><script>var a = 1</script></body></html>", "utf-8")
    lines = ['{"id": "one", "text": "Shots were heard in Lodar."}', '{"id": "two", "text"', '{"id": "three"}', "[]"]
    (folder / "f-lines.jsonl").write_text("\n".join(lines), "utf-8")
    (folder / "g-forbidden").mkdir()
    (folder / "g-forbidden" / "secret.txt").write_text(GOOD, "utf-8")
    (folder / "g-forbidden").chmod(0)
    with (folder / "h-long.txt").open("wb") as out:
        for _ in range(100):
            out.write(b"boom " * (LONG_LINE // 500))
    (folder / "z-good.txt").write_text(GOOD, "utf-8")
    return folder


def test_each_bad_input_is_named_in_one_line_and_the_rest_is_read(folder: Path) -> None:
    done = read(str(folder), "http://lodar.invalid/story", str(folder / "missing.txt"))
    told = done.stderr.decode().splitlines()
    readings = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [one["text"] for one in readings] == [GOOD, "Shots were heard in Lodar.", GOOD]
    for name in (
        "b-empty",
        "c-binary",
        "d-latin",
        "e-no-text",
        "g-forbidden",
        "h-long",
        "lodar.invalid",
        "missing.txt",
    ):
        assert len([line for line in told if name in line]) == 1, name
    assert len([line for line in told if "f-lines.jsonl:" in line]) == 3
    assert all(line.startswith("twosource: ") for line in told)
    assert len(told) == 11
    assert "Traceback" not in done.stderr.decode()


def test_standard_input_is_read_and_named() -> None:
    done = read("--plain", "-", stdin=GOOD.encode())
    assert json.loads(done.stdout)["text"] == GOOD
    assert done.returncode == 0


def test_a_date_that_is_none_is_refused_not_guessed() -> None:
    done = read("--plain", "--published", "last Sunday", "-", stdin=GOOD.encode())
    assert done.returncode == 2
    assert b"'last Sunday' is no date" in done.stderr


def test_a_missing_case_is_named_with_what_to_do() -> None:
    command = [sys.executable, "-m", "twosource", "claims", "nowhere"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert done.returncode == 2
    assert done.stderr.decode() == "twosource: nowhere: holds no case; make one with `twosource new`\n"


def test_another_language_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SPANISH, "utf-8")
    (tmp_path / "b.txt").write_text(GOOD, "utf-8")
    done = read(str(tmp_path))
    first, second = map(json.loads, done.stdout.splitlines())
    assert (done.returncode, first["statements"], len(second["statements"])) == (0, [], 1)
    told = done.stderr.decode().splitlines()
    assert told == [f"{SPANISH[:60]}: not in English (es): kept, and nothing read out of it"]
