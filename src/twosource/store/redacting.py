"""Erased items' ids in; what was made of their words taken out of claims, stories, histories, deadlines and alerts.

A claim that others make as well gets its words back from them when the case is related next; one that nobody else made
stays as an empty row, because rulings and the log speak of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import delete, false, or_, select, update

from twosource.model.ledger import Claim, Story
from twosource.model.wire import encode_value
from twosource.store.tables import claims, deadlines, deliveries, notices, placings, status_history, stories

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row, Table

ERASED = "[erased]"
FEW = 10
"""Names that are looked for one by one; each costs a look through the whole table."""


def redact_items(connection: Connection, gone: frozenset[str]) -> None:
    """Take out what was made of the items' words."""
    touched = [claim for row in mentions(connection, claims, gone) if gone & set((claim := read_claim(row)).items)]
    for claim in touched:
        write(connection, claims, claim.id, redact_claim(claim, gone))
        history = update(status_history).where(status_history.c.claim == claim.id)
        connection.execute(history.values(words=ERASED))
    redact_alerts(connection, frozenset(claim.id for claim in touched))
    for row in mentions(connection, stories, gone):
        story = msgspec.json.decode(row.value, type=Story)
        others = tuple(one for one in story.items if one not in gone)
        if others != story.items:
            write(connection, stories, story.id, replace(story, headline=ERASED, items=others))
    # Both are made anew when the case is related.
    connection.execute(delete(deadlines))
    connection.execute(delete(placings))


def read_claim(row: Row[Any]) -> Claim:
    """Read a claim's row."""
    return msgspec.json.decode(row.value, type=Claim)


def redact_claim(claim: Claim, gone: frozenset[str]) -> Claim:
    """Give the claim without words, and without what the items said for or against it."""
    evidence = tuple(one for one in claim.evidence if one.item not in gone)
    told = replace(claim, question=ERASED, value=ERASED, evidence=evidence, origin_list=(), edges=(), deadlines=())
    return replace(told, places=(), reason=replace(claim.reason, words=ERASED))


def mentions(connection: Connection, table: Table, names: frozenset[str]) -> list[Row[Any]]:
    """Give the rows in whose JSON one of the names stands; where there are many names, all rows, which is quicker."""
    written = [msgspec.json.encode(name).decode().strip('"') for name in sorted(names)]
    found = select(table)
    if len(names) <= FEW:
        found = found.where(or_(false(), *(table.c.value.contains(name, autoescape=True) for name in written)))
    return list(connection.execute(found))


def write(connection: Connection, table: Table, key: str, value: object) -> None:
    """Write a row's value anew."""
    connection.execute(update(table).where(table.c.id == key).values(value=encode_value(value).decode()))


def redact_alerts(connection: Connection, gone: frozenset[str]) -> None:
    """Take the words of claims out of what alerts told or are about to tell of them."""
    for table in (notices, deliveries):
        for row in mentions(connection, table, gone):
            value = msgspec.json.encode(redact_told(msgspec.json.decode(row.value), gone)).decode()
            if value != row.value:
                connection.execute(update(table).where(table.c.number == row.number).values(value=value))


def redact_told(told: Any, gone: frozenset[str]) -> Any:  # noqa: ANN401 - any JSON
    """Give JSON in which what is told of the claims has no words and no places; a delivery's body is JSON itself."""
    if isinstance(told, list):
        return [redact_told(one, gone) for one in told]
    if not isinstance(told, dict):
        return told
    if told.get("claim") in gone:
        places: dict[str, Any] = {"places": []} if "places" in told else {}
        return told | dict.fromkeys(told.keys() & {"title", "words"}, ERASED) | places
    return {name: redact_body(one, gone) if name == "body" else redact_told(one, gone) for name, one in told.items()}


def redact_body(body: Any, gone: frozenset[str]) -> Any:  # noqa: ANN401 - any JSON
    """Give a message's body without what it tells of the claims."""
    try:
        return msgspec.json.encode(redact_told(msgspec.json.decode(body), gone)).decode()
    except (msgspec.DecodeError, TypeError):
        return body
