"""How alerts are kept from becoming a storm, and how long a message is tried; each figure with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class AlertLimits:
    """Bounds of alerts.

    `window`: what happens within 2 minutes goes in one message, since one `add` of a folder changes many claims.
    `hourly`: messages of one alert within an hour, 6: more are no longer read; what happens beyond waits and goes in
    one summary. `told`: notices spelled out in a message, 20; the rest is counted. `tries`: 12, with `first_retry`
    doubled up to `longest_retry` between them, about a day in all. `lease`: how long a process that sends may take
    before another one tries. `every`: seconds between two rounds of `serve` and `watch`.
    """

    window: timedelta = timedelta(minutes=2)
    hourly: int = 6
    told: int = 20
    tries: int = 12
    first_retry: timedelta = timedelta(seconds=30)
    longest_retry: timedelta = timedelta(hours=6)
    lease: timedelta = timedelta(minutes=2)
    every: float = 20.0


ALERT_LIMITS = AlertLimits()


def retry_after(tries: int, limits: AlertLimits = ALERT_LIMITS) -> timedelta | None:
    """Give how long to wait after so many tries; None when it is given up.

    >>> [str(retry_after(tries)) for tries in (1, 2, 11, 12)]
    ['0:00:30', '0:01:00', '6:00:00', 'None']
    """
    if tries >= limits.tries:
        return None
    return min(limits.first_retry * 2.0 ** max(tries - 1, 0), limits.longest_retry)
