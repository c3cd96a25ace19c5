"""How a try to send went, and what sending stands on: limits, clock, look-up of names, trusted certificates."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twosource.gather.fetching.fetch import Wire

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Sent:
    """How a try went: in words, whether it arrived, and whether trying again is of use."""

    arrived: bool
    said: str
    again: bool = True


@dataclass(frozen=True, slots=True)
class Outside:
    """What sending stands on; all of it is an argument so that tests own the world.

    `allowed` are hosts of the own network that an admin let in; every other address must be public. `seconds` bound a
    try from the first look-up to the last byte. `trust` is for tests; None trusts what fetching does.
    """

    allowed: frozenset[str] = frozenset()
    seconds: float = 20.0
    wire: Wire = field(default_factory=Wire)
    clock: Callable[[], float] = time.time
    trust: ssl.SSLContext | None = None
