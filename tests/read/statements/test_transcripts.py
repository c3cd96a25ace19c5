"""Constructed transcripts: whose turn it is, and whose words no turn may take in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model.item import Item

if TYPE_CHECKING:
    from twosource.model.reading import Statement
    from twosource.read.reader import Reader

BRIEFING = """MR HARLEN: The Secretary spoke this morning with the prime minister.

QUESTION: The Iraqis say the drones came from Iran. Do you agree?

MR HARLEN: We have seen those remarks."""
INTERVIEW = """Oksana Marchuk, 31, runs a clinic near Kostiantynivka.

Q: Are they inside the town?

A: Small groups. They said on their channels that they took the station.

Q: The governor says all is well.

A: He has not been here."""
LIST = """Killed: 12
Wounded: 30
Location: Gao"""


def turns(reader: Reader, text: str, publisher: str | None = None) -> list[tuple[str | None, str, str]]:
    """Give voice, stance and first words of all that is not nested."""
    (reading,) = reader.read([Item("x", "article", text, "", published="2026-05-20", publisher=publisher)])
    return [(one.voices[0].name, one.stance, first_words(text, one)) for one in reading.statements if one.cue is None]


def first_words(text: str, one: Statement) -> str:
    return " ".join(text[one.content[0].start : one.content[-1].end].split()[:3])


def test_a_question_is_nobodys_answer(reader: Reader) -> None:
    assert turns(reader, BRIEFING) == [
        ("Mr Harlen", "asserts", "The Secretary spoke"),
        (None, "asks", "The Iraqis say"),
        ("Mr Harlen", "asserts", "We have seen"),
    ]


def test_whoever_is_interviewed_answers(reader: Reader) -> None:
    assert turns(reader, INTERVIEW) == [
        (None, "asks", "Are they inside"),
        ("Oksana Marchuk", "asserts", "Small groups. They"),
        (None, "asks", "The governor says"),
        ("Oksana Marchuk", "asserts", "He has not"),
    ]


def test_a_paper_that_interviews_asks(reader: Reader) -> None:
    text = "Reader: How many do you see in a day?\n\nOksana Marchuk: Thirty, at times more."
    assert turns(reader, text, "The Donbas Reader") == [
        (None, "asks", "How many do"),
        ("Oksana Marchuk", "asserts", "Thirty, at times"),
    ]


def test_a_list_has_no_turns(reader: Reader) -> None:
    assert turns(reader, LIST) == []
