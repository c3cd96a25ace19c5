"""Constructed sentences as wires and posts write them: who speaks through whom, and which words are theirs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from twosource.model.item import Item

if TYPE_CHECKING:
    from twosource.model.reading import Statement, Voice
    from twosource.read.reader import Reader

CASES = yaml.safe_load(Path(__file__).with_name("wire_sentences.yaml").read_text("utf-8"))


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


def test_a_pronoun_leads_back_to_whoever_spoke_last(reader: Reader) -> None:
    text = (
        "Mali's army acknowledged the attack. Ansar, an armed group, claimed it in a message. The group also said"
        " it had captured the base. Its fighters, it warned, would march on Timbuktu unless the army left.\n\n"
        "A lawmaker was quoted by the Tasmin agency as saying the response would come. The White House urged restraint."
        ' "Nobody wants a full-scale war," it added.'
    )
    (reading,) = reader.read([Item("x", "article", text, "", published="2025-06-03")])
    names = {text[one.content[0].start : one.content[0].end][:12]: one.voices[-1].name for one in reading.statements}
    assert names["Its fighters"] in {"Ansar", "group", None}
    assert names["Nobody wants"] in {"White House", None}


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("JNIM, an al Qaeda affiliate, claimed responsibility in a message on Sunday.", "JNIM", "organisation"),
        ("The allegations, which Bamako has dismissed, were made last week.", "Bamako", "place"),
        ("The tower fell, according to al-Nahar, a television channel run by the movement.", "al-Nahar", "outlet"),
        ("HRW said on Monday that the army had shot civilians.", "HRW", "organisation"),
        ("Tehran vowed revenge.", "Tehran", "place"),
        ("The General Staff denied that the colonel was captured.", "The General Staff", "organisation"),
        (
            "The Humanitarian Coordinator, Ms. Astrid Vollen, said it was over.",
            "The Humanitarian Coordinator",
            "person",
        ),
    ],
)
def test_a_voice_is_of_its_kind(reader: Reader, text: str, words: str, kind: str) -> None:
    (reading,) = reader.read([Item("x", "article", text, "", published="2025-06-03")])
    kinds = {text[one.start or 0 : one.end]: one.kind for said in reading.statements for one in said.voices}
    assert {name.partition(",")[0]: found for name, found in kinds.items()}[words] == kind


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "The army's spokesman wrote on X that blocks must be left. A pause applies, the army said.",
            "the army",
            "army",
        ),
        ("Prosecutor Ann Wekesa told the court that he had threatened two witnesses.", "he", None),
        ("Mayor Ann Wekesa said that she had threatened to resign.", "she", "Ann Wekesa"),
        (
            "Two fled, Nomsa Dlula said. The councillor, Themba Gqola, was alone when he warned them of a raid.",
            "he",
            "Themba Gqola",
        ),
    ],
)
def test_a_voice_is_who_is_meant(reader: Reader, text: str, words: str, name: str | None) -> None:
    (reading,) = reader.read([Item("x", "article", text, "", published="2025-06-03")])
    named = {text[one.start : one.end]: one.name for said in reading.statements for one in said.voices if one.end}
    assert named[words] == name


def test_who_is_denied_something_denies_nothing(reader: Reader) -> None:
    (reading,) = reader.read([Item("x", "article", "Journalists were denied entry to the court in Harare.", "")])
    assert reading.statements == ()
