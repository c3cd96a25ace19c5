"""Claims that were left apart are proposed to a person as one; what is here is invented."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.relate.readings import post
from twosource.model.ledger import Claim, Evidence, Ruling, StatusReason
from twosource.model.reading import Reading  # noqa: TC001 - pytest and Hypothesis read it
from twosource.relate import relate_readings
from twosource.relate.claims.near import Near, Neighbours, Pairs, ruled_apart
from twosource.relate.claims.rules import load_claim_rules
from twosource.relate.claims.units import find_units
from twosource.relate.rulings.orders import name_split

RULES = load_claim_rules()
CRANE = post("crane", "A crane fell onto a tugboat in Selm harbour, police say", handle="amber")
HOIST = post("hoist", "Tugboat crushed when crane toppled in Selm, says the harbour master", handle="birch")
BREAD = post("bread", "The bakers of Selm strike over the price of flour", handle="cedar")
SIX = post("six", "Six people died when the crane fell in Selm", handle="dune")
NINE = post("nine", "Nine people died when the crane fell in Selm", handle="elm")


def alone(reading: Reading, story: str = "selm") -> Claim:
    """A claim that one post makes."""
    unit = find_units(reading, RULES)[0]
    evidence = Evidence(reading.item.id, unit.spans, None, "for", None)
    reason = StatusReason("none", "")
    return Claim(reading.item.id, story, "?", reading.text, (evidence,), 0, 1, 0, "unattributed", reason, (), ())


def near_to(name: str, *readings: Reading, apart: Pairs = frozenset(), stories: str = "selm") -> list[Near]:
    claims = [alone(one, stories if one.item.id == name else "selm") for one in readings]
    units = [unit for one in readings for unit in find_units(one, RULES)]
    return list(Neighbours(claims, units, RULES, apart).near(name))


def test_what_is_worded_alike_comes_first_with_the_words_in_common() -> None:
    near = near_to("crane", CRANE, HOIST, BREAD)
    assert near[0].claim == "hoist"
    assert {"crane", "Tugboat"} <= set(near[0].words)
    assert "bread" not in {one.claim for one in near}


def test_two_numbers_for_one_thing_are_never_proposed_as_one() -> None:
    assert "nine" not in {one.claim for one in near_to("six", SIX, NINE, CRANE)}
    assert "crane" in {one.claim for one in near_to("six", SIX, NINE, CRANE)}


def test_what_happened_and_what_is_threatened_are_never_proposed_as_one() -> None:
    units = [unit for one in (CRANE, HOIST) for unit in find_units(one, RULES)]
    fell, feared = replace(alone(CRANE), realis="occurred"), replace(alone(HOIST), realis="threatened")
    assert Neighbours([fell, feared], units, RULES, frozenset()).near("crane") == ()


def test_what_a_person_told_apart_is_not_proposed_again() -> None:
    apart = frozenset({frozenset({"crane", "hoist"})})
    assert near_to("crane", CRANE, HOIST, apart=apart) == []
    split = Ruling("r1", "crane", "split", "two cranes", "Ada", "2024-05-14T10:00:00Z")
    assert ruled_apart({"crane": (split,)}) == {frozenset({"crane", name_split("r1")})}
    back = Ruling("r2", "crane", "undo", "one crane", "Ada", "2024-05-14T10:01:00Z", undoes="r1")
    assert ruled_apart({"crane": (split, back)}) == frozenset()


def test_what_stands_in_another_story_must_be_more_alike() -> None:
    here, elsewhere = near_to("crane", CRANE, HOIST)[0], near_to("crane", CRANE, HOIST, stories="other")
    assert not elsewhere or elsewhere[0].likeness < here.likeness


@given(st.lists(st.sampled_from([CRANE, HOIST, BREAD, SIX, NINE]), unique_by=lambda one: one.item.id, min_size=2))
def test_nearness_is_mutual_and_changes_nothing(readings: list[Reading]) -> None:
    before = relate_readings(readings)
    claims = [alone(one) for one in readings]
    units = [unit for one in readings for unit in find_units(one, RULES)]
    held = Neighbours(claims, units, RULES, frozenset())
    likeness = {(claim.id, one.claim): one.likeness for claim in claims for one in held.near(claim.id)}
    for (one, other), found in likeness.items():
        assert one != other
        assert abs(likeness.get((other, one), found) - found) < 1e-9
    assert relate_readings(readings) == before
