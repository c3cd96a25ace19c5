"""A desk goes in; its alerts run beside whatever else is done, a round every few seconds, until they are stopped."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import TYPE_CHECKING

from twosource.desk.alerts.round import Rounds
from twosource.errors import TwosourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.desk.service import Desk

PATIENCE_S = 2.0
"""How long stopping waits for a message that is being sent; what it leaves behind, the next start sends."""


@contextmanager
def alerting(desk: Desk) -> Iterator[None]:
    """Run the alerts of a desk beside the body of the `with`."""
    stopped, rounds = Event(), Rounds(desk)
    beside = Thread(target=repeat, args=(rounds, stopped), daemon=True, name="alerts")
    beside.start()
    try:
        yield
    finally:
        stopped.set()
        beside.join(PATIENCE_S)


def repeat(rounds: Rounds, stopped: Event) -> None:
    """Do rounds until stopped; one that fails (the database is locked, say) is done again, since nothing is lost."""
    while True:
        with suppress(TwosourceError):
            rounds.run()
        if stopped.wait(rounds.limits.every):
            return
