"""What groups tell and the stories go in, a ledger comes out: each claim stands in the story of most of its items."""

from __future__ import annotations

from tests.relate.readings import article
from twosource.model.ledger import Story
from twosource.relate import relate_readings
from twosource.relate.placing import place_told, sort_by_group
from twosource.relate.relater import Told

TEXT = "Gunmen stormed the customs house of Dorvath at noon and took nine clerks hostage, the harbour guild said."
LEDGER = relate_readings([article(name, TEXT, publisher=f"{name} Post", published="2024-05-02") for name in "abc"])
GROUP = ("a", "b", "c")


def story(name: str, *items: str) -> Story:
    return Story(name, name, items, None, None)


def test_a_claim_stands_in_the_story_of_most_of_its_items() -> None:
    told = Told(GROUP, LEDGER.claims)
    placed = place_told([told], [story("one", "a", "x", "y"), story("two", "b", "c")])
    assert {claim.story for claim in placed.claims} == {"two"}
    assert [one.id for one in placed.stories] == ["one", "two"]


def test_claims_are_found_again_by_their_group() -> None:
    assert sort_by_group(LEDGER.claims, [("x",), GROUP]) == {("x",): [], GROUP: list(LEDGER.claims)}
