"""Where no rule finds a statement, the language model's heads may; the rules go first. All sentences are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.statements.conftest import parse
from tests.read.statements.test_properties import SLOW, check
from twosource.read.language.cues import Heard, cues_of, hand_on
from twosource.read.parsed import Parsed
from twosource.read.statements import find_statements
from twosource.read.statements.learned import load_thresholds

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from tests.read.statements.conftest import Tell
    from twosource.model.reading import Statement

TEXT = (
    "Omar Daud said the road was open, but traders see no end to the shortage.\n\n"
    "The deputies toyed with the idea of a vote, and the mayor denied that anybody had asked for one."
)


def without_heads(text: str) -> tuple[Statement, ...]:
    parsed = parse(text)
    parsed.doc._.cues = None
    return find_statements(parsed)


@pytest.mark.parametrize(
    ("text", "voice", "cue", "content"),
    [
        ("The minister guaranteed that no school would close.", "The minister", "guaranteed", "no school would close"),
        ("Traders see no end to the shortage.", "Traders", "see", "no end to the shortage"),
        (
            "Aid workers despair of reaching the valley before the snow.",
            "Aid workers",
            "despair",
            "reaching the valley before the snow",
        ),
    ],
)
def test_a_cue_that_no_rule_reads_is_heard(tell: Tell, text: str, voice: str, cue: str, content: str) -> None:
    assert without_heads(text) == ()
    [one] = tell(text)
    assert (one.chain, one.cue, one.content, one.statement.stance) == ((voice,), cue, (content,), "asserts")


@pytest.mark.parametrize(
    "text",
    [
        "The rebels retook Tsengel and forced the garrison to withdraw.",
        "Jets hit a market, and gunmen abducted the mayor.",
        "Soldiers man the checkpoint at Sake, and troops guard the bridge.",
        "The militia recruits boys as young as 14, and Iran arms it.",
        "The offensive marks the end of the truce.",
        "The cholera outbreak has claimed 112 lives in Kassala.",
        "The talks focus on the exchange of prisoners.",
        "The union called off its strike.",
        "The Altai Guard gave the garrison of Tsengel until noon on Wednesday to leave the town.",
        "The broken gate suggests that the road was used.",
    ],
)
def test_deeds_of_force_and_mere_facts_are_nobodys_words(tell: Tell, text: str) -> None:
    assert tell(text) == []


def test_deeds_are_no_statements(tell: Tell) -> None:
    assert tell("The army failed to take the hill. Crews began to clear the road. The talks went on for an hour.") == []


def test_what_rules_find_stays_as_they_find_it(tell: Tell) -> None:
    text = "Omar Daud said the road was open."
    assert [one.statement for one in tell(text)] == list(without_heads(text))


def test_without_heads_the_rules_are_alone() -> None:
    parsed = parse(TEXT)
    ruled = without_heads(TEXT)
    heard = find_statements(parsed)
    assert {one.cue for one in ruled} < {one.cue for one in heard}


def test_a_cue_hardly_heard_is_left_out() -> None:
    parsed = parse("Traders see no end to the shortage.")
    [cue] = cues_of(parsed.doc) or ()
    quiet = (load_thresholds().listed + load_thresholds().nested) / 2
    hand_on(parsed.doc, [Heard(cue.place, quiet, *list_rest(cue))], np.arange(len(parsed.doc)))
    assert find_statements(parsed) == ()


def list_rest(heard: Heard) -> tuple[int, int, float, int | None, float]:
    return heard.first, heard.last, heard.agreement, heard.voice, heard.voice_chance


def draw_heard(data: st.DataObject, doc: Doc) -> list[Heard]:
    places = st.integers(0, len(doc) - 1)
    found = []
    for place in sorted(data.draw(st.sets(places, max_size=5))):
        first, last = sorted((data.draw(places), data.draw(places)))
        found.append(Heard(place, 1.0, first, last, 1.0, data.draw(st.none() | places), 1.0))
    return found


@SLOW
@given(st.data())
def test_whatever_is_heard_the_contract_holds(data: st.DataObject) -> None:
    parsed = parse(TEXT)
    hand_on(parsed.doc, draw_heard(data, parsed.doc), np.arange(len(parsed.doc)))
    first, second = (find_statements(Parsed(parsed.item, parsed.doc)) for _ in range(2))
    check(TEXT, first)
    assert first == second
