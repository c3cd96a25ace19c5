"""What waits to be told and what was told within the hour go in; what goes in a message now comes out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from twosource.run.alerting.limits import ALERT_LIMITS, AlertLimits

if TYPE_CHECKING:
    from collections.abc import Sequence

HOUR = timedelta(hours=1)


def choose_notices(
    waiting: Sequence[datetime], made: Sequence[datetime], now: datetime, limits: AlertLimits = ALERT_LIMITS
) -> int:
    """Give how many of the waiting notices, oldest first, go in a message now: all of them, or none yet.

    Args:
        waiting: when each notice came, in order.
        made: when the alert's messages were made.
        now: the present moment.
        limits: the window in which things are grouped, and how many messages an hour.
    """
    if not waiting or now - min(waiting) < limits.window:
        return 0
    if count_recent(made, now) >= limits.hourly:
        return 0
    return len(waiting)


def count_recent(made: Sequence[datetime], now: datetime) -> int:
    """Count what was made within the last hour."""
    return sum(now - one < HOUR for one in made)


def say_storm(made: Sequence[datetime], now: datetime, limits: AlertLimits = ALERT_LIMITS) -> str:
    """Say in the last message of an hour that what follows is summed up; empty in all others."""
    if count_recent(made, now) + 1 < limits.hourly:
        return ""
    return (
        f"This is message {limits.hourly} of this alert within an hour: what happens next is summed up in one message."
    )
