"""How many: figures, words and bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.read.events.conftest import ReadEvents

COUNTS = (
    ("Gunmen killed 12 farmers.", "killed", 12, 12),
    ("Gunmen killed at least 12 farmers.", "killed", 12, None),
    ("Gunmen killed no fewer than twelve farmers.", "killed", 12, None),
    ("Gunmen killed more than 10 farmers.", "killed", 11, None),
    ("Gunmen killed over 100 farmers.", "killed", 101, None),
    ("Gunmen killed up to 40 farmers.", "killed", None, 40),
    ("Gunmen killed as many as 40 farmers.", "killed", None, 40),
    ("Gunmen killed fewer than 10 farmers.", "killed", None, 9),
    ("Gunmen killed a dozen farmers.", "killed", 12, 12),
    ("Several hundred people were killed.", "killed", 300, None),
    ("A few hundred people were killed.", "killed", 200, None),
    ("Hundreds of thousands have been displaced.", "displaced", 200000, None),
    ("Tens of thousands of people fled the city.", "displaced", 20000, None),
    ("Both pilots were killed.", "killed", 2, 2),
    ("The blast hurt a guard and injured more than 60.", "injured", 61, None),
    ("Rebels burned a bus and captured six others.", "arrested", 6, 6),
    ("Gunmen killed two dozen farmers.", "killed", 24, 24),
    ("Gunmen killed dozens of farmers.", "killed", 24, None),
    ("Gunmen killed hundreds of farmers.", "killed", 200, None),
    ("Gunmen killed several farmers.", "killed", 3, None),
    ("Gunmen killed 10 to 12 farmers.", "killed", 10, 12),
    ("Gunmen killed between 10 and 12 farmers.", "killed", 10, 12),
    ("Gunmen killed 10-12 farmers.", "killed", 10, 12),
    ("Gunmen killed about 50 farmers.", "killed", 45, 55),
    ("Gunmen killed 1,200 farmers.", "killed", 1200, 1200),
    ("Gunmen killed two hundred and fifty farmers.", "killed", 250, 250),
    ("Thirty-two farmers were killed by gunmen.", "killed", 32, 32),
    ("The blast injured 30 people.", "injured", 30, 30),
    ("Police arrested seven students.", "arrested", 7, 7),
    ("Bandits kidnapped three nurses.", "abducted", 3, 3),
)


@pytest.mark.parametrize(("text", "what", "low", "high"), COUNTS)
def test_a_count_is_read_with_its_bounds(
    text: str, what: str, low: int | None, high: int | None, read_events: ReadEvents
) -> None:
    numbers = [number for event in read_events(text) for number in event.numbers]
    assert [(one.what, one.low, one.high) for one in numbers] == [(what, low, high)]


def test_two_counts_of_one_sentence_stay_apart(read_events: ReadEvents) -> None:
    text = "A bomb killed 12 people and wounded at least 30 others in Baidoa."
    numbers = [number for event in read_events(text) for number in event.numbers]
    assert [(one.what, one.low, one.high) for one in numbers] == [("killed", 12, 12), ("injured", 30, None)]
    assert [text[one.start : one.end] for one in numbers] == ["12", "at least 30"]


def test_what_is_counted_may_be_left_out(read_events: ReadEvents) -> None:
    text = "Gunmen killed 12, wounding at least 30."
    events = read_events(text)
    numbers = [(one.what, one.low, one.high) for event in events for one in event.numbers]
    assert numbers == [("killed", 12, 12), ("injured", 30, None)]
    assert [[text[one.start : one.end] for one in event.recipients] for event in events] == [["12"], ["at least 30"]]


def test_each_kind_of_victim_has_its_count(read_events: ReadEvents) -> None:
    text = "At least five soldiers and a dozen civilians were killed in the shelling of Marwa."
    (event,) = read_events(text)
    assert [text[one.start : one.end] for one in event.recipients] == ["At least five soldiers", "a dozen civilians"]
    assert [(one.low, one.high) for one in event.numbers] == [(5, None), (12, 12)]


def test_the_dead_that_an_attack_leaves_are_counted(read_events: ReadEvents) -> None:
    text = "An attack on a market left 10 dead and more than 20 wounded."
    numbers = [(one.what, one.low, one.high) for event in read_events(text) for one in event.numbers]
    assert numbers == [("killed", 10, 10), ("injured", 21, None)]


def test_a_year_is_no_count(read_events: ReadEvents) -> None:
    assert [event.numbers for event in read_events("Gunmen killed farmers in 2001.")] == [()]


def test_one_beside_others_that_are_numbered_is_counted(read_events: ReadEvents) -> None:
    (event,) = read_events("The strike killed a mother and her two children.")
    assert [(one.low, one.high) for one in event.numbers] == [(1, 1), (2, 2)]
