"""Deadlines have a list by the time left, a page with their history, and stand on Now, story and claim pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import lxml.html
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.constructed import BRIDGE_DEADLINE, LEDGER
from twosource.desk.export.calendar import escape, fold, write_events

if TYPE_CHECKING:
    import httpx

MADE = "2024-05-14T10:00:00Z"


def words(reader: httpx.Client, address: str) -> str:
    answer = reader.get(address)
    assert answer.status_code == 200, answer.text[:300]
    return " ".join(lxml.html.fromstring(answer.text).text_content().split())


def test_what_runs_comes_before_what_is_over(reader: httpx.Client) -> None:
    page = words(reader, "/deadlines")
    assert page.index("The garrison: leave the bridge") < page.index("The ferry company: stop sailing")
    assert "runs out in 2 h 0 min at the earliest, in 6 h 0 min at the latest" in page


def test_a_deadline_shows_who_what_otherwise_and_its_history(reader: httpx.Client) -> None:
    page = words(reader, "/deadlines/deadline-bridge")
    assert "Demand: “leave the bridge”. Set by Fjord Guard for the garrison." in page
    assert "Otherwise: “take the town”." in page
    assert page.index("They have 6 hours.") < page.index("Six hours.")
    assert "told again" in page
    linked = lxml.html.fromstring(reader.get("/deadlines/deadline-bridge").text).xpath("//a/@href")
    assert {"/claims/claim-advance", "/stories/story-narsaq", "/items/tweet#c83"} <= set(linked)


def test_an_outcome_that_was_reported_stands_in_the_place_of_the_clock(reader: httpx.Client) -> None:
    page = words(reader, "/deadlines/deadline-past")
    assert "reported met" in page
    assert "Other ends of the same demand" in page
    assert "ran out" not in page


def test_claim_and_story_lead_to_it(reader: httpx.Client) -> None:
    assert 'href="/deadlines/deadline-bridge"' in reader.get("/claims/claim-advance").text
    assert 'href="/deadlines/deadline-bridge"' in reader.get("/stories/story-narsaq").text


def test_one_that_is_not_there_is_told_of(reader: httpx.Client) -> None:
    assert reader.get("/deadlines/none").status_code == 404
    assert reader.get("/api/v1/deadlines/none").status_code == 404


def test_programs_get_the_same(reader: httpx.Client) -> None:
    listed = reader.get("/api/v1/deadlines").json()
    assert [(one["id"], one["phase"]) for one in listed["shown"]] == [
        ("deadline-bridge", "ahead"),
        ("deadline-past", "past"),
    ]
    one = reader.get("/api/v1/deadlines/deadline-bridge").json()
    assert [report["change"] for report in one["history"]] == ["set", "told again"]


def unfolded(content: bytes) -> list[str]:
    """Give the lines of a calendar, put together again."""
    return content.decode().replace("\r\n ", "").split("\r\n")


def test_a_calendar_has_an_event_for_each_that_has_an_end() -> None:
    lines = unfolded(write_events(LEDGER.deadlines, MADE))
    assert lines.count("BEGIN:VEVENT") == 2
    assert {"DTSTART:20240514T120000Z", "DTEND:20240514T160000Z", "UID:deadline-bridge@twosource"} <= set(lines)
    assert "SUMMARY:Deadline: the garrison: leave the bridge" in lines
    assert [line for line in lines if line.startswith("STATUS")] == ["STATUS:CONFIRMED", "STATUS:TENTATIVE"]
    assert any("GeoNames" in line for line in lines if line.startswith("X-WR-CALDESC"))
    assert all(len(line) <= 75 for line in write_events(LEDGER.deadlines, MADE).split(b"\r\n"))


def test_the_calendar_leaves_the_desk_as_other_forms_do(reader: httpx.Client) -> None:
    assert "Deadlines (iCalendar)" in reader.get("/claims/claim-advance").text
    assert BRIDGE_DEADLINE.id in {one.id for one in LEDGER.deadlines}


@given(st.text())
def test_any_text_is_one_line_that_unfolds_to_itself(text: str) -> None:
    line = f"SUMMARY:{escape(text)}"
    folded = fold(line)
    assert "\n" not in line
    assert folded.replace("\r\n ", "") == line
    assert all(len(part.encode("utf-8", "replace")) <= 75 for part in folded.split("\r\n"))
