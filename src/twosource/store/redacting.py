"""An erased item's id in; what was made of its words taken out of claims, stories, histories, deadlines and alerts.

A claim that others make as well gets its words back from them when the case is related next; one that nobody else made
stays as an empty row, because rulings and the log speak of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import delete, select, update

from twosource.model.ledger import Claim, Story
from twosource.model.wire import encode_value
from twosource.store.tables import claims, deadlines, deliveries, notices, placings, status_history, stories

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row, Table

ERASED = "[erased]"


def redact_item(connection: Connection, item: str) -> None:
    """Take out what was made of an item's words."""
    touched = [claim for row in mentions(connection, claims, item) if item in (claim := read_claim(row)).items]
    for claim in touched:
        write(connection, claims, claim.id, redact_claim(claim, item))
        history = update(status_history).where(status_history.c.claim == claim.id)
        connection.execute(history.values(words=ERASED))
        redact_alerts(connection, claim.id)
    for row in mentions(connection, stories, item):
        story = msgspec.json.decode(row.value, type=Story)
        others = tuple(one for one in story.items if one != item)
        if others != story.items:
            write(connection, stories, story.id, replace(story, headline=ERASED, items=others))
    for table in (deadlines, placings):
        keys = [row.id for row in mentions(connection, table, item)]
        connection.execute(delete(table).where(table.c.id.in_(keys)))


def read_claim(row: Row[Any]) -> Claim:
    """Read a claim's row."""
    return msgspec.json.decode(row.value, type=Claim)


def redact_claim(claim: Claim, item: str) -> Claim:
    """Give the claim without words, and without what the item said for or against it."""
    evidence = tuple(one for one in claim.evidence if one.item != item)
    told = replace(claim, question=ERASED, value=ERASED, evidence=evidence, origin_list=(), edges=(), deadlines=())
    return replace(told, places=(), reason=replace(claim.reason, words=ERASED))


def mentions(connection: Connection, table: Table, name: str) -> list[Row[Any]]:
    """Give the rows in whose JSON a name stands, as a value of its own."""
    written = msgspec.json.encode(name).decode()
    return list(connection.execute(select(table).where(table.c.value.contains(written, autoescape=True))))


def write(connection: Connection, table: Table, key: str, value: object) -> None:
    """Write a row's value anew."""
    connection.execute(update(table).where(table.c.id == key).values(value=encode_value(value).decode()))


def redact_alerts(connection: Connection, claim: str) -> None:
    """Take the words of a claim out of what alerts told or are about to tell of it."""
    for table in (notices, deliveries):
        escaped = msgspec.json.encode(claim).decode().strip('"')
        rows = connection.execute(select(table).where(table.c.value.contains(escaped, autoescape=True))).all()
        for row in rows:
            value = msgspec.json.encode(redact_told(msgspec.json.decode(row.value), claim)).decode()
            connection.execute(update(table).where(table.c.number == row.number).values(value=value))


def redact_told(told: Any, claim: str) -> Any:  # noqa: ANN401 - any JSON
    """Give JSON in which whatever is told of the claim has no words and no places; a delivery's body is JSON itself."""
    if isinstance(told, list):
        return [redact_told(one, claim) for one in told]
    if not isinstance(told, dict):
        return told
    if told.get("claim") == claim:
        places: dict[str, Any] = {"places": []} if "places" in told else {}
        return told | dict.fromkeys(told.keys() & {"title", "words"}, ERASED) | places
    return {name: redact_body(one, claim) if name == "body" else redact_told(one, claim) for name, one in told.items()}


def redact_body(body: Any, claim: str) -> Any:  # noqa: ANN401 - any JSON
    """Give a message's body without what it tells of the claim."""
    try:
        return msgspec.json.encode(redact_told(msgspec.json.decode(body), claim)).decode()
    except (msgspec.DecodeError, TypeError):
        return body
