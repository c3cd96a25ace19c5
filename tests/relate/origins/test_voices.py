"""A voice goes in, what it can prove comes out."""

from __future__ import annotations

import pytest

from twosource.relate.origins.bounds import merge_roots
from twosource.relate.origins.outlets import outlet_at, outlet_in_tag, outlet_named, outlet_of_handle, reports_by_trade
from twosource.relate.origins.voices import Root, may_be_same, root_of_account, root_of_name

STANDINGS = [
    ("police", None, "certain"),
    ("Mayor Ilse Brandt", "person", "certain"),
    ("Red Lantern", "organisation", "certain"),
    ("the interior minister", None, "certain"),
    ("Reuters", None, "may-overlap"),
    ("Selm Times", "organisation", "may-overlap"),
    ("a witness", "unnamed-person", "certain"),
    ("a spokesman", "unnamed-person", "may-overlap"),
    ("officials", "unnamed-group", "may-overlap"),
    ("a police source", None, "may-overlap"),
    ("local media", None, "may-overlap"),
    ("@some_reader", None, "may-overlap"),
    ("reports", None, "nobody"),
    ("Tuesday evening", "person", "nobody"),
    ("…", None, "nobody"),
    ("US official", None, "may-overlap"),
    ("the incident report", None, "may-overlap"),
    ("Selm residents", None, "certain"),
    ("Lake Guard", "organisation", "certain"),
    ("Ann Lee of the Dockers' Union", "person", "certain"),
    ("the Sons of Marra", "unnamed-group", "certain"),
    ("Harbour Officials", "organisation", "certain"),
]


@pytest.mark.parametrize(("name", "kind", "standing"), STANDINGS, ids=[name for name, _, _ in STANDINGS])
def test_a_voice_stands_for_what_it_can_prove(name: str, kind: str | None, standing: str) -> None:
    assert root_of_name(name, kind).standing == standing


def test_a_private_account_that_speaks_itself_is_nobody() -> None:
    assert root_of_account("some_reader", credited=False).standing == "nobody"
    assert root_of_account("SelmPolice", credited=False).standing == "certain"
    assert root_of_account("AnnaLeeBBC", credited=False).key == "outlet:BBC"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("police", "Selm police", True),
        ("police", "Police Chief Ann Lee", True),
        ("Mayor Ilse Brandt", "Brandt", True),
        ("Selm Airways", "Selm Airways CEO Ida Roth", True),
        ("police", "the army", False),
        ("Ann Lee of the Dockers' Union", "Ann Lee", True),
        ("Jon Hald of the Red Lantern", "Red Lantern", True),
        ("Ann Lee of the Lake Guard", "Jon Hald of the Lake Guard", False),
        ("Sons of Marra", "Sons of Sever", False),
        ("Sons of Marra", "a witness", False),
        ("Mayor Ilse Brandt", "Mayor Jon Hald", False),
        ("General Ann Lee", "General Odd Vik", False),
        ("a witness", "police", False),
        ("a witness", "the interior minister", False),
        ("a witness", "a neighbour", True),
        ("a witness", "Ann Lee", True),
        ("Chief Vik", "police", True),
        ("Chief Vik", "hospital", False),
    ],
)
def test_two_voices_may_be_one(one: str, other: str, *, same: bool) -> None:
    assert may_be_same(root_of_name(one), root_of_name(other)) is same
    assert may_be_same(root_of_name(other), root_of_name(one)) is same


def test_an_outlet_is_known_by_name_handle_and_address() -> None:
    assert outlet_named("the Associated Press") == "AP"
    assert outlet_of_handle("@AFP") == "AFP"
    assert outlet_at("https://www.bbc.co.uk/news/1") == "BBC"
    assert outlet_at("http://[broken") is None
    assert outlet_named("Nobody's Gazette") is None


def test_a_call_sign_or_a_trade_in_the_handle_reports() -> None:
    assert reports_by_trade("KXYZ")
    assert reports_by_trade("SelmValleyNews")
    assert outlet_in_tag("Three boats gone #Selm #9News") == "Nine Network (9News)"
    assert outlet_in_tag("It is #time to go #Selm") is None
    assert not reports_by_trade("selmvalley_mum")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Ridge Army", "the Sever general staff", False),
        ("the Ridge Army", "Ridge Army spokesman Odd Vik", True),
        ("the army", "the Ridge Army", True),
        ("Selm police", "Dorvath police", True),
    ],
)
def test_two_armies_are_two_voices(one: str, other: str, *, same: bool) -> None:
    assert may_be_same(root_of_name(one), root_of_name(other)) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (root_of_account("SelmFireDept", credited=False), root_of_name("firefighters")),
        (root_of_account("RidgeArmyPress", credited=False), root_of_name("Ridge Army")),
        (root_of_account("SelmFerries", credited=False), root_of_name("Selm Ferries")),
        (root_of_name("deputy mayor of Selm"), root_of_name("deputy mayor Olena Marsh")),
        (root_of_name("Brandt"), root_of_name("Mayor Ilse Brandt")),
    ],
    ids=lambda root: root.label,
)
def test_two_names_of_one_voice_are_counted_once(one: Root, other: Root) -> None:
    assert len({root.key for root in merge_roots([one, other]).values()}) == 1


def test_an_army_beside_two_armies_is_neither() -> None:
    armies = [root_of_name(name) for name in ("Ridge Army", "Sever Army", "the army")]
    assert len({root.key for root in merge_roots(armies).values()}) == len(armies)
