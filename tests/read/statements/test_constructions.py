"""Cues that are no plain verb of speech with a clause: what is told of a voice counts, what its hands do does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.read.statements.conftest import Tell

TOLD = [
    ("The mayor sees the truce as a trap.", "The mayor", "the truce as a trap"),
    ("The envoy pointed to a broken promise.", "The envoy", "a broken promise"),
    ("The opposition has argued for an early vote.", "The opposition", "an early vote"),
    ("Traders were hoping for calm.", "Traders", "calm"),
    ("The two envoys agreed on a corridor.", "The two envoys", "a corridor"),
    ("The general apologized for the raid.", "The general", "the raid"),
    ("A survey showed the governor with a wide lead.", "A survey", "the governor with a wide lead"),
    ("The spokeswoman declined an interview.", "The spokeswoman", "an interview"),
    ("The militia claimed to hold the bridge.", "The militia", "to hold the bridge"),
    ("The minister is looking to end the blockade.", "The minister", "to end the blockade"),
    ("Residents are worried about the dam.", "Residents", "the dam"),
    ("The plan calls for two crossings.", "The plan", "two crossings"),
    ("The mediator suggested they leave the square.", "The mediator", "they leave the square"),
    ("The deal is considered a failure.", None, "a failure"),
    ("The militia showed no interest in a truce.", "The militia", "a truce"),
    (
        "Two thirds of residents support temporarily closing the bridge.",
        "Two thirds of residents",
        "temporarily closing the bridge",
    ),
    ("The army may want to hold the bridge.", "The army", "to hold the bridge"),
]


@pytest.mark.parametrize(("text", "voice", "content"), TOLD)
def test_a_construction_of_stance_is_a_statement(tell: Tell, text: str, voice: str | None, content: str) -> None:
    [told] = tell(text)
    assert (told.chain[-1], told.content[-1]) == (voice, content)


DONE = [
    ("The mayor tried to portray the march as a riot.", "the march as a riot"),
    ("The general went on to praise the pilots.", "the pilots"),
    ("The envoy flew home to denounce the accord.", "the accord"),
]


@pytest.mark.parametrize(("text", "content"), DONE)
def test_an_infinitive_that_was_carried_out_tells_it(tell: Tell, text: str, content: str) -> None:
    assert content in [told.content[0] for told in tell(text)]


DEEDS = [
    "The army sent two brigades to support the garrison.",
    "The fighters found weapons in the cellar.",
    "Rescuers responded to the blast.",
    "The driver refused medical attention.",
    "The plan involves building two bridges.",
    "The mayor needs to condemn the raid.",
    "The mayor could praise the pilots.",
]


@pytest.mark.parametrize("text", DEEDS)
def test_a_deed_is_no_statement(tell: Tell, text: str) -> None:
    assert tell(text) == []
