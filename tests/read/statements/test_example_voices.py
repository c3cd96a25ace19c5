"""Voices of the example case: a day or a dateline speaks nowhere, and who follows "the town's mayor" is the mayor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twosource.model.ids import digest_text
from twosource.model.item import Item

if TYPE_CHECKING:
    from twosource.model.reading import Reading
    from twosource.read.reader import Reader

CASES = [
    (
        "Fighters of the Guard shelled the power station on Tuesday, the town’s mayor, Aigul Sere, said.",
        "mayor",
    ),
    (
        "The bus explosion killed 12 people, the director of the hospital, Saran Bold, said on Tuesday evening.",
        "director",
    ),
    (
        "ÖLGII, Mongolia, March 12 (Meridian Wire) – The Altai Guard denied on Tuesday that it planted the bomb.",
        "Guard",
    ),
    ("“We did not plant the bomb,” the group’s spokesman, Temur Aman, said in a message to journalists.", "Temur"),
    ("“We will not leave,” he told Meridian Wire by telephone.", "he"),
    ("Our gunners shelled the school by mistake, Temur Aman said on Monday.", "Temur"),
]


def read(text: str, reader: Reader) -> Reading:
    item = Item(id="i", kind="article", text=text, digest=digest_text(text), published="2024-03-12")
    return next(iter(reader.read([item])))


@pytest.mark.parametrize(("text", "voice"), CASES)
def test_one_voice_says_it(text: str, voice: str, reader: Reader) -> None:
    reading = read(text, reader)
    spoken = [reading.text[one.voices[-1].start : one.voices[-1].end] for one in reading.statements]
    assert spoken
    assert all(voice in words for words in spoken), spoken


def test_a_demand_and_its_rejection_are_not_one_content(reader: Reader) -> None:
    text = "The commander, Colonel Naran Gan, rejected the demand. “We will not leave,” he told Meridian Wire by phone."
    contents = [span.of(text) for one in read(text, reader).statements for span in one.content]
    assert "We will not leave" in contents
    assert all("demand. “" not in content for content in contents)
