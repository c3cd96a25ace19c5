"""Constructed sentences as wires write them: each time with its value, and nothing that only looks like one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from twosource.model.item import Item

if TYPE_CHECKING:
    from twosource.read.reader import Reader

CASES = yaml.safe_load(Path(__file__).with_name("wire_times.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_times_are_what_they_are_and_no_more(reader: Reader, case: dict[str, Any]) -> None:
    text = case["text"]
    author = case.get("author")
    item = Item("x", "post" if author else "article", text, "", author=author, published=case["published"])
    (reading,) = reader.read([item])
    assert [[text[one.start : one.end], one.value] for one in reading.times] == case["times"]
    if "from" in case:
        assert [one.earliest for one in reading.times] == case["from"]
