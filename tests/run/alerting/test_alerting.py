"""What happened, whom it is told, and when: pure decisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.constructed import ADVANCE_CLAIM, NOW
from twosource.model.alerting import HAPPENINGS, AlertRule, Area, Happening
from twosource.run.alerting.grouping import choose_notices, say_storm
from twosource.run.alerting.happening import find_changes, find_deadlines, mark_of
from twosource.run.alerting.limits import ALERT_LIMITS, retry_after
from twosource.run.alerting.matching import admits, match_changes

if TYPE_CHECKING:
    from twosource.model.ledger import Claim

EVERYTHING = AlertRule("a1", "all", HAPPENINGS, "webhook", "https://hooks.example/", "Ada", "2024-05-14T09:00:00Z")
CLAIM: Claim = ADVANCE_CLAIM


def kinds(before: Claim | None, after: Claim) -> list[Happening]:
    known = {} if before is None else {before.id: mark_of(before)}
    return [one.kind for one in find_changes(known, [after], 2)]


def test_what_happens_to_a_claim_is_found_with_the_gravest_first() -> None:
    assert kinds(CLAIM, CLAIM) == []
    assert kinds(None, CLAIM) == ["new"]
    assert kinds(CLAIM, replace(CLAIM, status="corroborated", origins=2)) == ["status", "origin"]
    assert kinds(CLAIM, replace(CLAIM, status="denied", against=CLAIM.against + 1)) == ["denial", "status"]
    assert kinds(CLAIM, replace(CLAIM, value="other words")) == []
    assert kinds(replace(CLAIM, origins=2), CLAIM) == []


def test_a_claim_is_told_once_with_all_that_happened() -> None:
    changed = replace(CLAIM, status="denied", against=1, origins=CLAIM.origins + 1)
    happened = list(find_changes({CLAIM.id: mark_of(CLAIM)}, [changed], 2))
    (told,) = match_changes(EVERYTHING, happened, {changed.id: changed}, lambda _: [])
    assert told.kind == "denial"
    assert "Was single source, is denied now." in told.words
    assert "One more origin" in told.words


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (EVERYTHING, True),
        (replace(EVERYTHING, when=("denial",)), False),
        (replace(EVERYTHING, statuses=("single-source",)), True),
        (replace(EVERYTHING, statuses=("denied",)), False),
        (replace(EVERYTHING, words="guard NARSAQ"), True),
        (replace(EVERYTHING, words="guard Nuuk"), False),
        (replace(EVERYTHING, source="narsaq watch"), True),
        (replace(EVERYTHING, source="Polar"), False),
        (replace(EVERYTHING, area=Area(60.0, -47.0, 61.5, -45.0)), True),
        (replace(EVERYTHING, area=Area(0.0, 0.0, 1.0, 1.0)), False),
    ],
)
def test_a_rule_tells_what_it_asks_for_and_no_more(rule: AlertRule, told: bool) -> None:  # noqa: FBT001
    happened = list(find_changes({}, [CLAIM], 2))
    found = list(match_changes(rule, happened, {CLAIM.id: CLAIM}, lambda _: [(60.95, -46.05)]))
    assert bool(found) is told


def test_places_are_not_looked_up_where_no_area_is_asked_for() -> None:
    def never(_: Claim) -> list[tuple[float, float]]:
        raise AssertionError

    assert admits(EVERYTHING, CLAIM, never)


def test_an_area_may_lie_across_the_date_line() -> None:
    across = Area(-20.0, 175.0, -10.0, -175.0)
    assert across.holds(-15.0, 179.0)
    assert across.holds(-15.0, -179.0)
    assert not across.holds(-15.0, 0.0)


def test_a_deadline_is_told_while_it_is_near_and_not_over() -> None:
    earliest, latest = datetime.fromisoformat("2024-05-14T12:00:00Z"), datetime.fromisoformat("2024-05-14T16:00:00Z")

    def found(now: datetime, hours: int) -> int:
        return len(list(find_deadlines([CLAIM], now, hours)))

    assert found(NOW, 1) == 0
    assert found(NOW, 2) == 1
    assert found(latest - timedelta(minutes=1), 2) == 1
    assert found(latest, 2) == 0
    (first,), (again,) = find_deadlines([CLAIM], NOW, 6), find_deadlines([CLAIM], earliest, 6)
    assert first.key == again.key


def test_of_several_readings_of_an_end_the_next_one_is_told() -> None:
    (one,) = CLAIM.deadlines[:1]
    later = replace(one, due=("2024-05-14T13:00:00Z", "2024-05-14T17:00:00Z"))
    claim = replace(CLAIM, deadlines=(later, one, replace(one, due=None)))
    (told,) = find_deadlines([claim], NOW, 6)
    assert told.key.endswith("2024-05-14T12:00:00Z")
    (after,) = find_deadlines([claim], datetime.fromisoformat("2024-05-14T16:30:00Z"), 6)
    assert after.key.endswith("2024-05-14T13:00:00Z")


@pytest.mark.parametrize("state", ["met", "lapsed", "lifted"])
def test_nobody_is_warned_of_a_deadline_that_is_over(state: str) -> None:
    claim = replace(CLAIM, deadlines=tuple(replace(one, state=state) for one in CLAIM.deadlines))
    assert list(find_deadlines([claim], NOW, 6)) == []


def test_what_comes_within_the_window_goes_together() -> None:
    came = [NOW, NOW + timedelta(seconds=30), NOW + timedelta(seconds=90)]
    assert choose_notices(came, [], NOW + timedelta(seconds=100)) == 0
    assert choose_notices(came, [], NOW + ALERT_LIMITS.window) == 3
    assert choose_notices([], [], NOW) == 0


@given(st.lists(st.integers(0, 3 * 3600), max_size=300))
def test_however_much_happens_no_hour_has_more_messages_than_it_may(seconds: list[int]) -> None:
    arrivals = sorted(NOW + timedelta(seconds=one) for one in seconds)
    made: list[datetime] = []
    told, now = 0, NOW
    while told < len(arrivals):
        now += timedelta(seconds=60)
        waiting = [one for one in arrivals[told:] if one <= now]
        count = choose_notices(waiting, made, now)
        if count:
            made.append(now)
            told += count
    assert told == len(arrivals)
    for moment in made:
        assert sum(timedelta(0) <= moment - one < timedelta(hours=1) for one in made) <= ALERT_LIMITS.hourly


def test_the_last_message_of_an_hour_says_that_it_is_the_last() -> None:
    made = [NOW - timedelta(minutes=5)] * (ALERT_LIMITS.hourly - 1)
    assert "summed up" in say_storm(made, NOW)
    assert say_storm(made[1:], NOW) == ""


def test_retries_wait_longer_each_time_and_end_within_about_a_day() -> None:
    waits = [retry_after(tries) for tries in range(1, ALERT_LIMITS.tries)]
    assert all(one is not None for one in waits)
    assert waits == sorted(one for one in waits if one)
    assert timedelta(hours=12) < sum((one for one in waits if one), timedelta()) < timedelta(hours=30)
    assert retry_after(ALERT_LIMITS.tries) is None
