"""When a source may be asked again: never two requests to a host too close, and ever later after failures."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.gather.fetching.connection import Monotonic


@dataclass(frozen=True, slots=True)
class Pace:
    """How often to ask, in seconds.

    `interval`: between two looks at a source; 10 minutes is what news feeds themselves ask for (`ttl`). `gap`:
    between two requests to one host; 5 is below what any host that we met calls too much. `longest`: however often it
    failed, a source is asked once a day.
    """

    interval: float = 600.0
    gap: float = 5.0
    longest: float = 86_400.0


@dataclass(slots=True)
class Pacer:
    """Waits before a request so that each host has its gap."""

    pace: Pace
    monotonic: Monotonic
    sleep: Callable[[float], None]
    last: dict[str, float] = field(default_factory=dict)

    def wait(self, address: str, wanted: float = 0.0) -> None:
        """Wait until the host may be asked, `wanted` being the gap that it asks for itself."""
        host = urlsplit(address).netloc
        gap = max(self.pace.gap, wanted)
        if host in self.last and (left := self.last[host] + gap - self.monotonic()) > 0:
            self.sleep(left)
        self.last[host] = self.monotonic()


def next_due(now: datetime, failures: int, pace: Pace, retry_after: str | None = None) -> datetime:
    """Give when to ask next: after the interval, doubled with each failure in a row, or later if the host says so."""
    seconds = min(pace.interval * 2.0 ** min(failures, 20), pace.longest)
    asked = read_retry(retry_after, now) if retry_after else 0.0
    return now + timedelta(seconds=max(seconds, min(asked, pace.longest)))


def read_retry(written: str, now: datetime) -> float:
    """Read Retry-After, which is a number of seconds or a date (RFC 9110, 10.2.3); 0 for what is neither."""
    if written.strip().isdecimal():
        return float(written)
    try:
        moment = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
    return (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds()
