"""The event files of the codebook hold together, and each of their examples is read as they say."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from twosource.read.events.cues import load_realis
from twosource.read.events.reference import write_reference
from twosource.read.events.vocabulary import ROOTS, Example, load_acled, load_frames, load_lexicon

if TYPE_CHECKING:
    from tests.read.events.conftest import ReadEvents
    from twosource.model.reading import EventType

REALIS = {
    "occurred",
    "ongoing",
    "threatened",
    "planned",
    "predicted",
    "conditional",
    "demanded",
    "denied",
    "failed",
}
EXAMPLES = [(root, one) for root in ROOTS for frame in load_frames(root).frames for one in frame.examples]


def test_all_sixteen_roots_are_there() -> None:
    assert len(set(ROOTS)) == 16
    assert all(load_frames(root).frames for root in ROOTS)


@pytest.mark.parametrize("kind", ["verbs", "nouns"])
def test_no_phrase_stands_for_two_things_save_by_who_does_it(kind: str) -> None:
    every = [frame for root in ROOTS for frame in load_frames(root).frames]
    frames = [
        frame
        for frame in every
        if not (frame.crowded or frame.forces or frame.flown or frame.tallied or frame.outlawed)
    ]
    phrases = Counter(phrase for frame in frames for phrase in getattr(frame, kind))
    assert [phrase for phrase, times in phrases.items() if times > 1] == []


def test_every_frame_says_why_and_every_root_has_examples() -> None:
    for root in ROOTS:
        frames = load_frames(root).frames
        assert all(frame.why for frame in frames), root
        assert any(frame.examples for frame in frames), root


def test_the_lexicon_is_broad() -> None:
    lexicon = load_lexicon()
    assert len({pattern.phrase for listed in lexicon.verbs.values() for pattern in listed}) > 1500
    assert len({pattern.phrase for listed in lexicon.nouns.values() for pattern in listed}) > 500


def test_modifiers_name_what_a_reading_can_hold_or_what_is_imagined() -> None:
    assert set(load_realis().words.modifiers) <= REALIS | {"imagined"}


@pytest.mark.parametrize(("root", "example"), EXAMPLES, ids=lambda one: getattr(one, "text", one))
def test_an_example_is_read_as_written(root: EventType, example: Example, read_events: ReadEvents) -> None:
    text = example.text
    found = [one for one in read_events(text) if one.type == root and one.realis == example.realis]
    assert found
    actors = [text[one.start : one.end] for event in found for one in event.actors]
    recipients = [text[one.start : one.end] for event in found for one in event.recipients]
    assert example.actor is None or any(one.startswith(example.actor) for one in actors), actors
    if example.recipient:
        assert any(one.startswith(example.recipient) for one in recipients), recipients
    assert example.recipient != "" or any(not event.recipients for event in found), recipients


def test_the_reference_page_is_what_the_codebook_says() -> None:
    page = Path(__file__).parents[3] / "docs/reading/event-types.md"
    assert page.read_text("utf-8") == write_reference(), "python -m twosource.read.events.reference > that page"


def test_every_sub_type_of_a_frame_is_one_and_each_is_used() -> None:
    used = {frame.acled for root in ROOTS for frame in load_frames(root).frames if frame.acled}
    assert used == set(load_acled().types)


@pytest.mark.parametrize(
    ("text", "acled"),
    [
        ("Gunmen kidnapped two nurses.", "ABDUCT_DISSAP"),
        ("The air force carried out air strikes on the port.", "AIR_STRIKE"),
        ("The army retook the town.", "GOV_REGAINS_TERIT"),
        ("A suicide bombing killed nine people.", "SUIC_BOMB"),
        ("Artillery shelled the town.", "ART_MISS_ATTACK"),
        ("Two men threw a grenade at a bus.", "GRENADE"),
        ("A bomb was defused in the market.", "DISR_WEAP"),
        ("Miners went on strike.", "PEACE_PROTEST"),
        ("Nurses met the mayor.", None),
    ],
)
def test_an_event_has_a_second_view(text: str, acled: str | None, read_events: ReadEvents) -> None:
    assert [event.acled for event in read_events(text)] == [acled]
