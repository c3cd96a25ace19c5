"""A name or a phrase goes in, what kind of voice it is comes out; every name here is invented."""

from __future__ import annotations

import pytest

from twosource.relate.origins.kinds import is_noun, kinds_of, load_kinds, noun_of
from twosource.relate.origins.voices import root_of_account, root_of_name


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("head teacher", "teacher"),
        ("Children's doctors", "medic"),
        ("two rail operators", "railway"),
        ("army source", "military"),
        ("chief of staff", "military"),
        ("aid group", "charity"),
        ("the priest himself", "cleric"),
        ("village elder", "elder"),
    ],
)
def test_a_phrase_tells_a_kind_by_its_end(phrase: str, kind: str) -> None:
    assert kind in noun_of(phrase).kinds


@pytest.mark.parametrize(
    ("handle", "kind"),
    [
        ("SelmRailways", "railway"),
        ("dr_ida_lund", "medic"),
        ("father_bo_selm", "cleric"),
        ("BomberosSelm", "rescue"),
        ("SelmWaterBoard", "utility"),
        ("RidgeFront", "rebels"),
    ],
)
def test_the_parts_of_a_handle_tell_a_kind(handle: str, kind: str) -> None:
    assert kind in kinds_of(root_of_account(handle, credited=True))


@pytest.mark.parametrize("named", ["Ida Lund", "Mayor Ilse Brandt", "my aunt"])
def test_who_has_a_name_or_is_somebodys_own_is_called_by_it(named: str) -> None:
    assert not is_noun(root_of_name(named))


def test_names_that_a_noun_holds_are_kept() -> None:
    assert noun_of("Selmian border guards").proper == {"selmian"}
    assert noun_of("Interior ministry").proper == frozenset()


def test_every_kind_that_a_list_names_is_a_kind() -> None:
    rules = load_kinds()
    assert rules.public | rules.folk <= rules.kinds.keys()
