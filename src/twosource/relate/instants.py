"""ISO dates and instants as written go in, days and hours to reckon with come out; unknown stays None."""

from __future__ import annotations

from datetime import UTC, datetime

DAY = 86_400.0


def day_of(written: str | None) -> float | None:
    """Give days since 1970-01-01 UTC of an ISO date or instant; None when it is missing or not ISO 8601."""
    if not written:
        return None
    try:
        instant = datetime.fromisoformat(written)
    except ValueError:
        return None
    whole = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    return whole.timestamp() / DAY


def order_of(written: str | None) -> tuple[float, str]:
    """Give a key that sorts by time; what has none comes last."""
    day = day_of(written)
    return (float("inf") if day is None else day, written or "")
