"""Alerts of a real case, told to a real receiver: what is told, once, grouped, tried again, and never too much."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.desk.alerts.conftest import Hands, Receiver, change, set_alert
from tests.desk.constructed import NOW
from twosource.desk.alerts.round import Rounds
from twosource.desk.alerts.rules import AlertWish, add_alert, agree_to_alert, make_rule
from twosource.desk.export.release import coarsen
from twosource.desk.service import Desk
from twosource.errors import Refused, UsageError
from twosource.gather.sending import Outside
from twosource.model.ledger import Ledger
from twosource.run.alerting.limits import ALERT_LIMITS
from twosource.store import open_case
from twosource.store.alerts import Alerts
from twosource.store.settings import Settings

if TYPE_CHECKING:
    from twosource.store import Case

CLAIM = "claim-advance"
TEN = "claim-ten"


def rest(rounds: Rounds, hands: Hands) -> int:
    """Do a round, wait out the window, do another; give how many messages went out."""
    sent = rounds.run()
    hands.pass_by(minutes=3)
    return sent + rounds.run()


def test_what_was_there_before_is_not_told(told_case: Case, rounds: Rounds, receiver: Receiver, hands: Hands) -> None:
    set_alert(told_case, receiver, when=("new", "status", "origin", "denial"))
    assert rest(rounds, hands) == 0
    assert receiver.bodies == []


def test_a_change_is_told_once_after_the_window(
    told_case: Case, rounds: Rounds, receiver: Receiver, hands: Hands
) -> None:
    set_alert(told_case, receiver, when=("status",))
    change(told_case, CLAIM, status="denied", against=1)
    assert rounds.run() == 0
    hands.pass_by(minutes=3)
    assert rounds.run() == 1
    assert rest(rounds, hands) == 0
    (message,) = receiver.messages
    (notice,) = message["notices"]
    assert (message["alert"], message["more"]) == ("all", 0)
    assert (notice["claim"], notice["kind"], notice["status"]) == (CLAIM, "status", "denied")
    assert notice["words"] == "Was single source, is denied now."
    assert notice["origins"] == [1, 3]


def test_what_leaves_is_coarsened_masked_and_says_so(
    told_case: Case, rounds: Rounds, receiver: Receiver, hands: Hands
) -> None:
    set_alert(told_case, receiver, when=("status",))
    spoken = "Ivalu Brandt, reached at +299 12 34 56, saw ten bodies at 60.91267, -46.04612 (@ivalu_b)"
    change(told_case, TEN, status="conceded", value=spoken)
    change(told_case, CLAIM, status="denied")
    hands.pass_by(seconds=61)
    rest(rounds, hands)
    sent = b"".join(receiver.bodies).decode()
    for hidden in ("Brandt", "Ivalu", "ivalu", "299", "60.912", "46.046"):
        assert hidden not in sent
    for said in ("[a person]", "[a number]", "[a place]", "[an account]", "cells of 0.1 degrees", "masked"):
        assert said in sent
    exact = {
        str(abs(degrees))
        for reading in told_case.readings()
        for place in reading.places
        for degrees in (place.lat, place.lon)
        if degrees is not None and coarsen(degrees) != degrees
    }
    assert exact
    assert [one for one in exact if one in sent] == []
    (message,) = receiver.messages
    spots = [spot for notice in message["notices"] for spot in notice["places"]]
    assert spots
    assert all(re.fullmatch(r"-?\d+\.\d5", str(degrees)) for _, *pair in spots for degrees in pair)
    assert {notice["at"] for notice in message["notices"]} == {"2024-05-14T10:00:00Z"}


def test_a_deadline_is_told_once_when_it_is_near(
    told_case: Case, rounds: Rounds, receiver: Receiver, hands: Hands
) -> None:
    set_alert(told_case, receiver, when=("deadline",), hours=1)
    assert rest(rounds, hands) == 0
    hands.pass_by(hours=1)
    assert rest(rounds, hands) == 1
    assert rest(rounds, hands) == 0
    (notice,) = receiver.messages[0]["notices"]
    assert notice["due"] == ["2024-05-14T12:00:00Z", "2024-05-14T16:00:00Z"]


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ({"words": "narsaq guard"}, True),
        ({"words": "nowhere"}, False),
        ({"source": "Narsaq Watch"}, True),
        ({"source": "Polar"}, False),
        ({"statuses": ("denied",)}, True),
        ({"statuses": ("disputed",)}, False),
        ({"area": "60.5,-46.6,61.2,-45.5"}, True),
        ({"area": "0,0,1,1"}, False),
    ],
)
def test_a_rule_tells_only_what_it_asks_for(  # noqa: PLR0917 - a fixture each
    told_case: Case,
    rounds: Rounds,
    receiver: Receiver,
    hands: Hands,
    wish: dict[str, Any],
    told: bool,  # noqa: FBT001
) -> None:
    set_alert(told_case, receiver, when=("status",), **wish)
    change(told_case, CLAIM, status="denied")
    assert rest(rounds, hands) == int(told)


def test_what_does_not_arrive_is_tried_again_the_same_also_after_a_restart(
    told_case: Case, rounds: Rounds, receiver: Receiver, hands: Hands
) -> None:
    set_alert(told_case, receiver, when=("status",))
    change(told_case, CLAIM, status="denied")
    receiver.status = 503
    assert rest(rounds, hands) == 0
    (waiting,) = Alerts(told_case).deliveries()
    assert (waiting.state, waiting.tries, waiting.said) == ("waiting", 1, "answered 503 Service Unavailable")
    receiver.status = 200
    assert rounds.run() == 0
    hands.pass_by(seconds=31)
    reopened = open_case(told_case.location, clock=hands)
    assert Rounds(Desk(reopened), Outside(seconds=5)).run() == 1
    reopened.close()
    assert receiver.bodies[0] == receiver.bodies[1]
    (sent,) = Alerts(told_case).deliveries()
    assert (sent.state, sent.tries, sent.said) == ("sent", 2, "answered 200 OK")
    last = list(told_case.audit_entries())[-1]
    assert (last.person, last.act, dict(last.detail)["notices"]) == ("alerts", "alert-sent", "1")


def test_what_never_arrives_is_given_up_in_the_end_and_logged(
    told_case: Case, rounds: Rounds, receiver: Receiver, hands: Hands
) -> None:
    set_alert(told_case, receiver, when=("status",))
    change(told_case, CLAIM, status="denied")
    receiver.status = 500
    rest(rounds, hands)
    for _ in range(ALERT_LIMITS.tries):
        hands.pass_by(hours=7)
        rounds.run()
    assert len(receiver.bodies) == ALERT_LIMITS.tries
    (given_up,) = Alerts(told_case).deliveries()
    assert (given_up.state, given_up.due) == ("given-up", None)
    assert [one.act for one in told_case.audit_entries()][-1] == "alert-given-up"


def test_two_processes_send_a_message_once(told_case: Case, rounds: Rounds, receiver: Receiver, hands: Hands) -> None:
    set_alert(told_case, receiver, when=("status",))
    change(told_case, CLAIM, status="denied")
    other = Rounds(Desk(open_case(told_case.location, clock=hands)), Outside(seconds=5))
    rounds.run()
    other.run()
    hands.pass_by(minutes=3)
    assert rounds.run() + other.run() == 1
    assert len(receiver.bodies) == 1
    other.desk.case.close()


def test_a_thousand_claims_at_once_are_one_message_and_many_hours_are_no_storm(
    told_case: Case, rounds: Rounds, receiver: Receiver, hands: Hands
) -> None:
    set_alert(told_case, receiver, when=("new", "status"))
    model = next(one for one in told_case.claims() if one.id == CLAIM)
    crowd = tuple(replace(model, id=f"claim-{number}") for number in range(200))
    told_case.put_ledger(Ledger(told_case.stories(), (*told_case.claims(), *crowd)))
    assert rest(rounds, hands) == 1
    (message,) = receiver.messages
    assert len(message["notices"]) == ALERT_LIMITS.told
    assert message["more"] == 200 - ALERT_LIMITS.told
    for number in range(15):
        change(told_case, CLAIM, status=("denied", "disputed")[number % 2])
        rest(rounds, hands)
    assert hands.now - NOW > 20 * ALERT_LIMITS.window
    assert len(receiver.bodies) == ALERT_LIMITS.hourly
    assert "summed up" in receiver.messages[-1]["note"]
    hands.pass_by(hours=1)
    assert rounds.run() == 1
    assert len(receiver.messages[-1]["notices"]) > 5


def test_a_test_tells_nothing_and_goes_at_once(told_case: Case, rounds: Rounds, receiver: Receiver) -> None:
    rule = set_alert(told_case, receiver)
    done = rounds.test(rule)
    assert done is not None
    assert done.state == "sent"
    (message,) = receiver.messages
    assert message["test"] is True
    assert "narsaq" not in json.dumps(message).casefold()
    receiver.status = 500
    failed = rounds.test(rule)
    assert failed is not None
    assert (failed.state, failed.said) == ("given-up", "answered 500 Internal Server Error")
    assert rounds.run() == 0


def test_an_alert_of_the_page_alone_sends_nothing(
    told_case: Case, rounds: Rounds, receiver: Receiver, hands: Hands
) -> None:
    rule = add_alert(told_case, AlertWish("mine", when=("status",)))
    change(told_case, CLAIM, status="denied")
    assert rest(rounds, hands) == 0
    assert [one.notice.claim for one in Alerts(told_case).told(alert=rule.id)] == [CLAIM]
    assert rounds.test(rule) is None
    assert receiver.bodies == []


def test_with_the_two_person_rule_an_alert_tells_once_another_person_agreed(
    told_case: Case, rounds: Rounds, receiver: Receiver, hands: Hands
) -> None:
    Settings(told_case).set_two_person(on=True)
    hands.pass_by(seconds=1)
    rule = set_alert(told_case, receiver, when=("status",))
    change(told_case, CLAIM, status="denied")
    assert rest(rounds, hands) == 0
    with pytest.raises(Refused, match="another person"):
        agree_to_alert(told_case.acting_as("ada"), rule.id)
    agree_to_alert(told_case.acting_as("Ben"), rule.id)
    change(told_case, CLAIM, status="disputed")
    assert rest(rounds, hands) == 1
    (notice,) = receiver.messages[0]["notices"]
    assert notice["status"] == "disputed"


def test_a_removed_alert_sends_nothing_more(told_case: Case, rounds: Rounds, receiver: Receiver, hands: Hands) -> None:
    rule = set_alert(told_case, receiver, when=("status",))
    change(told_case, CLAIM, status="denied")
    rounds.run()
    Alerts(told_case).remove(rule)
    assert rest(rounds, hands) == 0
    assert receiver.bodies == []
    assert Alerts(told_case).rules() == ()


def test_mail_without_a_server_says_what_to_do(told_case: Case, rounds: Rounds) -> None:
    rule = add_alert(told_case, AlertWish("mail", "ada@desk.example"))
    done = rounds.test(rule)
    assert done is not None
    assert "twosource alert mail" in done.said


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        (AlertWish(""), "needs a name"),
        (AlertWish("x", "http://hooks.example/"), "not https"),
        (AlertWish("x", "https://10.0.0.1/"), "not public"),
        (AlertWish("x", "ada@"), "no e-mail address"),
        (AlertWish("x", when=("earthquake",)), "there are new, status"),
        (AlertWish("x", statuses=("true",)), "no status"),
        (AlertWish("x", area="1,2,3"), "south,west,north,east"),
        (AlertWish("x", area="5,2,3,4"), "south lies below north"),
        (AlertWish("x", hours=0), "hours are 1 to"),
    ],
)
def test_what_cannot_be_an_alert_is_refused_in_words(told_case: Case, wish: AlertWish, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        make_rule(told_case, wish)


def test_the_secret_and_the_mail_password_stay_out_of_the_log(told_case: Case, receiver: Receiver) -> None:
    rule = set_alert(told_case, receiver)
    hook = add_alert(told_case, AlertWish("hook", "https://hooks.example/T0K3N/in/the/path"))
    assert rule.secret
    logged = str(list(told_case.audit_entries()))
    assert [one for one in (rule.secret, hook.secret, "T0K3N") if one in logged] == []
    assert "https://hooks.example/…" in logged
