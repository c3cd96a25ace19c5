"""A text goes in, its counts with their bounds come out, at the places where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.relate.claims.counts import Count, find_counts

COUNTED = [
    ("At least two people have died", [("dead", "at least 2")]),
    ("up to 30 feared dead", [("dead", "at most 30")]),
    ("15-25 hostages on the upper floor", [("hostage", "15 to 25")]),
    ("The death toll rose to 12", [("dead", "12")]),
    ("killing 11 and wounding 20 others", [("dead", "11"), ("hurt", "20")]),
    ("he had seen the bodies of four inmates", [("dead", "4")]),
    ("the deaths of at least five miners", [("dead", "at least 5")]),
    ("Three aid workers have been missing since Tuesday", [("miss", "3")]),
    ("65 martyrs so far", [("dead", "65")]),
    ("whoever sits on our land after six will be removed", []),
    ("the talks are off if nobody comes by eight tonight", []),
    ("I counted nine in the last hour, nine last week", []),
    ("the strike killed 12 by Monday", [("dead", "12")]),
    ("more than 1,200 troops", [("soldier", "at least 1201")]),
    ("about 80 hostages", [("hostage", "72 to 88")]),
    ("three hostages escaped", [("flee", "3")]),
    ("two guards and a cook have escaped", [("flee", "3")]),
    ("at least two boys and a girl died", [("dead", "at least 3")]),
    ("12 killed and a bridge destroyed", [("dead", "12")]),
    ("Toll in Selm fire soars to forty, mayor says", [("dead", "40")]),
    ("Number of wounded goes up to 19, medics say", [("hurt", "19")]),
    ("The toll could go up to 30 dead", [("dead", "at most 30")]),
    ("Volunteers: number of dead in Selm at twenty-six", [("dead", "26")]),
    ("Toll among the wardens up from one to four, council says", [("dead", "4")]),
    ("Group puts number of slain guards at seven", [("dead", "7")]),
    ("Arrest total now up to 31, per clerk", [("arrest", "31")]),
    ("Pier fall: dead now 26, mayor", [("dead", "26")]),
    ("Injured in Selm: 7. Fatalities: 0.", [("hurt", "7")]),
    ("We mourn the death of five of our men", [("dead", "5")]),
    ("300+ bodies", [("dead", "at least 300")]),
    ("I can see people coming out of the side door. 2-3 people. Too dark", [("flee", "2 to 3")]),
    ("Shots at the depot. Five people. More soon", [("peopl", "5")]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED, ids=[text for text, _ in COUNTED])
def test_a_count_has_its_bounds(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(count.what, count.words()) for count in find_counts(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "flight 4410 took off at 09:13 in 2019",
        "They have 4 hours to surrender",
        "24 h to get out of Selm",
        "The blast came shortly after eight in the morning",
        "#T72 and $500 and 12pm",
        "SELM, May 12 (Harbour Wire)",
        "one of the last strongholds",
    ],
)
def test_times_codes_and_money_are_no_counts(text: str) -> None:
    assert [count for count in find_counts(text) if count.what in ("dead", "hurt", "hostage", "flee")] == []


def test_at_least_ten_contains_twelve_and_excludes_nine() -> None:
    ten = Count("dead", 10, None, 0, 0)
    assert ten.contains(Count("dead", 12, 12, 0, 0))
    assert not ten.disjoint(Count("dead", 12, 12, 0, 0))
    assert ten.disjoint(Count("dead", 9, 9, 0, 0))


def test_a_number_and_two_ends_round_it_are_one() -> None:
    three, either = Count("flee", 3, 3, 0, 0), Count("flee", 2, 3, 0, 0)
    assert either.is_one_with(three)
    assert three.is_one_with(either)
    assert not either.is_one_with(Count("flee", 4, 4, 0, 0))
    assert not Count("flee", 2, None, 0, 0).is_one_with(three)
    assert not Count("flee", 0, 5, 0, 0).is_one_with(three)
    assert not Count("flee", 3, 40, 0, 0).is_one_with(three)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_every_count_slices_to_its_number(text: str) -> None:
    for count in find_counts(text):
        assert text[count.start : count.end].strip()
        assert any(letter.isalnum() for letter in text[count.start : count.end])


@pytest.mark.parametrize(
    ("text", "what", "number"),
    [
        ("The number of nurses killed in the strike on Selm has risen to five", "dead", 5),
        ("The death toll from the strike has climbed to 12, police said", "dead", 12),
        ("The toll stands at 40", "dead", 40),
        ("The number of wounded reached 31 on Monday", "hurt", 31),
    ],
)
def test_what_has_grown_to_a_number_is_counted_by_it(text: str, what: str, number: int) -> None:
    (count,) = find_counts(text)
    assert (count.what, count.low, count.high) == (what, number, number)


@pytest.mark.parametrize(
    "text",
    [
        "Prices have risen to 40",
        "Nine people were killed when up to 40 gunmen attacked",
        "Five people were killed as the heat reached 40 degrees",
    ],
)
def test_what_has_grown_beside_the_dead_counts_none_of_them(text: str) -> None:
    assert not [one for one in find_counts(text) if one.what == "dead" and 40 in (one.low, one.high)]


@pytest.mark.parametrize(
    "text",
    [
        "I am two streets away",
        "The blast was three villages away from us",
        "Vita beat Lupopo 2-1 in Lubumbashi",
        "Waves up to 2 metres",
    ],
)
def test_a_distance_a_score_and_a_measure_count_nothing(text: str) -> None:
    assert not find_counts(text)
