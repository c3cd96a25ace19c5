"""What is added is captured, read and related; a second time changes nothing, and one bad input stops nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twosource.errors import ItemError, MalformedRecord
from twosource.gather import GatherOptions, gather_inputs
from twosource.run.adding import Added, add_gathered
from twosource.run.reading import read_items
from twosource.run.relating import relate_case
from twosource.store import Case, create_case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twosource.read.reader import Reader

LINES = (
    '{"id": "a", "text": "Police in Lodar said that two people were killed by a mine.", "published": "2024-03-12"}\n'
    '{"id": "b", "text"\n'
    '{"id": "c", "text": "The mayor denied that the bridge was closed.", "published": "2024-03-13"}\n'
)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    case = create_case(tmp_path / "case")
    yield case
    case.close()


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "lines.jsonl"
    path.write_text(LINES, "utf-8")
    return path


def add(case: Case, path: Path, reader: Reader) -> list[Added | ItemError]:
    return list(add_gathered(case, gather_inputs([str(path)], GatherOptions()), reader))


def test_items_are_in_with_their_readings_and_the_bad_line_is_named(case: Case, lines: Path, reader: Reader) -> None:
    done = add(case, lines, reader)
    assert [(one.item, one.outcome) for one in done if isinstance(one, Added)] == [("a", "new"), ("c", "new")]
    assert [type(one) for one in done if isinstance(one, ItemError)] == [MalformedRecord]
    assert [reading.item.id for reading in case.readings()] == ["a", "c"]
    assert case.unread(reader.coded_by) == ()


def test_adding_twice_changes_nothing(case: Case, lines: Path, reader: Reader) -> None:
    add(case, lines, reader)
    relate_case(case)
    before = (list(case.items()), case.claims(), case.audit_head())
    assert [one.outcome for one in add(case, lines, reader) if isinstance(one, Added)] == ["same", "same"]
    relate_case(case)
    assert (list(case.items()), case.claims(), case.audit_head()) == before


def test_what_was_captured_is_kept_byte_for_byte(case: Case, lines: Path, reader: Reader) -> None:
    add(case, lines, reader)
    item = case.item("a")
    assert item is not None
    assert item.capture is not None
    assert (case.captured_bytes(item.capture) or b"").strip() in lines.read_bytes()


def test_a_changed_text_is_a_new_version(case: Case, lines: Path, reader: Reader) -> None:
    add(case, lines, reader)
    lines.write_text(LINES.replace("two people", "three people"), "utf-8")
    assert [one.outcome for one in add(case, lines, reader) if isinstance(one, Added)] == ["version", "same"]
    assert len(case.versions("a")) == 2


def test_failures_pass_through_in_their_place(reader: Reader, lines: Path) -> None:
    gathered = [one.item or one.error for one in gather_inputs([str(lines)], GatherOptions())]
    read = list(read_items([one for one in gathered if one is not None], reader))
    assert [isinstance(one, ItemError) for one in read] == [False, True, False]
