"""Deadlines of several items become one with a history: moved, met, lifted, lapsed, told again, kept apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.relate.deadlines.told import Told, changes, item
from twosource.model.ledger import Claim, ClaimDeadline, StatusReason
from twosource.relate import Relater, relate_readings
from twosource.relate.deadlines import settle_claims, trace_deadlines

if TYPE_CHECKING:
    from twosource.model.reading import Reading

NOON_FRIDAY, NOON_SATURDAY = "2022-03-04T10:00:00Z", "2022-03-05T10:00:00Z"
SET = item(
    "a-set",
    "2022-03-02T08:00:00Z",
    "The river brigade gave the garrison of Osek until noon on Friday to leave the fort.",
    Told("noon on Friday", NOON_FRIDAY, "The river brigade", "the garrison of Osek", "leave the fort"),
)
AGAIN = item(
    "b-again",
    "2022-03-03T08:00:00Z",
    "Osek's garrison has until Friday to leave the fort, the mayor said.",
    Told("Friday", ("2022-03-03T22:00:00Z", "2022-03-04T22:00:00Z"), None, "Osek's garrison", "leave the fort"),
)
EXTENDED = item(
    "c-extended",
    "2022-03-04T09:00:00Z",
    "The brigade extended its deadline for the garrison to noon on Saturday.",
    Told("noon on Saturday", NOON_SATURDAY, "The brigade", "the garrison"),
)
MET = item(
    "d-met",
    "2022-03-05T12:00:00Z",
    "The garrison of Osek left the fort an hour before Saturday's noon deadline.",
    Told("Saturday's noon", NOON_SATURDAY, None, "The garrison of Osek", state="met"),
)
LOOKING_BACK = item(
    "e-back",
    "2022-03-08T12:00:00Z",
    "The river brigade had given the garrison of Osek until noon on Saturday to leave the fort.",
    Told(
        "noon on Saturday", NOON_SATURDAY, "The river brigade", "the garrison of Osek", "leave the fort", None, "lapsed"
    ),
)
OTHER = item(
    "f-other",
    "2022-03-03T08:00:00Z",
    "Hauliers gave the ministry until noon on Friday to scrap the toll.",
    Told("noon on Friday", NOON_FRIDAY, "Hauliers", "the ministry", "scrap the toll"),
)
WHOLE = [SET, AGAIN, EXTENDED, MET, LOOKING_BACK, OTHER]


def test_a_deadline_is_set_told_again_extended_and_met() -> None:
    (fort, toll) = trace_deadlines("s", WHOLE)
    assert changes(fort) == [
        ("a-set", "set"),
        ("b-again", "told again"),
        ("c-extended", "extended"),
        ("d-met", "met"),
        ("e-back", "told again"),
    ]
    assert (fort.state, fort.due) == ("met", (NOON_SATURDAY, NOON_SATURDAY))
    assert (fort.by, fort.addressee, fort.demand) == ("The river brigade", "the garrison of Osek", "leave the fort")
    assert (changes(toll), toll.state) == ([("f-other", "set")], "running")


def test_other_parties_with_the_same_hour_stay_apart() -> None:
    assert [len(one.history) for one in trace_deadlines("s", [SET, OTHER])] == [1, 1]


def test_a_length_is_the_same_whoever_tells_it_later() -> None:
    def told(name: str, hour: int, whom: str | None = None, what: str | None = None) -> Reading:
        text = "They have given the garrison 6 hours to surrender."
        due = f"2024-03-12T{hour + 6:02}:00:00Z"
        one = Told("6 hours", due, whom=whom, what=what, period="PT6H")
        return item(name, f"2024-03-12T{hour:02}:00:00Z", text, one)

    first, copied, nobody = (
        told("1", 5, "the garrison", "surrender"),
        told("2", 7, "the garrison", "surrender"),
        told("3", 8),
    )
    (one,) = trace_deadlines("s", [nobody, copied, first])
    assert changes(one) == [("1", "set"), ("2", "told again"), ("3", "told again")]
    assert one.due == ("2024-03-12T11:00:00Z", "2024-03-12T11:00:00Z")


def test_the_same_length_a_week_later_is_another_deadline() -> None:
    parties = (None, "the garrison", "surrender", "PT6H")
    text = "They have given the garrison 6 hours to surrender."
    march = item("1", "2024-03-12T05:00:00Z", text, Told("6 hours", "2024-03-12T11:00:00Z", *parties))
    later = item("2", "2024-03-19T05:00:00Z", text, Told("6 hours", "2024-03-19T11:00:00Z", *parties))
    first, second = trace_deadlines("s", [march, later])
    assert (first.beside, second.beside) == ((second.id,), (first.id,))


def test_a_day_that_fits_two_hours_unites_them_not() -> None:
    evening = item(
        "g",
        "2022-03-03T09:00:00Z",
        "The brigade extended its deadline for the garrison of Osek to leave the fort to 8 p.m. on Friday.",
        Told("8 p.m. on Friday", "2022-03-04T18:00:00Z", "The brigade", "the garrison of Osek", "leave the fort"),
    )
    (fort,) = trace_deadlines("s", [SET, AGAIN, evening])
    assert [change for _, change in changes(fort)] == ["set", "told again", "extended"]
    assert fort.due == ("2022-03-04T18:00:00Z", "2022-03-04T18:00:00Z")


def test_another_end_without_a_word_of_moving_stands_beside() -> None:
    saturday = item(
        "g",
        "2022-03-03T09:00:00Z",
        "The garrison of Osek must leave the fort by noon on Saturday.",
        Told("noon on Saturday", NOON_SATURDAY, None, "The garrison of Osek", "leave the fort"),
    )
    friday, other = trace_deadlines("s", [SET, saturday])
    assert (friday.beside, other.beside) == ((other.id,), (friday.id,))


def test_a_term_can_be_brought_forward_and_lifted() -> None:
    forward = item(
        "g",
        "2022-03-03T09:00:00Z",
        "The river brigade brought forward to noon on Thursday its deadline for the garrison of Osek.",
        Told("noon on Thursday", "2022-03-03T10:00:00Z", "The river brigade", "the garrison of Osek"),
    )
    lifted = item(
        "h",
        "2022-03-03T09:30:00Z",
        "The brigade has withdrawn the ultimatum to the garrison that was to run out at noon on Thursday.",
        Told("noon on Thursday", "2022-03-03T10:00:00Z", "The brigade", "the garrison", state="lifted"),
    )
    (fort,) = trace_deadlines("s", [SET, forward, lifted])
    assert [change for _, change in changes(fort)] == ["set", "brought forward", "lifted"]
    assert fort.state == "lifted"


def test_an_hour_gone_by_undoes_nothing_that_was_said() -> None:
    (fort,) = trace_deadlines("s", [MET, LOOKING_BACK])
    assert (fort.state, [change for _, change in changes(fort)]) == ("met", ["met", "told again"])
    (back,) = trace_deadlines("s", [LOOKING_BACK])
    assert back.state == "lapsed"


def test_an_extension_that_names_its_old_term_counts_for_both() -> None:
    moved = item(
        "g",
        "2022-03-03T09:00:00Z",
        "The river brigade put off the deadline for the garrison of Osek from noon on Friday to noon on Saturday.",
        Told("noon on Friday", NOON_FRIDAY, "The river brigade", "the garrison of Osek", state="extended"),
        Told("noon on Saturday", NOON_SATURDAY, "The river brigade", "the garrison of Osek"),
    )
    (alone,) = trace_deadlines("s", [moved])
    assert (alone.state, alone.due) == ("running", (NOON_SATURDAY, NOON_SATURDAY))
    (fort,) = trace_deadlines("s", [SET, moved])
    assert (fort.state, fort.due, len(fort.history)) == ("running", (NOON_SATURDAY, NOON_SATURDAY), 3)


def test_an_item_without_a_date_comes_last_and_moves_nothing_back() -> None:
    undated = item("0", None, "The garrison of Osek has until noon on Friday.", Told("noon on Friday", NOON_FRIDAY))
    (fort,) = trace_deadlines("s", [undated, SET])
    assert changes(fort) == [("a-set", "set"), ("0", "told again")]


def test_ten_thousand_copies_are_one_deadline_in_little_time() -> None:
    text = "They have given the garrison 6 hours to surrender."
    told = Told("6 hours", "2024-03-12T11:00:00Z", None, "the garrison", "surrender", "PT6H")
    copies = [item(f"{n:05}", f"2024-03-12T05:{n // 60 % 60:02}:{n % 60:02}Z", text, told) for n in range(10_000)]
    (one,) = trace_deadlines("s", copies)
    assert len(one.history) == 10_000


@settings(deadline=None)
@given(st.permutations(WHOLE), st.integers(1, len(WHOLE)))
def test_the_order_of_arrival_does_not_matter(arrived: list[Reading], some: int) -> None:
    kept = arrived[:some]
    assert trace_deadlines("s", kept) == trace_deadlines("s", sorted(kept, key=lambda one: one.item.id))


@settings(deadline=None)
@given(st.sets(st.sampled_from(range(len(WHOLE)))), st.sampled_from([SET, EXTENDED, OTHER]))
def test_who_repeats_a_running_term_adds_nothing(chosen: set[int], repeated: Reading) -> None:
    before = trace_deadlines("s", [repeated, *(WHOLE[place] for place in chosen if WHOLE[place] != repeated)])
    later = replace(repeated.item, id="z-copy", published="2022-03-09T08:00:00Z")
    copy = replace(repeated, item=later)
    after = trace_deadlines("s", [repeated, copy, *(WHOLE[place] for place in chosen if WHOLE[place] != repeated)])
    assert [(one.id, one.state, one.due) for one in after] == [(one.id, one.state, one.due) for one in before]


def test_the_ledger_has_them_item_by_item_as_at_once() -> None:
    relater = Relater()
    for reading in reversed(WHOLE):
        relater.add(reading)
        relater.ledger()
    assert relater.ledger().deadlines == relate_readings(WHOLE).deadlines
    assert relater.ledger().deadlines


def test_a_claim_s_deadline_knows_what_later_reports_made_of_it() -> None:
    fort, toll = trace_deadlines("s", [SET, EXTENDED, OTHER])
    carried = [
        ClaimDeadline(one.item, one.start, one.end, one.due, "running", None, None, None) for one in fort.history
    ]
    other = ClaimDeadline("f-other", toll.history[0].start, toll.history[0].end, None, "running", None, None, None)
    reason = StatusReason("r", "w")
    claim = Claim("c", "s", "?", "x", (), 1, 1, 0, "single-source", reason, (), (), deadlines=(*carried, other))
    (settled,) = settle_claims([claim], [fort, toll])
    assert [one.state for one in settled.deadlines] == ["extended", "running", "running"]
    (met,) = settle_claims([claim], trace_deadlines("s", [SET, EXTENDED, MET, OTHER]))
    assert [one.state for one in met.deadlines] == ["extended", "met", "running"]


def test_one_side_s_men_are_told_by_several_names() -> None:
    army = item(
        "b-army",
        "2022-03-02T09:00:00Z",
        "The river brigade gave the northern army until noon on Friday to withdraw from the fort.",
        Told("noon on Friday", NOON_FRIDAY, "The river brigade", "the northern army", "withdraw from the fort"),
    )
    (deadline,) = trace_deadlines("s", [SET, army])
    assert changes(deadline) == [("a-set", "set"), ("b-army", "told again")]


def test_the_account_that_says_we_has_set_it() -> None:
    told = item("a-we", "2022-03-02T08:00:00Z", "We give the fort until noon on Friday.",
                Told("noon on Friday", NOON_FRIDAY, "We", "the fort"))  # fmt: skip
    post = replace(told, item=replace(told.item, kind="post", handle="river_brigade"))
    assert [one.by for one in trace_deadlines("s", [post])] == ["river_brigade"]
