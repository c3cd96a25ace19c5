"""Constructed wire sentences from a reader's walk: the events in them, and what must never be coded there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from twosource.model.item import Item

if TYPE_CHECKING:
    from twosource.read.reader import Reader

CASES = [
    case for file in sorted(Path(__file__).parent.glob("wire_walk*.yaml")) for case in yaml.safe_load(file.read_text())
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_sentence_holds_its_events_and_no_others(reader: Reader, case: dict[str, Any]) -> None:
    text = case["text"]
    (reading,) = reader.read([Item("x", "article", text, "", published="2025-04-27")])
    counts = [(number.what, number.low, number.high) for event in reading.events for number in event.numbers]
    found: list[dict[str, Any]] = [
        {
            "type": event.type,
            "mode": event.mode,
            "realis": event.realis,
            "by": " + ".join(text[one.start : one.end] for one in event.actors),
            "to": " + ".join(text[one.start : one.end] for one in event.recipients),
            "numbers": bool(event.numbers),
        }
        for event in reading.events
    ]
    for want in case["events"]:
        if "what" in want:
            assert (want["what"], want["low"], want["high"]) in counts, (want, counts)
            continue
        assert any(fits(one, want) for one in found), (want, found)
    for bad in case.get("never", ()):
        if "what" in bad:
            assert (bad["what"], bad["low"], bad["high"]) not in counts, (bad, counts)
        else:
            assert not any(fits(one, bad) for one in found), (bad, found)


def fits(event: dict[str, Any], asked: dict[str, Any]) -> bool:
    """Tell whether an event is what is asked for; an empty part matches anything."""
    return all(not part or event[key] == part for key, part in asked.items())
