"""Alerts run beside a desk: at once, again and again, and through a round that fails."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from tests.desk.alerts.conftest import Hands, Receiver, change, set_alert
from twosource.desk.alerts.loop import alerting, repeat
from twosource.desk.alerts.round import Rounds
from twosource.desk.service import Desk
from twosource.errors import CaseError
from twosource.gather.sending import Outside
from twosource.run.alerting.limits import AlertLimits
from twosource.store.alerts import Alerts

if TYPE_CHECKING:
    from twosource.store import Case

CLAIM = "claim-advance"


def test_a_desk_that_opens_tells_at_once_what_waits(
    told_case: Case, receiver: Receiver, rounds: Rounds, hands: Hands
) -> None:
    set_alert(told_case, receiver, when=("status",))
    change(told_case, CLAIM, status="denied")
    rounds.run()
    hands.pass_by(minutes=3)
    stopped = Event()
    stopped.set()
    repeat(rounds, stopped)
    assert len(receiver.bodies) == 1


class Failing(Rounds):
    """Rounds of a database that another process keeps locked; the second one stops them."""

    def run(self) -> int:
        DONE.append(1)
        if len(DONE) > 1:
            STOPPED.set()
        msg = "another process keeps it locked"
        raise CaseError(msg)


DONE: list[int] = []
STOPPED = Event()


def test_a_round_that_fails_is_done_again(told_case: Case) -> None:
    repeat(Failing(Desk(told_case), Outside(), AlertLimits(every=0)), STOPPED)
    assert len(DONE) == 2


def test_it_ends_with_the_desk(told_case: Case) -> None:
    with alerting(Desk(told_case)):
        assert Alerts(told_case).rules() == ()
