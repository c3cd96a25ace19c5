"""Outlets of the codebook go in; each name, account and address comes out as one outlet's alone."""

from __future__ import annotations

from collections import Counter

import pytest

from twosource.relate.origins.outlets import load_outlets, outlet_at, outlet_named, outlet_of_handle, reports_by_trade
from twosource.relate.origins.voices import root_of_account

MANY = 600


@pytest.mark.parametrize("field", ["handles", "domains"])
def test_an_account_and_an_address_belong_to_one_outlet(field: str) -> None:
    counted = Counter(form for outlet in load_outlets().outlets.values() for form in getattr(outlet, field))
    assert [form for form, many in counted.items() if many > 1] == []


def test_a_name_belongs_to_one_outlet() -> None:
    held = load_outlets().outlets
    counted = Counter(name for key, outlet in held.items() for name in {*outlet.names, key.lower()})
    assert [name for name, many in counted.items() if many > 1] == []
    assert all(name == name.lower() for name in counted)


def test_the_press_of_the_world_is_known() -> None:
    assert len(load_outlets().outlets) >= MANY
    assert outlet_named("the Straits Times") == "Straits Times"
    assert outlet_at("https://www.premiumtimesng.com/news/1.html") == "Premium Times"
    assert outlet_of_handle("@rtenews") == "RTÉ"


@pytest.mark.parametrize(
    "handle", ["ksdknews", "kmov", "WRAL5", "SelmCourier_News", "KXYZ", "SelmsPosten", "KanalDorvath", "dorvath_kurier"]
)
def test_a_call_sign_or_the_name_of_a_paper_reports(handle: str) -> None:
    assert reports_by_trade(handle)


@pytest.mark.parametrize("handle", ["kyle22", "willsmith", "wolf7", "kmovie_fan"])
def test_a_first_name_is_no_call_sign(handle: str) -> None:
    assert not reports_by_trade(handle)


@pytest.mark.parametrize(
    "handle",
    [
        "SelmPolice",
        "DorvathMFA",
        "SenIdaLund",
        "MayorOfSelm",
        "SelmFerries",
        "DorvathHealth",
        "LakeArmyPress",
        "SelmPD",
        "DefMinSelm",
        "SelmSjukhus",
        "SelmHydro",
    ],
)
def test_an_office_is_known_by_the_shape_of_its_name(handle: str) -> None:
    assert root_of_account(handle, credited=False).standing == "certain"


@pytest.mark.parametrize("handle", ["milla_k", "quiet_pine22", "DoctorPhil", "couch_general", "BlueSkies"])
def test_a_private_account_has_no_such_shape(handle: str) -> None:
    assert root_of_account(handle, credited=False).standing == "nobody"
