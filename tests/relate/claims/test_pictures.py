"""Fact checks of pictures go in, the posts that they stand against come out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.relate.readings import article, post
from twosource.relate import relate_readings
from twosource.relate.claims.pictures import checks_picture
from twosource.relate.claims.units import find_units
from twosource.relate.codebook import load_rulebook

if TYPE_CHECKING:
    from twosource.model.ledger import Ledger
    from twosource.model.reading import Reading

SHOWN = "Bodies on the roof of Selm prison, terrible scenes from this morning"
CHECKED = "The photo of bodies on the roof is OLD. It was taken at another prison in Dorvath in 2021."


def showing(reading: Reading) -> Reading:
    """Give a post with a picture."""
    return replace(reading, item=replace(reading.item, media=("9_1",)))


def told() -> list[Reading]:
    """Two posts show a picture, a desk checks it."""
    return [
        showing(post("p1", SHOWN, handle="selm_now1", published="2026-05-02T08:00:00Z")),
        showing(post("p2", SHOWN + " 😢", handle="ana_ridge9", published="2026-05-02T08:10:00Z")),
        post("p3", CHECKED, handle="RidgeFactCheck", published="2026-05-02T10:00:00Z"),
    ]


def sides(ledger: Ledger, item: str) -> set[str]:
    """Give the sides on which an item stands."""
    return {one.side for claim in ledger.claims for one in claim.evidence if one.item == item}


@pytest.mark.parametrize(
    ("text", "checks"),
    [
        (CHECKED, True),
        ("This video does not show Selm. It shows a fire in Dorvath.", True),
        ("The footage was filmed in Dorvath in 2019, the desk found.", True),
        ("It was taken in Dorvath in 2021", True),
        ("Old footage shared as the attack on Selm", True),
        ("The video shows smoke over the market of Selm", False),
        ("Pictures from 2026 show the crater", False),
        ("The town was taken in 2021", False),
        ("Is this video really from Selm? Does it not show Dorvath?", False),
    ],
)
def test_a_check_says_that_a_picture_is_another(text: str, checks: bool) -> None:  # noqa: FBT001 - a case's answer
    (unit,) = find_units(post("p1", text, handle="a_b12", published="2026-05-02T10:00:00Z"), load_rulebook().claims)
    assert checks_picture(replace(unit, attitude="asks") if text.startswith("Is") else unit) is checks


def test_a_check_stands_against_the_posts_that_show_the_picture() -> None:
    ledger = relate_readings(told())
    (claim,) = [one for one in ledger.claims if "p1" in one.items]
    assert {"p1", "p2", "p3"} == set(claim.items)
    assert (sides(ledger, "p1"), sides(ledger, "p3")) == ({"for"}, {"against"})


def test_a_check_says_nothing_against_those_who_show_none() -> None:
    text = "Bodies lay on the roof of Selm prison, the prison service said."
    ledger = relate_readings(
        [article("a1", text, publisher="The Selm Courier", published="2026-05-02T07:00:00Z"), *told()]
    )
    (claim,) = [one for one in ledger.claims if "a1" in one.items]
    assert claim.against == 0


def test_without_a_picture_a_check_is_told_by_itself() -> None:
    ledger = relate_readings([replace(one, item=replace(one.item, media=())) for one in told()])
    assert sides(ledger, "p1") == {"for"}


def test_the_order_of_items_changes_nothing() -> None:
    assert relate_readings(told()) == relate_readings(reversed(told()))
