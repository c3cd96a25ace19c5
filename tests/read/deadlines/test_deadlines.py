"""Constructed items: each deadline is seen, runs out when it does, and what only looks like one is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.read.deadlines.conftest import read_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.read.deadlines.conftest import Case
    from twosource.model.reading import Deadline

    ReadDeadlines = Callable[[str, str | None], tuple[Deadline, ...]]

KNOWN_GAPS = {
    "d01",  # "that is how long the crew has" points back at its time
    "e34",  # the time is a sentence of its own
}


def words_of(case: Case) -> list[str]:
    return [case.text[one.start : one.end] for one in case.found]


def test_deadlines_are_seen_and_nothing_else(cases: list[Case]) -> None:
    wrong = {case.id for case in cases if words_of(case) != [wanted["words"] for wanted in case.wanted]}
    assert wrong <= KNOWN_GAPS


def test_a_paper_sets_a_term_once_it_is_adopted(deadlines: ReadDeadlines) -> None:
    wished = "Two envoys want a resolution that gives the militia until June 3 to disarm."
    adopted = "The council adopted a resolution that gives the militia until June 3 to disarm."
    open_still = "The decree gives the militia until June 3 to disarm. It has not been signed."
    pointed_at = "Two envoys want the order that gives the militia until June 3 to disarm read out."
    counts = [len(deadlines(text, "2024-05-15")) for text in (wished, adopted, open_still, pointed_at)]
    assert counts == [0, 1, 0, 1]


def test_they_run_out_when_they_do(cases: list[Case]) -> None:
    for case in cases:
        for wanted, found in zip(case.wanted, case.found, strict=False):
            if "due" in wanted and case.id not in KNOWN_GAPS:
                assert [case.id, *(found.due or ())] == [case.id, *wanted["due"]]


def test_what_became_of_them_is_read(cases: list[Case]) -> None:
    for case in cases:
        for wanted, found in zip(case.wanted, case.found, strict=False):
            if "state" in wanted and case.id not in KNOWN_GAPS:
                assert (case.id, found.state) == (case.id, wanted["state"])


def test_the_parts_of_an_ultimatum(deadlines: ReadDeadlines) -> None:
    text = "The brigade gave the garrison of Stara Reka six hours to lay down its arms or be shelled."
    (found,) = deadlines(text, "2022-03-04T10:00:00Z")
    parts = [span.of(text) if span else None for span in (found.by, found.addressee, found.demand, found.threat)]
    assert parts == ["The brigade", "the garrison of Stara Reka", "lay down its arms", "be shelled"]
    assert (found.given, found.period) == ("2022-03-04T10:00:00Z/2022-03-04T10:00:00Z", "PT6H")
    assert found.due == ("2022-03-04T16:00:00Z", "2022-03-04T16:00:00Z")


def test_a_date_of_publication_leaves_the_hour_open(deadlines: ReadDeadlines) -> None:
    (found,) = deadlines("They have 4 hours to surrender.", "2021-08-22")
    assert found.due == ("2021-08-22T04:00:00Z", "2021-08-23T04:00:00Z")


def test_without_a_date_a_deadline_has_no_due(deadlines: ReadDeadlines) -> None:
    (found,) = deadlines("They have 4 hours to surrender.", None)
    assert (found.due, found.given, found.period, found.state) == (None, None, "PT4H", "running")


def test_summer_time_begins_inside_a_period(deadlines: ReadDeadlines) -> None:
    text = "The prefect of Sarajevo gave the strikers three days from noon on Friday to open the bridge."
    (found,) = deadlines(text, "2022-03-24")
    assert found.given == "2022-03-25T11:00:00Z/2022-03-25T11:00:00Z"
    assert found.due == ("2022-03-28T10:00:00Z", "2022-03-28T10:00:00Z")


def test_an_embedded_post_counts_from_its_own_date(deadlines: ReadDeadlines) -> None:
    text = "A clinic wrote:\n\nThey gave us 48 hours to leave — North Clinic (@northclinic) July 1, 2021\n\nIt is shut."
    (found,) = deadlines(text, "2021-07-02")
    assert found.due == ("2021-07-03T00:00:00Z", "2021-07-04T00:00:00Z")


def test_two_mentions_of_one_deadline_are_one(deadlines: ReadDeadlines) -> None:
    text = "Rebels in Goma have until Friday to leave. The Friday deadline was set by the governor."
    (found,) = deadlines(text, "2022-10-25")
    assert text[found.start : found.end] == "Friday"


def test_words_alone_still_see_an_ultimatum() -> None:
    (found,) = read_words("The brigade gave the garrison six hours to lay down its arms.")
    assert found.due == ("2021-08-22T06:00:00Z", "2021-08-23T06:00:00Z")


def test_a_zone_that_nobody_knows_leaves_the_due_open(deadlines: ReadDeadlines) -> None:
    (found,) = deadlines("They must be gone by 18:00 Atlantis time on Monday.", "2021-08-22")
    assert found.due is None


def test_the_panjshir_ultimatum_runs_out_within_its_day(shared: object, deadlines: ReadDeadlines) -> None:
    from pathlib import Path  # noqa: PLC0415

    text = (Path(str(shared)) / "gold/panjshir/story.txt").read_text("utf-8")
    (found,) = deadlines(text, "2021-08-22")
    assert (found.due, found.period, found.state) == (
        ("2021-08-22T04:00:00Z", "2021-08-23T04:00:00Z"),
        "PT4H",
        "running",
    )


def test_a_moved_term_says_for_whom_and_no_day_is_part_of_a_name(deadlines: ReadDeadlines) -> None:
    moved = "The river brigade on Wednesday extended its deadline for the garrison of Kherson to noon on Thursday."
    (found,) = deadlines(moved, "2022-03-02")
    by, addressee = (span.of(moved) if span else None for span in (found.by, found.addressee))
    assert (by, addressee) == ("The river brigade", "the garrison of Kherson")
