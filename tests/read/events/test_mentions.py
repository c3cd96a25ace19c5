"""How far a party's phrase goes, and what its name is. Constructed sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.read.events.conftest import ReadEvents

PHRASES: tuple[tuple[str, str, list[str]], ...] = (
    ("The navy shelled a camp near the dam.", "ASSAULT", ["a camp near the dam"]),
    ("The mayor urged workers at the mill in Osh to leave.", "REQUEST", ["workers at the mill in Osh"]),
    ("Chad sent tents to people displaced by the flood.", "AID", ["people displaced by the flood"]),
    ("The court freed a herder who had lost his land.", "RETREAT", ["a herder"]),
    ("The army attacked a group known as the Grey Wolves.", "ASSAULT", ["a group known as the Grey Wolves"]),
    ("Peru established diplomatic ties with Tonga, a kingdom in the Pacific.", "SUPPORT", ["Tonga"]),
    ("The council lifted its embargo against both Tonga and Samoa.", "CONCEDE", ["Tonga", "Samoa"]),
    ("Ann Lee, a spokeswoman for the ministry, met the envoy.", "CONSULT", ["the envoy"]),
)


@pytest.mark.parametrize(("text", "root", "expected"), PHRASES)
def test_a_phrase_says_who_is_meant_and_no_more(
    text: str, root: str, expected: list[str], read_events: ReadEvents
) -> None:
    found = [
        [text[one.start : one.end] for one in event.recipients] for event in read_events(text) if event.type == root
    ]
    assert expected in found, found


def test_an_office_is_part_of_who_somebody_is(read_events: ReadEvents) -> None:
    (event,) = read_events("Ann Lee, a spokeswoman for the ministry, met the envoy.")
    (actor,) = event.actors
    assert actor.name == "Ann Lee"
    assert actor.end == len("Ann Lee, a spokeswoman for the ministry")


def test_a_name_is_given_whole(read_events: ReadEvents) -> None:
    (event,) = read_events("The duke condemned the National Liberation Front.")
    assert [one.name for one in event.recipients] == ["National Liberation Front"]
