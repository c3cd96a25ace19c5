"""The moment as a UTC instant in ISO 8601; whoever needs it is handed a `Clock`, so that tests own the time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def read_clock() -> datetime:
    """Give the present moment, in UTC."""
    return datetime.now(UTC)


def write_instant(moment: datetime) -> str:
    """Write an aware moment as `2021-08-22T04:00:00Z`, to the microsecond where there are any.

    >>> write_instant(datetime(2021, 8, 22, 4, tzinfo=UTC))
    '2021-08-22T04:00:00Z'
    """
    return moment.astimezone(UTC).isoformat().removesuffix("+00:00") + "Z"
