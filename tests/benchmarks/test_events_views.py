"""What the measures of events make of a Reading. Constructed sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.events.baselines import only
from benchmarks.events.views import cut_out, incidents, main_events
from twosource.model.ids import digest_text
from twosource.model.item import Item

if TYPE_CHECKING:
    from twosource.model.reading import Reading
    from twosource.read.reader import Reader


def read(reader: Reader, text: str) -> Reading:
    """Read a text."""
    (reading,) = reader.read([Item("a1", "article", text, digest_text(text), published="2026-11-25")])
    return reading


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("Gunmen killed a judge in Port Amal.", ["occurred"]),
        ("Gunmen tried to kill a judge.", ["failed"]),
        ("Gunmen may kill a judge.", []),
        ("The army clashed with rebels near Port Amal.", []),
        ("Rebels attacked an army patrol.", []),
    ],
)
def test_incidents_are_harm_to_those_who_bear_no_arms(text: str, stages: list[str], reader: Reader) -> None:
    reading = read(reader, text)
    (doc,) = reader.language.parse([text])
    assert [event.realis for event in incidents(reading, doc).events] == stages


def test_the_main_event_is_the_one_nearest_the_root(reader: Reader) -> None:
    text = "Norway urged the junta to free two nurses."
    (doc,) = reader.language.parse([text])
    assert [event.type for event in main_events(read(reader, text), doc).events] == ["REQUEST"]


def test_a_sentence_is_cut_out_of_its_text(reader: Reader) -> None:
    text = "Nurses rallied. Police arrested a student."
    row = {"id": "a1-1", "start": 16, "end": 42, "text": text[16:42]}
    cut = cut_out(read(reader, text), row)
    assert [(event.type, event.trigger.of(cut.text)) for event in cut.events] == [("COERCE", "arrested")]
    assert [cut.text[one.start : one.end] for event in cut.events for one in event.actors] == ["Police"]


def test_a_lone_answer_leaves_the_events_of_the_lexicon_out(reader: Reader) -> None:
    assert only(read(reader, "Talks began.")).events == ()
