"""Reports go in, what their sentences say of one another comes out: charges denied by a word, reports taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.relate.readings import article, said, span
from twosource.model.item import Item
from twosource.relate.claims.completing import complete_units
from twosource.relate.claims.units import find_units
from twosource.relate.codebook import load_rulebook
from twosource.relate.origins.voices import may_be_same, root_of_name

if TYPE_CHECKING:
    from twosource.model.reading import Reading
    from twosource.read.reader import Reader
    from twosource.relate.claims.units import Unit


def units_of(reading: Reading) -> tuple[Unit, ...]:
    """Read the units of an item."""
    return complete_units(find_units(reading, load_rulebook().claims), reading)


def read(reader: Reader, text: str, **told: str) -> tuple[Unit, ...]:
    """Read the units of one story of a paper's, or of a post."""
    item = Item("a1", told.pop("kind", "article"), text, "", **({"publisher": "The Selm Courier"} | told))  # type: ignore[arg-type]
    return units_of(next(iter(reader.read([item]))))


@pytest.mark.parametrize(
    ("charged", "denial", "who"),
    [
        ("Rebels accused the army of shelling a school.", "The army denied it.", "army"),
        ("Villagers said that soldiers had burned down a house.", "The army denied any involvement.", "army"),
        ("The mayor said police shot dead two protesters.", "Police denied the claim.", "police"),
        ("Residents said that the army had shelled the market.", "The army dismissed the charges as baseless.", "army"),
        ("Police said that the mayor had been killed.", "This was wrong, the hospital said.", "hospital"),
    ],
)
def test_who_denies_it_denies_the_charge_before(reader: Reader, charged: str, denial: str, who: str) -> None:
    text = f"{charged} {denial}"
    (charge, answer) = read(reader, text)
    assert (charge.attitude, answer.attitude) == ("asserts", "denies")
    assert answer.chain.root.label == who
    assert answer.tokens == charge.tokens
    assert answer.slots.realis == {"denied"}
    assert answer.text == text[answer.spans[0].start : answer.spans[0].end] == denial


def test_who_denies_what_nobody_charges_denies_nothing() -> None:
    text = "The sun rose over Selm. The army denied it."
    reading = article(
        "a1", text, statements=(said(1, text, "it", ("army", "organisation"), cue="denied", stance="denies"),)
    )
    assert not [one for one in units_of(reading) if one.attitude == "denies"]


@pytest.mark.parametrize(
    "text",
    [
        "The Selm Courier withdraws its report that the mayor had been shot.",
        "The Selm Courier has retracted a story that claimed that the mayor had been shot.",
        "The Selm Courier reported on Monday that the mayor had been shot. The report was wrong.",
        "We reported earlier that the mayor had been shot. This turned out to be false.",
        "Correction: This article originally said that the mayor had been shot.",
    ],
)
def test_a_paper_takes_back_what_it_had_reported(reader: Reader, text: str) -> None:
    told = next(one for one in read(reader, text) if "mayor had been shot" in one.text)
    assert told.attitude == "denies"
    assert told.chain.retracts
    assert told.chain.root.label.endswith("Selm Courier")


def test_a_paper_tells_that_another_takes_back_its_report(reader: Reader) -> None:
    told = read(reader, "Northern Radio withdrew its report that the mayor had been shot, it said on Monday.")
    sides = {(one.attitude, one.chain.root.label, one.chain.retracts) for one in told}
    assert sides == {("denies", "Northern Radio", False)}


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of this story gave the death toll as 41.",
        "An earlier version of this story wrongly put the toll at 41.",
        "This article originally said that 41 people had died.",
    ],
)
def test_an_earlier_version_gave_a_number_that_is_taken_back(reader: Reader, text: str) -> None:
    (told,) = read(reader, text)
    assert (told.attitude, told.chain.retracts) == ("denies", True)
    assert [(count.what, count.low) for count in told.slots.counts] == [("dead", 41)]


def test_who_pulls_out_takes_nothing_back(reader: Reader) -> None:
    told = read(reader, "The army pulled its troops out of the town, the mayor said.")
    assert {one.attitude for one in told} == {"asserts"}


@pytest.mark.parametrize(
    ("handle", "author", "office"),
    [
        ("SelmRedCrescent", "Red Crescent Society of Tajikistan", "The Red Crescent"),
        ("TajBorderArmy", "Border Command of Tajikistan", "Tajikistan"),
        ("MoH_KG", "Ministry of Health of Kyrgyzstan", "Kyrgyz health ministry"),
    ],
)
def test_an_office_and_its_account_may_be_one_voice(reader: Reader, handle: str, author: str, office: str) -> None:
    text = "Our people are sheltering 4,300 evacuees in schools tonight."
    (told,) = read(reader, text, kind="post", handle=handle, author=author)
    assert may_be_same(told.chain.root, root_of_name(office, "organisation"))


def test_what_would_be_is_no_toll(reader: Reader) -> None:
    (told,) = read(reader, '"If the army is still here at eight, one of them dies," a masked man said in a video.')
    assert told.slots.counts == ()
    (told,) = read(reader, '"Two of them died when the army came," a masked man said in a video.')
    assert [(count.what, count.low) for count in told.slots.counts] == [("dead", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "A group that calls itself the Ridge Brigade claimed responsibility on Monday for the fire at a school.",
        "The Ridge Brigade claimed responsibility on its channel for the fire at a school.",
    ],
)
def test_a_deed_is_claimed_with_what_it_was(reader: Reader, text: str) -> None:
    (told,) = read(reader, text)
    assert told.attitude == "asserts"
    assert "the fire at a school" in told.text
    assert "Ridge Brigade" in told.chain.root.label


def test_units_stay_in_order_of_place() -> None:
    text = "Rebels shelled a school, the mayor said. The army denied it."
    statements = (
        said(1, text, "it", ("army", "organisation"), cue="denied", stance="denies"),
        said(2, text, "Rebels shelled a school", ("the mayor", "person"), cue="said"),
    )
    found = units_of(article("a1", text, statements=statements))
    assert [one.order for one in found] == list(range(len(found)))
    assert found[0].spans == (span(text, "Rebels shelled a school"),)
