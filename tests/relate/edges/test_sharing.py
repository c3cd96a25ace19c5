"""Reports that share an owner, a picture or a quotation are tied, each tie of its kind; outlets here are invented."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.relate.readings import article, said
from twosource.model.item import Post
from twosource.relate import Relater, relate_readings
from twosource.relate.codebook import load_rulebook
from twosource.relate.edges.sharing import find_sharing

if TYPE_CHECKING:
    from twosource.model.ledger import Ledger
    from twosource.model.reading import Reading

RULES = replace(load_rulebook().edges, owners={"quay post": "Dorvath Holding", "lake radio": "Dorvath Holding"})
PICTURE = Post(0, 4, "Ann Lee", "ann_lee", media=("https://pictures.example/quay.jpg",))


def report(name: str, publisher: str, text: str, *, post: Post | None = None, hour: int = 10) -> Reading:
    made = article(name, text, publisher=publisher, published=f"2024-05-02T{hour}:00:00Z")
    return replace(made, posts=(post,)) if post else made


BURNED = "Two warehouses at the quay of Dorvath burned down before dawn on Thursday."
ALIGHT = "Before dawn on Thursday two warehouses burned down at the quay of Dorvath, nobody knows why."


def test_outlets_of_one_owner_are_tied_and_one_outlet_is_not_tied_to_itself() -> None:
    readings = [
        report("a1", "Quay Post", BURNED),
        report("a2", "Lake Radio", ALIGHT, hour=11),
        report("a3", "Quay Post", ALIGHT, hour=12),
        report("a4", "Harbour Dispatch", ALIGHT, hour=13),
    ]
    assert [(one.later, one.earlier, one.q) for one in find_sharing(readings, RULES)] == [("a2", "a1", RULES.owner)]
    assert find_sharing(readings, load_rulebook().edges) == []


def test_who_shows_a_picture_that_an_earlier_report_shows_may_have_it_from_there() -> None:
    readings = [report("a1", "Quay Post", BURNED, post=PICTURE), report("a2", "Oslet", ALIGHT, post=PICTURE, hour=11)]
    (tie,) = find_sharing(reversed(readings), RULES)
    assert (tie.later, tie.earlier, tie.kind, tie.q) == ("a2", "a1", "same picture", RULES.image)


def forms(ledger: Ledger) -> set[tuple[str, str, float]]:
    return {(edge.kind, edge.form, edge.q) for claim in ledger.claims for edge in claim.edges if edge.form}


def test_ties_stand_among_the_edges_of_a_claim() -> None:
    relater = Relater(replace(load_rulebook(), edges=RULES))
    relater.add(report("a1", "Quay Post", BURNED, post=PICTURE))
    relater.add(report("a2", "Lake Radio", ALIGHT, post=PICTURE, hour=11))
    assert forms(relater.ledger()) >= {("link", "owner", RULES.owner), ("text", "picture", RULES.image)}


def test_one_quotation_in_two_articles_is_one_speaker_and_no_copying() -> None:
    words = "the two warehouses at the quay burned down before dawn"
    readings = []
    for hour, (name, publisher, text) in enumerate(
        [
            (
                "a1",
                "Quay Post",
                f"Mayor Ilse Brandt said {words}. The fire brigade came late, and the wind was strong.",
            ),
            ("a2", "Harbour Dispatch", f"Nobody slept. At noon {words}, mayor Ilse Brandt said to reporters."),
        ],
        10,
    ):
        voice = said(1, text, words, ("Ilse Brandt", "person"), cue="said")
        readings.append(replace(report(name, publisher, text, hour=hour), statements=(voice,)))
    ledger = relate_readings(readings)
    assert ("text", "quotation", 0.0) in forms(ledger)
    claim = max(ledger.claims, key=lambda claim: len(claim.items))
    assert (claim.items, claim.origins) == (("a1", "a2"), 1)
