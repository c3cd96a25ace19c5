"""What a desk knows of owners and accounts changes what an origin is and what counts for less; all names invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.relate.readings import article, post
from twosource.model.affiliation import Affiliation
from twosource.model.item import Item
from twosource.model.reading import Reading
from twosource.relate import relate_readings
from twosource.relate.codebook import load_rulebook
from twosource.relate.edges.sharing import find_sharing
from twosource.relate.origins.affiliations import Affiliations, know, owner_told, written_for


def owned(name: str, owner: str = "Delta Media") -> Affiliation:
    return Affiliation(name, "owner", owner, "Company register", "2024-03-01")


def writes(name: str, outlet: str = "Quay Post") -> Affiliation:
    return Affiliation(name, "writes-for", outlet, "Masthead", "2024-04-30")


def origins_of(known: Affiliations, *readings: Reading) -> dict[str, str]:
    rules = replace(load_rulebook(), known=known)
    claims = relate_readings(readings, rulebook=rules).claims
    return {item: one.key for claim in claims for one in claim.origin_list for item in one.items}


FIRE = "Two warehouses at the quay of Dorvath burned down before dawn on Thursday."
KNOWN = know([writes("@Ann_Lee"), writes("quaypost.example")])


@pytest.mark.parametrize(
    ("text", "handle", "origin"),
    [
        (FIRE, "ann_lee", "outlet:quay post"),
        (FIRE, "ANN_LEE", "outlet:quay post"),
        (f"{FIRE} via @ann_lee", "tom_oslet", "outlet:quay post"),
        ("I can see two warehouses burning at the quay of Dorvath right now", "ann_lee", "witness:ann_lee"),
        ("Police: two warehouses at the quay of Dorvath burned down before dawn.", "ann_lee", "police"),
        (FIRE, "tom_oslet", "account:tom_oslet"),
    ],
)
def test_an_account_that_writes_for_an_outlet_stands_for_it(text: str, handle: str, origin: str) -> None:
    found = origins_of(KNOWN, post("p1", text, handle=handle, published="2024-05-02T10:00:00Z"))
    assert origin in found["p1"]


def test_who_shares_the_pages_of_an_outlet_credits_it() -> None:
    page = Item("a1", "article", FIRE, "sha256:0", url="https://www.quaypost.example/fire", published="2024-05-02")
    assert origins_of(KNOWN, Reading(page, FIRE)) == {"a1": "outlet:quay post"}
    assert origins_of(Affiliations(), Reading(page, FIRE)) == {"a1": "outlet:quaypost.example"}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Quay Post", ["a1"]),
        ("quay post", ["a1"]),
        ("@QuayPost", ["p1"]),
        ("quaypost.example", ["a2"]),
        ("BBC", ["a3"]),
    ],
)
def test_an_owner_is_found_by_the_name_account_or_host_of_its_outlet(name: str, found: list[str]) -> None:
    items = [
        article("a1", FIRE, publisher="Quay Post").item,
        post("p1", FIRE, handle="quaypost").item,
        replace(article("a2", FIRE).item, url="https://www.quaypost.example/fire"),
        article("a3", FIRE, publisher="BBC News").item,
    ]
    assert [item.id for item in items if owner_told(item, know([owned(name)]))] == found


def test_an_outlet_is_not_tied_to_its_own_reporter_but_to_its_sister() -> None:
    readings = [
        article("a1", FIRE, publisher="Quay Post", published="2024-05-02T10:00:00Z"),
        post("p1", FIRE, handle="ann_lee", published="2024-05-02T11:00:00Z"),
        article("a2", FIRE, publisher="Lake Radio", published="2024-05-02T12:00:00Z"),
    ]
    known = know([owned("Quay Post"), owned("Lake Radio", "delta media"), writes("@ann_lee")])
    (tie,) = find_sharing(readings, load_rulebook().edges, known)
    assert (tie.later, tie.earlier) == ("a2", "a1")
    told = "owner: delta media (Quay Post: Company register, 2024-03-01; Lake Radio: Company register, 2024-03-01)"
    assert tie.kind == told


def test_what_a_desk_knows_wins_over_the_codebook() -> None:
    rules = replace(load_rulebook().edges, owners={"quay post": "Old Holding", "lake radio": "Old Holding"})
    readings = [article("a1", FIRE, publisher="Quay Post"), article("a2", FIRE, publisher="Lake Radio")]
    assert len(find_sharing(readings, rules)) == 1
    assert find_sharing(readings, rules, know([owned("Lake Radio")])) == []


def test_the_later_told_counts_and_only_posts_have_writers() -> None:
    known = know([writes("@ann_lee", "Oslet"), writes("@ANN_LEE", "Quay Post")])
    found = written_for(post("p1", FIRE, handle="ann_lee").item, known)
    assert found is not None
    assert found.whom == "Quay Post"
    assert written_for(article("a1", FIRE, publisher="Oslet").item, known) is None
