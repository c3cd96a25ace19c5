"""Constructed sentences from a reader's walk: who speaks through whom, and which words are theirs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from twosource.model.item import Item

if TYPE_CHECKING:
    from twosource.model.reading import Statement, Voice
    from twosource.read.reader import Reader

CASES = yaml.safe_load(Path(__file__).with_name("wire_walk_again.yaml").read_text("utf-8"))


def start_of(voice: Voice) -> int:
    """Order joint voices by where they stand."""
    return voice.start or 0


def told(text: str, said: Statement) -> tuple[str, str]:
    """Write a statement as the cases write it."""
    chain = [*((voice,) for voice in said.voices[:-1]), sorted((*said.joint, said.voices[-1]), key=start_of)]
    voices = [" + ".join("" if one.start is None else text[one.start : one.end] for one in group) for group in chain]
    return " > ".join(voices), " … ".join(text[part.start : part.end] for part in said.content)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_sentence_has_its_voices_and_their_words(reader: Reader, case: dict[str, Any]) -> None:
    text = case["text"]
    (reading,) = reader.read([Item("x", case["kind"], text, "", published="2025-06-03")])
    found = {told(text, said) for said in reading.statements}
    expected = {(one["voices"], one["content"]) for one in case["statements"]}
    assert expected - found == set(), found
    others = [content for _, content in found - expected]
    assert not [content for content in others for start in case.get("none", ()) if content.startswith(start)]
