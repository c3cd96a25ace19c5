"""Alerts in and out: their rules, what they last knew of each claim, what they told, and how each message fared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import delete, func, insert, select, update

from twosource.errors import UsageError
from twosource.model.alerting import AlertRule, Delivery, Mark, Notice
from twosource.model.wire import encode_value
from twosource.store.dialects import insert_rows
from twosource.store.settings import put_setting
from twosource.store.tables import alerts, deliveries, marks, notices, settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from twosource.store.case import Case

SEEN = "alerts-seen"
"""The setting that holds which revision of the ledger the marks are of."""


@dataclass(frozen=True, slots=True)
class Told:
    """A notice with its number, the alert it is of, and the message that carries it (None while it waits)."""

    number: int
    alert: str
    delivery: int | None
    notice: Notice


@dataclass(frozen=True, slots=True)
class Alerts:
    """The alerts of `case`; what changes them is logged as its person's act."""

    case: Case

    # Rules

    def rules(self) -> tuple[AlertRule, ...]:
        """Give all rules, the oldest first."""
        with self.case.reading_connection() as connection:
            found = connection.execute(select(alerts.c.value)).scalars()
            return tuple(sorted((msgspec.json.decode(one, type=AlertRule) for one in found), key=lambda one: one.made))

    def need(self, alert: str) -> AlertRule:
        """Give a rule by its id or name.

        Raises:
            UsageError: there is none.
        """
        for rule in self.rules():
            if alert in {rule.id, rule.name}:
                return rule
        msg = f"there is no alert {alert!r} in this case; `twosource alert list` shows those that are"
        raise UsageError(msg)

    def add(self, rule: AlertRule) -> None:
        """Add a rule.

        Raises:
            UsageError: there is one of that name.
        """
        if any(one.name == rule.name for one in self.rules()):
            msg = f"there is an alert {rule.name!r} already"
            raise UsageError(msg)
        with self.case.writing_connection() as connection:
            connection.execute(insert(alerts).values(id=rule.id, value=encode_value(rule).decode()))
            self.case.log(connection, "alert-add", rule.id, describe(rule))

    def agree(self, rule: AlertRule, person: str) -> None:
        """Note that a second person agreed that a rule may tell."""
        with self.case.writing_connection() as connection:
            value = encode_value(replace(rule, agreed=person)).decode()
            connection.execute(update(alerts).where(alerts.c.id == rule.id).values(value=value))
            self.case.log(connection, "alert-agree", rule.id, describe(rule))

    def remove(self, rule: AlertRule) -> None:
        """Remove a rule with all it has not sent yet; what it sent stays in the log."""
        with self.case.writing_connection() as connection:
            for table in (notices, deliveries):
                connection.execute(delete(table).where(table.c.alert == rule.id))
            connection.execute(delete(alerts).where(alerts.c.id == rule.id))
            self.case.log(connection, "alert-remove", rule.id, describe(rule))

    # What alerts last knew

    def seen(self) -> int | None:
        """Give the revision of the ledger that the marks are of; None when none was seen."""
        with self.case.reading_connection() as connection:
            value = connection.execute(select(settings.c.value).where(settings.c.name == SEEN)).scalar()
            return None if value is None else int(value)

    def marks(self) -> dict[str, Mark]:
        """Give what was last known of each claim."""
        with self.case.reading_connection() as connection:
            rows = connection.execute(select(marks.c.claim, marks.c.value))
            return {row.claim: msgspec.json.decode(row.value, type=Mark) for row in rows}

    def put_seen(self, revision: int, known: Mapping[str, Mark], found: Iterable[tuple[str, str, Notice]] = ()) -> int:
        """Keep what is known now, and what is to be told of it, in one moment; give how many notices were new.

        `found` are alert, key and notice; what was told under the key before is not told again.
        """
        before = self.marks()
        with self.case.writing_connection() as connection:
            changed = [claim for claim, mark in known.items() if before.get(claim) != mark]
            for some in batches([*changed, *(before.keys() - known.keys())]):
                connection.execute(delete(marks).where(marks.c.claim.in_(some)))
            rows = [{"claim": claim, "value": encode_value(known[claim]).decode()} for claim in changed]
            insert_rows(connection, marks, rows)
            put_setting(connection, SEEN, str(revision))
            return put_notices(connection, found)

    def put_notices(self, found: Iterable[tuple[str, str, Notice]]) -> int:
        """Keep what is to be told; give how many notices were new."""
        with self.case.writing_connection() as connection:
            return put_notices(connection, found)

    def untold(self, alert: str, keys: Iterable[str]) -> frozenset[str]:
        """Give those of some keys that an alert has not told."""
        asked = frozenset(keys)
        with self.case.reading_connection() as connection:
            for some in batches(sorted(asked)):
                found = select(notices.c.key).where(notices.c.alert == alert, notices.c.key.in_(some))
                asked -= frozenset(connection.execute(found).scalars())
        return asked

    # What is told

    def told(self, limit: int = 100, alert: str | None = None) -> tuple[Told, ...]:
        """Give the last notices, of all alerts or of one, the newest first."""
        found = select(notices).order_by(notices.c.number.desc()).limit(limit)
        return self._told(found if alert is None else found.where(notices.c.alert == alert))

    def waiting(self, alert: str) -> tuple[Told, ...]:
        """Give the notices of an alert that no message carries yet, in order."""
        found = select(notices).where(notices.c.alert == alert, notices.c.delivery.is_(None))
        return self._told(found.order_by(notices.c.number))

    def _told(self, found: object) -> tuple[Told, ...]:
        with self.case.reading_connection() as connection:
            return tuple(
                Told(row.number, row.alert, row.delivery, msgspec.json.decode(row.value, type=Notice))
                for row in connection.execute(found)  # type: ignore[call-overload]  # a select of notices
            )

    # Messages

    def deliveries(self, limit: int = 100, alert: str | None = None) -> tuple[Delivery, ...]:
        """Give the last messages, of all alerts or of one, the newest first."""
        found = select(deliveries.c.value).order_by(deliveries.c.number.desc()).limit(limit)
        if alert is not None:
            found = found.where(deliveries.c.alert == alert)
        with self.case.reading_connection() as connection:
            return tuple(msgspec.json.decode(one, type=Delivery) for one in connection.execute(found).scalars())

    def make_delivery(self, delivery: Delivery, carried: Iterable[int] = ()) -> Delivery | None:
        """Keep a message that carries these notices; None when another process made one of them first."""
        numbers = list(carried)
        with self.case.writing_connection() as connection:
            free = select(func.count()).where(notices.c.number.in_(numbers), notices.c.delivery.is_(None))
            if connection.execute(free).scalar() != len(numbers):
                return None
            number = 1 + (connection.execute(select(func.max(deliveries.c.number))).scalar() or 0)
            made = replace(delivery, number=number)
            row = {"number": number, "alert": made.alert, "state": made.state, "value": encode_value(made).decode()}
            connection.execute(insert(deliveries).values(row))
            carry = update(notices).where(notices.c.number.in_(numbers)).values(delivery=number)
            connection.execute(carry)
            return made

    def take_due(self, now: str, until: str) -> tuple[Delivery, ...]:
        """Take the messages that are due: they are tried once more, and are nobody else's `until` then."""
        with self.case.writing_connection() as connection:
            found = connection.execute(select(deliveries.c.value).where(deliveries.c.state == "waiting")).scalars()
            waiting = [msgspec.json.decode(one, type=Delivery) for one in found]
            taken = [replace(one, due=until, tries=one.tries + 1) for one in waiting if (one.due or "") <= now]
            for one in taken:
                write_delivery(connection, one)
            return tuple(taken)

    def finish(self, delivery: Delivery, detail: Mapping[str, str]) -> None:
        """Keep how a try went; what was sent, and what was given up, is logged."""
        with self.case.writing_connection() as connection:
            write_delivery(connection, delivery)
            if delivery.state != "waiting":
                act = "alert-test" if delivery.test else f"alert-{delivery.state}"
                self.case.log(connection, act, delivery.alert, {"message": str(delivery.number), **detail})


def describe(rule: AlertRule) -> dict[str, str]:
    """Say what a rule tells and where, for the log; its secrets stay out of it."""
    return {"name": rule.name, "when": " ".join(rule.when), "channel": rule.channel, "target": rule.where}


def write_delivery(connection: Connection, delivery: Delivery) -> None:
    """Write a message back; one whose alert was removed meanwhile stays removed."""
    row = {"state": delivery.state, "value": encode_value(delivery).decode()}
    connection.execute(update(deliveries).where(deliveries.c.number == delivery.number).values(row))


def put_notices(connection: Connection, found: Iterable[tuple[str, str, Notice]]) -> int:
    """Insert the notices whose key their alert has not told; give how many."""
    fresh = {(alert, key): notice for alert, key, notice in found}
    for some in batches([key for _, key in fresh]):
        rows = connection.execute(select(notices.c.alert, notices.c.key).where(notices.c.key.in_(some))).all()
        for row in rows:
            fresh.pop((row.alert, row.key), None)
    number = connection.execute(select(func.max(notices.c.number))).scalar() or 0
    rows_new = [
        {"number": number + place, "alert": alert, "key": key, "value": encode_value(notice).decode()}
        for place, ((alert, key), notice) in enumerate(fresh.items(), start=1)
    ]
    insert_rows(connection, notices, rows_new)
    return len(rows_new)


def batches(ids: list[str], size: int = 500) -> list[list[str]]:
    """Cut ids into runs that fit into one statement."""
    return [ids[start : start + size] for start in range(0, len(ids), size)]
