"""Constructed stories as wires write them: each part of each deadline that a careful person reads in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from twosource.model.item import Item

if TYPE_CHECKING:
    from twosource.model.reading import Deadline
    from twosource.read.reader import Reader

CASES = yaml.safe_load(Path(__file__).with_name("wire_terms.yaml").read_text("utf-8"))


def parts_of(deadline: Deadline, text: str) -> dict[str, str | None]:
    spans = {
        "by": deadline.by,
        "for": deadline.addressee,
        "demand": deadline.demand,
        "threat": deadline.threat,
    }
    told: dict[str, str | None] = {name: span.of(text) if span else None for name, span in spans.items()}
    due = deadline.due[1] if deadline.due else None
    return (
        {"words": text[deadline.start : deadline.end], "given": deadline.given, "due": due}
        | told
        | {"state": deadline.state}
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_a_term_is_read_whole(reader: Reader, case: dict[str, Any]) -> None:
    text = " ".join(case["text"].split()) if "\n" not in case["text"].strip() else case["text"]
    (reading,) = reader.read([Item("x", "article", text, "", published=case["published"])])
    found = [parts_of(one, text) for one in reading.deadlines]
    assert [{key: one[key] for key in wanted} for one, wanted in zip(found, case["terms"], strict=False)] == case[
        "terms"
    ]
    assert len(found) == len(case["terms"])
