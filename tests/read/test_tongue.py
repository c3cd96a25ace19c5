"""What is not English is left unread and says which language it seems to be in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.read.tongue import other_language

if TYPE_CHECKING:
    from twosource.read.reader import Reader


def item(text: str, language: str | None = None) -> Item:
    return Item("x", "article", text, digest_text(text), language=language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El ejército dijo que los rebeldes atacaron una aldea y que murieron diez personas, según el alcalde.", "es"),
        ("L'armée a déclaré que les rebelles ont attaqué un village dans le nord, selon des habitants.", "fr"),
        ("Die Armee sagte, dass ein Dorf nicht angegriffen wurde und dass der Ort mit Truppen besetzt ist.", "de"),
        ("Jeshi limesema kwamba watu kumi waliuawa katika kijiji cha kaskazini baada ya shambulio la usiku.", "sw"),
        ("أعلن الجيش يوم السبت أن طائراته لم تقصف سوقا", "und-Arab"),
        ("Армия заявила в субботу, что не наносила ударов", "und-Cyrl"),
        ("军方星期六表示没有袭击市场", "und-Hani"),
    ],
)
def test_another_language_is_told(text: str, language: str) -> None:
    assert other_language(item(text)) == language


def test_a_script_takes_the_language_that_the_source_declares() -> None:
    assert other_language(item("Армия заявила в субботу", "uk")) == "uk"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Video: Israeli strike hits residential tower Gaza City",
        "BREAKING 10 killed El Fasher market, RSF blamed",
        "“El pueblo unido,” the crowd sang, and the police said that they would not leave the square.",
        "The army (الجيش السوداني) denied that it had struck a market in Tawila.",
        "La Paz, Los Angeles, Las Vegas, El Salvador, San Luis del Norte",
        "12.05. 14:00 +++ 💥💥",
    ],
)
def test_english_and_what_tells_nothing_is_read(text: str) -> None:
    assert other_language(item(text, "es")) is None


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    other_language(item(text))


def test_what_is_not_english_has_a_reading_that_says_so_and_holds_nothing(reader: Reader) -> None:
    english, spanish = (
        "The army said that it had left.",
        "El ejército dijo que los rebeldes mataron a las personas del pueblo.",
    )
    first, second, third = reader.read([item(spanish), item(english), item(spanish)])
    assert (first.item.language, first.statements, first.events, first.sentences) == ("es", (), (), ())
    assert [said.stance for said in second.statements] == ["asserts"]
    assert second.item.language is None
    assert third == first
