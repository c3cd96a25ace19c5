"""What people ruled stays so: when items come later, when all is related anew, and when a ruling is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.relate.readings import article, post, said, span
from twosource.model.ledger import Correction, Location, Pointer, Ruling, Teller
from twosource.model.reading import Deadline, Place, Time
from twosource.relate import Relater, relate_readings
from twosource.relate.rulings.finding import find_again
from twosource.relate.rulings.orders import give_orders, name_split
from twosource.relate.rulings.readings import correct_reading
from twosource.relate.rulings.standing import standing, undoable

if TYPE_CHECKING:
    from twosource.model.ledger import Claim, Ledger, RulingKind
    from twosource.model.reading import Reading

BRIDGE = "The bridge at Dorvath has fallen into the river, the governor said."
CROSSING = "Lorries queue at the eastern bank since the old viaduct gave way under them, the ferryman said."
MARKET = "Shells hit the grain market of Velan at dawn, a trader said."


def told(name: str, text: str, who: str, day: int = 2, kind: str = "person") -> Reading:
    content = text.rsplit(",", 1)[0]
    statement = said(1, text, content, (who, kind), cue="said")  # type: ignore[arg-type]
    published = f"2024-05-{day:02d}T08:00:00Z"
    return article(name, text, publisher=f"Paper {name}", published=published, statements=(statement,))


CASE = (told("b1", BRIDGE, "the governor"), told("c1", CROSSING, "the ferryman", 3), told("m1", MARKET, "a trader"))
LATE = told("b2", "The bridge at Dorvath has fallen into the river, a driver said.", "a driver", 4)
EARLY = told("b0", "The bridge at Dorvath has fallen into the river, a nurse said.", "a nurse", 1)


def claim_of(ledger: Ledger, item: str) -> Claim:
    (claim,) = [one for one in ledger.claims if item in one.items]
    return claim


def pointers(claim: Claim, *items: str, readings: tuple[Reading, ...] = (*CASE, LATE, EARLY)) -> tuple[Pointer, ...]:
    texts = {one.item.id: one.text for one in readings}
    return tuple(
        Pointer(one.item, one.spans, tuple(part.of(texts[one.item]) for part in one.spans), one.statement)
        for one in claim.evidence
        if not items or one.item in items
    )


def ruling(
    number: int, claim: str, kind: RulingKind, detail: Correction | None = None, undoes: str | None = None
) -> Ruling:
    made = f"2024-05-05T00:0{number}:00Z"
    return Ruling(f"r{number}", claim, kind, "Because.", "Ada", made, undoes=undoes, detail=detail)


def merging(ledger: Ledger, number: int = 1) -> Ruling:
    """The crossing is the bridge."""
    mine, theirs = claim_of(ledger, "c1"), claim_of(ledger, "b1")
    return ruling(number, mine.id, "merge", Correction(pointers(mine), theirs.id, pointers(theirs)))


def test_two_claims_of_two_stories_become_one_under_the_name_of_the_second() -> None:
    before = relate_readings(CASE)
    assert claim_of(before, "c1").story != claim_of(before, "b1").story
    after = relate_readings(CASE, [merging(before)])
    merged = claim_of(after, "c1")
    assert (merged.id, set(merged.items)) == (claim_of(before, "b1").id, {"b1", "c1"})
    assert (merged.origins, merged.status) == (1, "single-source")
    assert claim_of(after, "m1") == claim_of(before, "m1")


def test_what_was_merged_stays_merged_whatever_comes_and_in_whatever_order() -> None:
    before = relate_readings(CASE)
    rulings = [merging(before)]
    from_scratch = relate_readings([EARLY, *CASE, LATE], rulings)
    assert {"b0", "b1", "b2", "c1"} == set(claim_of(from_scratch, "c1").items)
    assert claim_of(from_scratch, "c1").id == claim_of(before, "b1").id
    relater = Relater()
    for reading in CASE:
        relater.add(reading)
    relater.rule(rulings)
    relater.ledger()
    for reading in (LATE, EARLY):
        relater.add(reading)
    assert relater.ledger() == from_scratch


def test_an_undo_parts_them_and_an_undo_of_the_undo_joins_them_again() -> None:
    before = relate_readings(CASE)
    merge = merging(before)
    undo = ruling(2, merge.claim, "undo", undoes="r1")
    again = ruling(3, merge.claim, "undo", undoes="r2")
    parted = relate_readings(CASE, [merge, undo])
    assert {claim.id for claim in parted.claims} == {claim.id for claim in before.claims}
    assert relate_readings(CASE, [merge, undo, again]) == relate_readings(CASE, [merge])


def test_a_ruling_on_a_claim_goes_with_it_into_the_one_it_is_merged_into() -> None:
    before = relate_readings(CASE)
    merge = merging(before)
    confirm = ruling(0, merge.claim, "confirm")
    merged = claim_of(relate_readings(CASE, [confirm, merge]), "c1")
    assert merged.status == "confirmed"
    assert give_orders([confirm, merge]).by_claim[merged.id] == (confirm, merge)


def test_what_is_split_off_is_a_claim_of_its_own_and_the_rest_keeps_its_name() -> None:
    readings = (*CASE, LATE)
    whole = claim_of(relate_readings(readings), "b1")
    assert set(whole.items) == {"b1", "b2"}
    split = ruling(1, whole.id, "split", Correction(pointers(whole, "b1"), other=pointers(whole, "b2")))
    after = relate_readings([EARLY, *readings], [split])
    assert claim_of(after, "b1").id == name_split("r1")
    assert claim_of(after, "b1").items == ("b1",)
    assert claim_of(after, "b2").id == whole.id
    assert set(claim_of(after, "b2").items) == {"b0", "b2"}


def test_later_rulings_win_over_earlier_ones() -> None:
    readings = (*CASE, LATE)
    before = relate_readings(readings)
    whole = claim_of(before, "b1")
    split = ruling(2, whole.id, "split", Correction(pointers(whole, "b1"), other=pointers(whole, "b2")))
    rulings = [merging(before), split]
    after = relate_readings(readings, rulings)
    assert claim_of(after, "b1").items == ("b1",)
    assert set(claim_of(after, "c1").items) == {"b2", "c1"}


@given(st.permutations([0, 1, 2]), st.sets(st.integers(0, 2)))
def test_merges_in_any_order_leave_each_claim_one_name(order: list[int], undone: set[int]) -> None:
    before = relate_readings(CASE)
    pairs = [("c1", "b1"), ("b1", "m1"), ("m1", "c1")]
    rulings = []
    for number in order:
        mine, theirs = (claim_of(before, item) for item in pairs[number])
        detail = Correction(pointers(mine), theirs.id, pointers(theirs))
        rulings.append(ruling(number, mine.id, "merge", detail))
    rulings += [ruling(5 + number, rulings[number].claim, "undo", undoes=rulings[number].id) for number in undone]
    after = relate_readings(CASE, rulings)
    names = [claim.id for claim in after.claims]
    assert len(names) == len(set(names))
    assert sum(len(claim.evidence) for claim in after.claims) == sum(len(claim.evidence) for claim in before.claims)
    assert give_orders(rulings) == give_orders(rulings)


def test_a_corrected_chain_moves_a_statement_to_another_origin() -> None:
    text = "The bridge has fallen, the spokesman said."
    reading = told("b1", text, "the spokesman")
    (claim,) = relate_readings([reading]).claims
    chain = (Teller("Anna Veld", "person"), Teller("Dorvath Rail", "organisation"))
    ruled = ruling(1, claim.id, "correct-chain", Correction(pointers(claim, readings=(reading,)), chain=chain))
    (after,) = relate_readings([reading], [ruled]).claims
    assert (after.id, [origin.label for origin in after.origin_list]) == (claim.id, ["Dorvath Rail"])
    assert reading.statements[0].voices[0].name == "the spokesman"


def test_a_corrected_chain_gives_a_post_the_origin_that_its_words_hid() -> None:
    reading = post("p1", "Bridge at Dorvath down. Cars in the water!", handle="dorvath_eye")
    (claim,) = relate_readings([reading]).claims
    chain = (Teller("Dorvath fire brigade", "organisation"),)
    ruled = ruling(1, claim.id, "correct-chain", Correction(pointers(claim, readings=(reading,)), chain=chain))
    (after,) = relate_readings([reading], [ruled]).claims
    assert (claim.origins, after.origins) == (0, 1)
    assert "fire" in after.origin_list[0].label.lower()


PLACED = Location("Dorvath", 10.5, 20.25, None, "town", 5.0)


def placed_reading() -> Reading:
    text = "Troops entered Dorvath on Monday and gave the town six hours."
    place = Place(*span(text, "Dorvath"), "Dorvath", 1.0, 2.0, "geonames:1", "town", 5.0)
    hours = span(text, "six hours")
    return article(
        "a",
        text,
        places=(place,),
        times=(Time(*span(text, "Monday"), "DATE", "2024-05-06"),),
        deadlines=(Deadline(*hours, None, None, None, None, None, None, "PT6H", None, "running"),),
    )


def correcting(words: str, detail: dict[str, object]) -> Ruling:
    reading = placed_reading()
    found = span(reading.text, words)
    at = (Pointer("a", (found,), (words,)),)
    return ruling(1, "c", "re-place", Correction(at, **detail))  # type: ignore[arg-type]


def test_a_place_and_a_time_are_put_right_at_their_words() -> None:
    reading = placed_reading()
    moved = correct_reading(reading, [correcting("Dorvath", {"place": PLACED})])
    assert [(one.lat, one.lon, one.link) for one in moved.places] == [(10.5, 20.25, None)]
    when = ("2024-05-05T22:00:00Z", "2024-05-06T22:00:00Z")
    timed = correct_reading(reading, [correcting("Monday", {"when": when})])
    assert (timed.times[0].earliest, timed.times[0].latest) == when
    due = correct_reading(reading, [correcting("six hours", {"when": when})])
    assert due.deadlines[0].due == when
    assert due.times == reading.times


def test_what_was_not_read_is_added_where_a_person_says() -> None:
    moved = correct_reading(placed_reading(), [correcting("the town", {"place": PLACED})])
    assert len(moved.places) == 2
    assert moved.text[moved.places[1].start : moved.places[1].end] == "the town"


def test_words_are_found_again_in_a_text_that_moved() -> None:
    pointer = Pointer("a", (span("In Dorvath and Dorvath again", "Dorvath"),), ("Dorvath",))
    assert find_again(pointer, "UPDATED. In Dorvath and Dorvath again") == (span("UPDATED. In Dorvath", "Dorvath"),)
    assert find_again(pointer, "Nothing of it is left") is None


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 8)), max_size=9))
def test_standing_is_what_no_standing_undo_took_back(acts: list[tuple[bool, int]]) -> None:
    rulings: list[Ruling] = []
    for number, (undoes, which) in enumerate(acts):
        one = rulings[which % len(rulings)] if rulings and undoes else None
        made = ("undo", one.id) if one else ("confirm", None)
        rulings.append(Ruling(f"r{number}", "c", made[0], "x", "Ada", "2024", made[1]))  # type: ignore[arg-type]
    kept = {one.id for one in standing(rulings)}
    live = {one.id for one in undoable(rulings)}
    for one in rulings:
        taken = any(other.undoes == one.id and other.id in live for other in rulings)
        assert (one.id in live) == (not taken)
    assert kept == {one.id for one in rulings if one.id in live and one.kind != "undo"}


@pytest.mark.parametrize("gone", [True, False])
def test_rulings_on_what_is_gone_change_nothing(gone: bool) -> None:  # noqa: FBT001 - the two cases
    before = relate_readings(CASE)
    rest = CASE[:1] if gone else CASE[2:]
    assert relate_readings(rest, [merging(before)]).stories == relate_readings(rest).stories
