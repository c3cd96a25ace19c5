from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twosource.cli import main
from twosource.gather import gather_inputs, keep_gathered
from twosource.store import create_case

if TYPE_CHECKING:
    from pathlib import Path


def test_an_item_is_shown_in_any_version_and_given_back_as_it_came(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    case = create_case(tmp_path / "case")
    lines = [
        b'{"id": "a",  "text": "Two were hurt, police said."}',
        b'{"id": "a", "text": "Three were hurt, police said."}',
    ]
    for line in lines:
        (tmp_path / "one.jsonl").write_bytes(line)
        for gathered in gather_inputs([str(tmp_path / "one.jsonl")]):
            keep_gathered(case, gathered)
    case.erase_item("b", "nobody")
    case.close()

    def show(*words: str) -> tuple[int, bytes, bytes]:
        with pytest.raises(SystemExit) as ended:
            main(["show", str(tmp_path / "case"), *words])
        said = capfdbinary.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    assert show("a", "--version", "1", "--original") == (0, lines[0], b"")
    assert show("a", "--original") == (0, lines[1], b"")
    assert b"Two were hurt" in show("a", "--version", "1")[1]
    assert b"version 2, kept" in show("a")[1]
    assert show("a", "--version", "3")[2].startswith(b"twosource: ")
    assert show("--original")[0] == 2
