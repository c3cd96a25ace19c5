"""Constructed sentences as wires and posts write them: the events in them, each once, and who did what to whom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from twosource.model.item import Item

if TYPE_CHECKING:
    from twosource.read.reader import Reader

CASES = yaml.safe_load(Path(__file__).with_name("wire_sentences.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_sentence_holds_its_events(reader: Reader, case: dict[str, Any]) -> None:
    text = case["text"]
    expected = {(one["type"], one["realis"], one["by"], one["to"]) for one in case["events"]}
    (reading,) = reader.read([Item("x", "article", text, "", published="2025-04-27")])
    found = [
        (
            event.type,
            event.realis,
            " + ".join(text[one.start : one.end] for one in event.actors),
            " + ".join(text[one.start : one.end] for one in event.recipients),
        )
        for event in reading.events
    ]
    missing = {
        want
        for want in expected
        if not any(all(not part or part == got for part, got in zip(want, one, strict=True)) for one in found)
    }
    assert not missing, found
    assert not any(any(text[one.start : one.end].isdigit() for one in event.actors) for event in reading.events)


def test_one_attack_is_told_once(reader: Reader) -> None:
    text = "KYIV - Russia launched its biggest drone attack in weeks overnight, Ukrainian officials said on Sunday."
    (reading,) = reader.read([Item("x", "article", text, "", published="2025-04-27")])
    assert [event.type for event in reading.events] == ["ASSAULT"]


def test_no_toll_is_no_toll_of_none(reader: Reader) -> None:
    text = (
        "Mali's army acknowledged the attack on its camp but gave no toll, saying only that its men had reacted"
        " vigorously before withdrawing."
    )
    (reading,) = reader.read([Item("x", "article", text, "", published="2025-06-03")])
    assert not [number for event in reading.events for number in event.numbers]
    assert {(event.type, event.realis) for event in reading.events} >= {
        ("ASSAULT", "occurred"),
        ("RETREAT", "occurred"),
    }


def test_who_speaks_is_not_among_the_killed(reader: Reader) -> None:
    text = (
        "Insurgents overran an army base in central Mali on Sunday, killing more than 30 soldiers, two security sources"
        " and a local official told Meridian Wire, in what would be one of the deadliest attacks this year."
    )
    (reading,) = reader.read([Item("x", "article", text, "", published="2025-06-03")])
    hurt = [text[one.start : one.end] for event in reading.events for one in event.recipients]
    assert "more than 30 soldiers" in hurt
    assert not [words for words in hurt if "sources" in words or "official" in words]
    assert [(number.low, number.high) for event in reading.events for number in event.numbers] == [(31, None)]


def test_asking_and_wanting_in_speech_are_no_requests(reader: Reader) -> None:
    text = 'Asked whether it knew, the ministry said it did. "Nobody wants a full-scale war," a spokesman added.'
    (reading,) = reader.read([Item("x", "article", text, "", published="2025-06-03")])
    assert [event.type for event in reading.events if event.type == "REQUEST"] == []
