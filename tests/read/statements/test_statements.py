"""Who says what: a request in a sentence, an answer in words. All sentences are constructed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.read.statements.conftest import Tell

ONE = [
    ("The ministry said that the bridge had fallen.", "The ministry", ("the bridge had fallen",), "said"),
    ("Omar Daud said the road to Kabul was shut.", "Omar Daud", ("the road to Kabul was shut",), "said"),
    ("The bridge has fallen, the ministry said.", "the ministry", ("The bridge has fallen",), "said"),
    ("“We will stay in Kunduz,” said Omar Daud.", "Omar Daud", ("We will stay in Kunduz",), "said"),
    ("Omar Daud said: “We will stay in Kunduz.”", "Omar Daud", ("We will stay in Kunduz",), "said"),
    (
        "“We will stay,” Omar Daud told reporters, “whatever the army does.”",
        "Omar Daud",
        ("We will stay", "whatever the army does"),
        "told",
    ),
    (
        "According to the police, three people died in Herat.",
        "the police",
        ("three people died in Herat",),
        "According to",
    ),
    (
        "Three people died in Herat, according to the police.",
        "the police",
        ("Three people died in Herat",),
        "according to",
    ),
    ("The general denied that his men had fired.", "The general", ("his men had fired",), "denied"),
    ("The general vowed to retake the town.", "The general", ("to retake the town",), "vowed"),
    ("The envoy urged the rebels to leave the town.", "The envoy", ("the rebels to leave the town",), "urged"),
    ("The envoy called on the rebels to leave the town.", "The envoy", ("the rebels to leave the town",), "called on"),
    (
        "The mayor called for an inquiry into the shelling.",
        "The mayor",
        ("an inquiry into the shelling",),
        "called for",
    ),
    (
        "The government accused the rebels of shelling the market.",
        "The government",
        ("the rebels of shelling the market",),
        "accused",
    ),
    ("It was reported that the dam had burst.", None, ("the dam had burst",), "reported"),
]


@pytest.mark.parametrize(("text", "voice", "content", "cue"), ONE)
def test_one_statement(tell: Tell, text: str, voice: str | None, content: tuple[str, ...], cue: str) -> None:
    [told] = tell(text)
    assert told.chain == (voice,)
    assert told.content == content
    assert told.cue is not None
    assert told.cue.endswith(cue)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The bridge over the river is forty years old.",
        "Three people died when a wall fell in Herat.",
        "It is clear that the road is long.",
        "Read more: Ten villages to see this spring",
    ],
)
def test_the_writers_own_words_are_no_statement(tell: Tell, text: str) -> None:
    assert tell(text) == []


def test_a_hearer_is_no_voice_and_no_content(tell: Tell) -> None:
    [told] = tell("The doctor told a local radio station that the clinic was empty.")
    assert told.chain == ("The doctor",)
    assert told.content == ("the clinic was empty",)


def test_joint_voices_stand_beside_the_innermost(tell: Tell) -> None:
    [told] = tell("Omar Daud and Leila Karimi said the talks had failed.")
    assert told.names == ("Omar Daud",)
    assert [voice.name for voice in told.statement.joint] == ["Leila Karimi"]


def test_a_quotation_goes_on_in_the_next_sentence_and_paragraph(tell: Tell) -> None:
    text = "“The road is shut,” Omar Daud said. “Nobody can leave.”\n\n“We need bread.”"
    [told] = tell(text)
    assert told.content == ("The road is shut", "Nobody can leave", "We need bread")


def test_two_cues_of_one_voice_are_two_statements(tell: Tell) -> None:
    first, second = tell("The witness said the shop was open but added that nobody was inside.")
    assert (first.chain, second.chain) == (("The witness",), ("The witness",))
    assert second.content == ("nobody was inside",)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“The road is shut,” Omar Daud said.", "direct"),
        ("Omar Daud said the road was shut.", "indirect"),
        ("Omar Daud said the road was “shut for good”.", "mixed"),
    ],
)
def test_form(tell: Tell, text: str, form: str) -> None:
    assert tell(text)[0].statement.form == form


def test_the_day_it_was_said_is_reckoned_from_publication(tell: Tell) -> None:
    text = "The ministry said on Friday that the bridge had fallen."
    assert tell(text, published="2026-03-08")[0].statement.said == "2026-03-06"
    assert tell(text)[0].statement.said is None


def test_capitals_of_a_telex_are_read(tell: Tell) -> None:
    [told] = tell("THE ARMY REPORTED THAT TWO SOLDIERS DIED NEAR THE BRIDGE.")
    assert told.chain == ("THE ARMY",)
    assert told.content == ("TWO SOLDIERS DIED NEAR THE BRIDGE",)
