"""How long what lasts and how much is too much, at the door; each figure with its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AccessLimits:
    """Bounds of passwords, sessions, tokens and failed logins.

    `shortest`: signs of a password, 15 (NIST SP 800-63B-4, a password that stands alone); `longest`: 256, so that
    hashing costs what it costs. `variety`: different signs, 5, against one key held down; there are no other rules of
    composition, since they make passwords worse.
    `session_hours`: 12, a long shift; `idle_hours`: 2, a long meeting. `token_days`: 90 by default, 366 at most.
    `tries`: failed logins of one name before it waits, 5; `tries_of_address`: of one address, 30 (a whole desk may
    share one). `first_wait` s, doubled with each further failure up to `longest_wait` s: 30 and 900, so that guessing
    is hopeless and nobody is locked out for longer than a coffee. `forgotten` s: failures are forgotten after an hour.
    `hashing`: passwords hashed at once, 2 (64 MiB and two cores each).
    """

    shortest: int = 15
    longest: int = 256
    variety: int = 5
    session_hours: int = 12
    idle_hours: int = 2
    token_days: int = 90
    most_token_days: int = 366
    tries: int = 5
    tries_of_address: int = 30
    first_wait: float = 30.0
    longest_wait: float = 900.0
    forgotten: float = 3600.0
    hashing: int = 2


LIMITS = AccessLimits()
