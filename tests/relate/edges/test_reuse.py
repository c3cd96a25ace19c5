"""Texts go in, who copies whom comes out: copy, edited copy, passage, and the same quotation, which is none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.relate.readings import article, post
from twosource.relate.edges.reuse import find_copying, load_edge_rules, trace_reading

if TYPE_CHECKING:
    from twosource.model.reading import Reading
    from twosource.relate.edges.reuse import Copying

WIRE = (
    "Shells fell on the grain market of Dorvath at dawn on Thursday, setting two warehouses alight and cutting the "
    "road to the river. Traders who had slept beside their lorries ran for the cellars of the old customs house. "
    "The mayor asked people to stay away from the quay, where a third warehouse was still burning at noon and nobody "
    "could say what it held."
)
OTHER = (
    "Farmers in the upper valley have begun to cut hay three weeks early this year, after a warm spring that also "
    "brought the first cherries to the stalls of Selm before the end of May. Prices are half of what they were, and "
    "the cooperative says that it cannot store what the villages bring down to the station every morning by cart."
)
QUOTE = (
    "“I have told the council again and again that this harbour cannot be held with forty men and two boats, and that "
    "whoever says otherwise has never stood on its wall in a winter storm with the enemy in sight”"
)


def copying(*readings: Reading) -> list[Copying]:
    rules = load_edge_rules()
    return find_copying([trace_reading(one, rules) for one in readings], rules)


def test_the_same_text_is_a_copy_of_the_earlier_one() -> None:
    found = copying(
        article("late", WIRE, published="2024-05-02T09:00:00Z"),
        article("early", WIRE, published="2024-05-02T06:00:00Z"),
    )
    assert [(one.later, one.earlier, one.kind, one.q) for one in found] == [("late", "early", "copy", 1.0)]


def test_a_text_that_takes_over_most_is_an_edited_copy() -> None:
    edited = f"{OTHER[:120]} {WIRE[:230]}"
    found = copying(article("early", WIRE, published="2024-05-02"), article("late", edited, published="2024-05-03"))
    assert [one.kind for one in found] == ["edited copy"]
    assert 0 < found[0].q < 1


def test_the_shared_stretch_is_kept_for_show() -> None:
    mixed = f"{OTHER} {WIRE[:140]}"
    found = copying(article("early", WIRE, published="2024-05-02"), article("late", mixed, published="2024-05-03"))
    assert mixed[found[0].start : found[0].end].startswith("Shells fell on the grain market")


def test_two_texts_of_their_own_share_nothing() -> None:
    assert copying(article("a", WIRE), article("b", OTHER)) == []


def test_the_same_quotation_is_the_same_speaker_not_the_same_article() -> None:
    found = copying(article("a", f"{WIRE} {QUOTE}, he said."), article("b", f"{OTHER} {QUOTE}, he said."))
    assert found == []


def test_a_post_is_a_copy_by_its_rare_words_not_by_common_ones() -> None:
    words = "Grain market of Dorvath burning after shells hit warehouses near quay"
    assert [one.kind for one in copying(post("a", words), post("b", f"{words}!!"))] == ["copy"]
    assert copying(post("a", "I love this so much today"), post("b", "I love this so much today")) == []


def test_a_hundred_copies_all_rest_on_an_earlier_one() -> None:
    found = copying(*(article(f"a{n:03}", WIRE, published=f"2024-05-02T00:{n % 60:02}:00Z") for n in range(60)))
    assert {one.later for one in found} == {f"a{n:03}" for n in range(1, 60)}
