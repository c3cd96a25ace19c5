"""What one item leaves open, the other items of its story settle; what its own words settle stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.read.places.conftest import parse
from twosource.model.reading import Reading
from twosource.read.places import Gazetteer, find_places, look_around, settle_by_story

if TYPE_CHECKING:
    from twosource.model.reading import Place


def read(key: str, text: str, gazetteer: Gazetteer) -> Reading:
    item = replace(parse(text).item, id=key)
    return Reading(item, text, places=find_places(parse(text), gazetteer))


OPEN = "Shells fell on San Pedro at dawn, a nurse said."
BESIDE = (
    "Fighting went on in Soubré and Abidjan, Ivory Coast.",
    "Families fled from Sassandra and Abidjan in Ivory Coast.",
)


def settle(text: str, others: tuple[str, ...], gazetteer: Gazetteer) -> tuple[Reading, list[Place]]:
    readings = [read(str(number), one, gazetteer) for number, one in enumerate((text, *others))]
    return readings[0], list(settle_by_story(readings[0], look_around(readings), gazetteer))


def test_a_name_that_its_item_leaves_open_lies_where_its_story_lies(gazetteer: Gazetteer) -> None:
    alone, settled = settle(OPEN, BESIDE, gazetteer)
    assert [place.lat for place in alone.places] == [None]
    (place,) = settled
    assert (OPEN[place.start : place.end], place.country) == ("San Pedro", "CI")
    assert place.reason is not None
    assert place.reason.startswith("other items of the story speak of ")


def test_a_name_that_only_its_size_tells_lies_where_its_story_lies(gazetteer: Gazetteer) -> None:
    beside = ("Shooting in Beirut and Zahle, Lebanon.", "Soldiers came from Zgharta and Batroun, Lebanon.")
    alone, settled = settle("Shells fell on Tripoli at dawn, a nurse said.", beside, gazetteer)
    assert [place.country for place in alone.places] == ["LY"]
    assert [place.country for place in settled] == ["LB"]


def test_its_own_words_outweigh_the_story(gazetteer: Gazetteer) -> None:
    told = "Shells fell on San Pedro, Paraguay, at dawn, a nurse in Asunción said."
    _, settled = settle(told, BESIDE, gazetteer)
    assert settled == []


def test_a_story_that_lies_elsewhere_settles_nothing(gazetteer: Gazetteer) -> None:
    _, settled = settle(OPEN, ("The harbour of Reykjavik was closed.",), gazetteer)
    assert settled == []


def test_an_item_is_no_context_of_itself(gazetteer: Gazetteer) -> None:
    one = read("1", OPEN, gazetteer)
    assert list(settle_by_story(one, look_around([one]), gazetteer)) == []


def test_the_order_of_the_items_does_not_matter(gazetteer: Gazetteer) -> None:
    readings = [read(str(number), text, gazetteer) for number, text in enumerate((OPEN, *BESIDE))]
    found = {tuple(settle_by_story(readings[0], look_around(order), gazetteer)) for order in (readings, readings[::-1])}
    assert len(found) == 1
