"""Names of a text: the model's and the gazetteer's together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.read.places.conftest import parse
from twosource.read.places import Gazetteer, find_entities, find_places

if TYPE_CHECKING:
    from twosource.model.reading import Entity

TEXT = "Amira Saleh left Kabul for the Hindu Kush. Afghan officers of the Northern Board waved at Saleh."
NAMES = (("Amira Saleh", "PER"), ("Kabul", "LOC"), ("Northern Board", "ORG"))


def entities(text: str, names: tuple[tuple[str, str], ...], gazetteer: Gazetteer) -> dict[str, Entity]:
    return {text[one.start : one.end]: one for one in find_entities(parse(text, names), gazetteer)}


def test_labels_tell_towns_from_land_and_peoples(gazetteer: Gazetteer) -> None:
    found = entities(TEXT, NAMES, gazetteer)
    assert found["Amira Saleh"].label == "PER"
    assert found["Kabul"].label == "GPE"
    assert found["Hindu Kush"].label == "LOC"
    assert found["Afghan"].label == "NORP"
    assert found["Northern Board"].label == "ORG"


def test_places_and_peoples_carry_a_link(gazetteer: Gazetteer) -> None:
    found = entities(TEXT, NAMES, gazetteer)
    assert found["Kabul"].link == "geonames:1138958"
    assert found["Afghan"].link == "geonames:1149361"
    assert found["Amira Saleh"].link is None


def test_a_surname_takes_the_full_name_unless_two_bear_it(gazetteer: Gazetteer) -> None:
    doc = parse(TEXT, NAMES)
    surname = doc.doc.char_span(TEXT.rindex("Saleh"), len(TEXT) - 1, label="PER")
    assert surname is not None
    doc.doc.ents = [*doc.doc.ents, surname]
    assert find_entities(doc, gazetteer)[-1].name == "Amira Saleh"


def test_places_already_found_are_taken_as_given(gazetteer: Gazetteer) -> None:
    parsed = parse(TEXT, NAMES)
    assert find_entities(parsed, gazetteer, find_places(parsed, gazetteer)) == find_entities(parsed, gazetteer)


def test_none_stands_inside_another(gazetteer: Gazetteer) -> None:
    text = "The Kabul Relief Board met in Kabul."
    found = find_entities(parse(text, (("Kabul Relief Board", "ORG"),)), gazetteer)
    assert [(text[one.start : one.end], one.label) for one in found] == [
        ("Kabul Relief Board", "ORG"),
        ("Kabul", "GPE"),
    ]
