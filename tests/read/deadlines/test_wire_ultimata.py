"""Constructed ultimatums as wires write them: who sets the term and for whom, and what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from twosource.model.item import Item

if TYPE_CHECKING:
    from twosource.model.span import Span
    from twosource.read.reader import Reader

CASES = yaml.safe_load(Path(__file__).with_name("wire_ultimata.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["parties"], ids=lambda case: case["text"][:40])
def test_a_term_is_set_by_whoever_demands(reader: Reader, case: dict[str, Any]) -> None:
    text = case["text"]

    def words(span: Span | None) -> str | None:
        return None if span is None else text[span.start : span.end]

    (reading,) = reader.read([Item("x", "article", text, "", published="2025-03-04")])
    (deadline,) = reading.deadlines
    assert (words(deadline.by), words(deadline.addressee)) == (case["by"], case["addressee"])
    assert deadline.due is not None
    assert case.get("due") in {None, deadline.due[1]}


@pytest.mark.parametrize("case", CASES["states"], ids=lambda case: case["text"][:40])
def test_what_became_of_a_term_is_read_where_it_is_told(reader: Reader, case: dict[str, Any]) -> None:
    (reading,) = reader.read([Item("x", "article", case["text"], "", published="2023-10-13")])
    assert [one.state for one in reading.deadlines] == case["states"]
    assert all(one.due is None or one.due[1] < "2024-03-01" for one in reading.deadlines)
