"""When a text speaks: its publication, its dateline or an embedded post's stamp, the moment that others count from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
EARLIEST_OFFSET = timedelta(hours=14)
LATEST_OFFSET = timedelta(hours=12)
"""Zones reach from UTC+14 to UTC-12: so much may a wall clock of an unknown zone be off."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A moment of speaking: an `instant`, or a `day` of which any moment may be meant.

    `kind` tells whose day it is: `stamp` is a UTC day (a publication date, a post's stamp) for hours, and the place's
    own for calendar words; `dateline` is a day at the dateline's place.
    """

    kind: Literal["instant", "stamp", "dateline"]
    day: date
    instant: datetime | None = None
    zone: str | None = None

    def day_in(self, zone: str | None) -> date:
        """Give the date at a place; the UTC date where the place is not known."""
        if self.instant is None:
            return self.day
        return self.instant.astimezone(ZoneInfo(zone) if zone else UTC).date()

    def clock_in(self, zone: str | None) -> time | None:
        """Give the wall clock at a place; None where only the day is known."""
        if self.instant is None:
            return None
        return self.instant.astimezone(ZoneInfo(zone) if zone else UTC).time()

    def interval(self) -> tuple[datetime, datetime]:
        """Give the UTC interval in which it speaks."""
        if self.instant is not None:
            return self.instant, self.instant
        midnight = datetime.combine(self.day, time())
        zone = self.zone if self.kind == "dateline" else "UTC"
        return to_utc(midnight, zone)[0], to_utc(midnight + DAY, zone)[1]


def read_published(published: str | None) -> Speech | None:
    """Read a publication date or instant; None where it is missing or none."""
    if not published:
        return None
    try:
        if len(published) <= len("2021-08-22"):
            return Speech("stamp", date.fromisoformat(published))
        moment = datetime.fromisoformat(published)
    except ValueError:
        return None
    instant = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return Speech("instant", instant.date(), instant)


def to_utc(local: datetime, zone: str | None) -> tuple[datetime, datetime]:
    """Give the UTC instants that a wall clock can mean: one where the zone is known, else the widest pair."""
    if zone is None:
        aware = local.replace(tzinfo=UTC)
        return aware - EARLIEST_OFFSET, aware + LATEST_OFFSET
    instant = local.replace(tzinfo=UTC) if zone == "UTC" else local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    return instant, instant


def write_instant(moment: datetime) -> str:
    """Write a UTC instant as ISO 8601 to the second."""
    return moment.astimezone(UTC).replace(tzinfo=None, microsecond=0).isoformat() + "Z"
