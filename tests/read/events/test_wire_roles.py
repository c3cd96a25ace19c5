"""Constructed wire sentences from a reader's walk: the events in them, and what must never be coded there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from twosource.model.item import Item

if TYPE_CHECKING:
    from twosource.read.reader import Reader

CASES = yaml.safe_load(Path(__file__).with_name("wire_roles.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_sentence_holds_its_events_and_no_others(reader: Reader, case: dict[str, Any]) -> None:
    text = case["text"]
    (reading,) = reader.read([Item("x", "article", text, "", published="2025-04-27")])
    found: list[dict[str, Any]] = [
        {
            "type": event.type,
            "mode": event.mode,
            "realis": event.realis,
            "by": " + ".join(text[one.start : one.end] for one in event.actors),
            "to": " + ".join(text[one.start : one.end] for one in event.recipients),
            "numbers": bool(event.numbers),
            "counts": [(number.what, number.low, number.high) for number in event.numbers],
        }
        for event in reading.events
    ]
    for want in case["events"]:
        assert any(all(not part or one[key] == part for key, part in want.items()) for one in found), (want, found)
    for bad in case.get("never", ()):
        if "what" in bad:
            assert not any(
                what == bad["what"] and low == bad["low"] and bad.get("high", high) == high
                for one in found
                for what, low, high in one["counts"]
            ), (bad, found)
        else:
            assert not any(all(not part or one[key] == part for key, part in bad.items()) for one in found), (
                bad,
                found,
            )
