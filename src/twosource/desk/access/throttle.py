"""Failed logins in, how long to wait out: counted for each name and each address apart, and forgotten after a while."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from twosource.desk.access.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_KEPT = 10_000
"""Names and addresses that are remembered; the ones that failed longest ago go first."""


@dataclass(slots=True)
class Failures:
    """How often in a row, and when last."""

    count: int = 0
    last: float = 0.0


@dataclass(frozen=True, slots=True)
class Throttle:
    """Counts failures in memory: a restart forgets them, and a restart is the admin's."""

    clock: Callable[[], float] = time.monotonic
    failed: OrderedDict[tuple[str, str], Failures] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def wait(self, name: str, address: str) -> float:
        """Give the seconds that this name, from this address, must wait before it is heard; 0 when it is."""
        with self.lock:
            return max(self._wait("name", name, LIMITS.tries), self._wait("address", address, LIMITS.tries_of_address))

    def fail(self, name: str, address: str) -> None:
        """Count a failure."""
        with self.lock:
            for key in (("name", name), ("address", address)):
                known = self.failed.pop(key, Failures())
                fresh = self.clock() - known.last <= LIMITS.forgotten
                self.failed[key] = Failures(known.count + 1 if fresh else 1, self.clock())
            while len(self.failed) > MOST_KEPT:
                self.failed.popitem(last=False)

    def succeed(self, name: str) -> None:
        """Forget the failures of a name; those of the address stay, or one own account would let it guess others."""
        with self.lock:
            self.failed.pop(("name", name), None)

    def _wait(self, kind: str, key: str, tries: int) -> float:
        known = self.failed.get((kind, key))
        if known is None or known.count < tries:
            return 0.0
        seconds = min(LIMITS.first_wait * 2.0 ** min(known.count - tries, 20), LIMITS.longest_wait)
        return max(known.last + seconds - self.clock(), 0.0)


def say_wait(seconds: float) -> str:
    """Say how long to wait.

    >>> say_wait(29.2), say_wait(61)
    ('30 seconds', '2 minutes')
    """
    if seconds <= 60:  # noqa: PLR2004 - a minute
        return f"{max(int(-(-seconds // 1)), 1)} seconds"
    return f"{int(-(-seconds // 60))} minutes"
