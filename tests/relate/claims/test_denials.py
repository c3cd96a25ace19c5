"""Accusations and denials in different words go in; each denial comes out against what it denies, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.relate.readings import article, event, said
from twosource.model.item import Item
from twosource.model.reading import Reading
from twosource.relate import relate_readings
from twosource.relate.claims.agreeing import agreement
from twosource.relate.claims.denials import part_negations
from twosource.relate.claims.rules import load_claim_rules
from twosource.relate.claims.units import find_units

if TYPE_CHECKING:
    from twosource.model.ledger import Claim
    from twosource.model.reading import VoiceKind

CHARGE = "The harbour union accused the army of carrying out the attack on the quay of Selm."
DENIAL = "“Our forces carried out no strikes in the area,” the army said."


def charge(published: str = "2024-05-02T10:00:00Z") -> Reading:
    content = "the army of carrying out the attack on the quay of Selm"
    return article(
        "a1",
        CHARGE,
        publisher="Quay Post",
        published=published,
        statements=(said(1, CHARGE, content, ("The harbour union", "organisation"), cue="accused"),),
        events=(event(1, CHARGE, "ASSAULT", "attack", statements=("s1",), actor="the army", recipient="the quay"),),
    )


def denial(published: str = "2024-05-02T18:00:00Z") -> Reading:
    return article(
        "a2",
        DENIAL,
        publisher="Lake Radio",
        published=published,
        statements=(said(1, DENIAL, "Our forces carried out no strikes in the area", ("the army", "organisation")),),
        events=(event(1, DENIAL, "ASSAULT", "strikes", statements=("s1",), actor="Our forces", realis="denied"),),
    )


def other() -> Reading:
    words = "The harbour union said the quay of Selm was under attack and the army in the area fled the strikes."
    content = "the quay of Selm was under attack and the army in the area fled the strikes"
    return article(
        "a3",
        words,
        publisher="Quay Post",
        published="2024-05-02T12:00:00Z",
        statements=(said(1, words, content, ("The harbour union", "organisation")),),
        events=(event(1, words, "RETREAT", "fled", statements=("s1",), actor="the army"),),
    )


def claims_of(*readings: Reading) -> tuple[Claim, ...]:
    return relate_readings([*readings, other()]).claims


def test_the_accused_denies_in_other_words() -> None:
    accused = next(claim for claim in claims_of(charge(), denial()) if "a1" in claim.items)
    assert (accused.status, accused.origins, accused.against) == ("denied", 1, 1)
    assert {"a1", "a2"} <= set(accused.items)


def test_a_denial_of_another_week_denies_something_else() -> None:
    accused = next(claim for claim in claims_of(charge(), denial("2024-05-20T18:00:00Z")) if "a1" in claim.items)
    assert (accused.status, accused.against) == ("single-source", 0)


def test_what_is_called_a_lie_is_no_claim_beside_its_denial() -> None:
    text = "The army denied that it had shelled the quay, calling the reports lies by the union."
    voice: tuple[str, VoiceKind] = ("The army", "organisation")
    statements = (
        said(1, text, "it had shelled the quay", voice, cue="denied", stance="denies"),
        said(2, text, "the reports lies by the union", voice, cue="calling"),
    )
    assert not [
        claim for claim in claims_of(article("a4", text, publisher="C", statements=statements)) if "lies" in claim.value
    ]


def test_a_text_in_other_letters_makes_no_claim() -> None:
    text = "Міський голова повідомив, що міст зачинено."
    for kind in ("article", "post"):
        item = Item("u1", kind, text, "", handle="misto" if kind == "post" else None)
        assert relate_readings([Reading(item, text)]).claims == ()
    german = Item("g1", "article", "Die Brücke ist gesperrt, sagte der Bürgermeister.", "", language="de")
    assert relate_readings([Reading(german, german.text)]).claims == ()


def denied(name: str, voice: str, content: str, act: str) -> Reading:
    words, who = f"{voice} said that {content}.", content.partition(" did")[0]
    return article(
        name,
        f"{words} The quay of Selm was attacked on Thursday.",
        publisher=f"Paper {name}",
        published="2024-05-02T18:00:00Z",
        statements=(said(1, words, content, (voice, "organisation")),),
        events=(event(1, words, "ASSAULT", act, statements=("s1",), actor=who, realis="denied"),),
    )


def test_one_side_denies_one_thing_in_whatever_words() -> None:
    readings = (
        denied("d1", "Moscow", "its forces did not shell the fishing harbour of Selm", "shell"),
        denied("d2", "Russia's defence ministry", "no crew did open up on Selm that night", "open up"),
    )
    (claim,) = (one for one in claims_of(*readings) if one.against)
    assert (claim.origins, claim.against, set(claim.items)) == (0, 1, {"d1", "d2"})
    assert claim.question.startswith("Was there an attack (“shell”) by Moscow’s forces")
    assert claim.value == "The opposite of “its forces did not shell the fishing harbour of Selm”"


def test_two_sides_deny_two_things() -> None:
    readings = (
        denied("d1", "Moscow", "its forces did not shell the fishing harbour of Selm", "shell"),
        denied("d2", "Ukraine's general staff", "no crew did open up on Selm that night", "open up"),
    )
    assert sorted(one.against for one in claims_of(*readings) if one.against) == [1, 1]


def test_who_denies_goes_on_denying() -> None:
    words = (
        "Russia's defence ministry said that its troops did not shell Selm. “We did not fire in that sector,” it said."
    )
    first, second = "its troops did not shell Selm", "We did not fire in that sector"
    voice: tuple[str, VoiceKind] = ("Russia's defence ministry", "organisation")
    reading = article(
        "d1",
        words,
        publisher="Paper",
        published="2024-05-02T18:00:00Z",
        statements=(said(1, words, first, voice), said(2, words, second, voice)),
        events=(event(1, words, "ASSAULT", "shell", statements=("s1",), actor="its troops", realis="denied"),),
    )
    assert not [one for one in claims_of(reading) if one.origins and "fire" in one.value]


def told(name: str, content: str) -> Reading:
    """A report in which the mayor says something."""
    text = f"The mayor of {name} said that {content}."
    return article(name, text, publisher=name, published="2026-03-05T08:00:00Z",
                   statements=(said(1, text, content, (f"The mayor of {name}", "person"), cue="said"),))  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "parted"),
    [
        ("the Sons of Selm claim the raid on the store", "the air force did not fly on Tuesday", True),
        ("the bridge at Selm was blown up on Tuesday", "the bridge at Selm was not blown up on Tuesday", False),
        ("the bridge at Selm was blown up on Tuesday", "the bridge at Selm was blown up by rebels", False),
    ],
)
def test_what_is_not_so_of_something_else_is_parted(one: str, other: str, *, parted: bool) -> None:
    rules = load_claim_rules()
    units = [
        unit for name, content in (("Selm", one), ("Orr", other)) for unit in find_units(told(name, content), rules)
    ]
    places = list(range(len(units)))
    groups = part_negations(units, [places], agreement(units, rules))
    assert groups == ([[0], [1]] if parted else [places])
