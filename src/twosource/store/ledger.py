"""Ledgers: stories and claims in and out unchanged, with the history of each claim's status kept beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec
from sqlalchemy import delete, insert, select, update

from twosource.model.ledger import Claim, Ledger, Story
from twosource.model.trail import StatusChange
from twosource.model.wire import encode_value
from twosource.store.deadlines import put_deadlines
from twosource.store.dialects import insert_rows
from twosource.store.tables import claims, settings, status_history, storable, stories

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Table

Kept = TypeVar("Kept", Claim, Story)
GONE = "no-longer-held"
REVISION = "ledger-revision"
GONE_WORDS = "Nothing in the case supports this claim any more."


def put_ledger(connection: Connection, ledger: Ledger, at: str) -> tuple[StatusChange, ...]:
    """Make `ledger` the case's ledger; give the changes of status that this brought, which are added to the history.

    Claims and stories that it no longer holds stay in their tables, marked as not current.
    """
    before = {
        row.id: row.status
        for row in connection.execute(select(claims.c.id, claims.c.status).where(claims.c.current == 1))
    }
    changes = [change_of(claim, at) for claim in ledger.claims if before.get(storable(claim.id)) != claim.status]
    held = {storable(claim.id) for claim in ledger.claims}
    changes += [StatusChange(one, at, None, GONE, GONE_WORDS, 0, 0) for one in before if one not in held]
    replace_rows(connection, stories, [row_of(story, place) for place, story in enumerate(ledger.stories)])
    told = [
        row_of(claim, place) | {"story": claim.story, "status": claim.status}
        for place, claim in enumerate(ledger.claims)
    ]
    replace_rows(connection, claims, told)
    insert_rows(connection, status_history, [msgspec.to_builtins(one) for one in changes])
    put_deadlines(connection, ledger.deadlines)
    raise_revision(connection)
    return tuple(changes)


def raise_revision(connection: Connection) -> None:
    """Count that a ledger was put, so that who keeps one in memory sees that it is no longer this one."""
    number = read_revision(connection) + 1
    connection.execute(delete(settings).where(settings.c.name == REVISION))
    connection.execute(insert(settings).values(name=REVISION, value=str(number)))


def read_revision(connection: Connection) -> int:
    """Give how often a ledger was put; 0 in a new case."""
    return int(connection.execute(select(settings.c.value).where(settings.c.name == REVISION)).scalar() or 0)


def change_of(claim: Claim, at: str) -> StatusChange:
    """Give the change that brought the claim to its status."""
    reason = claim.reason
    return StatusChange(claim.id, at, claim.status, reason.rule, reason.words, claim.origins, claim.origins_upper)


def row_of(kept: Claim | Story, place: int) -> dict[str, object]:
    """Lay a claim or story out as a row."""
    return {"id": storable(kept.id), "place": place, "value": encode_value(kept).decode(), "current": 1}


def replace_rows(connection: Connection, table: Table, rows: Sequence[dict[str, object]]) -> None:
    """Write the rows that differ from what is there, and mark as not current what is there beside them."""
    there = {
        row.id: (row.value, row.place, row.current)
        for row in connection.execute(select(table.c.id, table.c.value, table.c.place, table.c.current))
    }
    differing = [row for row in rows if there.get(str(row["id"])) != (row["value"], row["place"], 1)]
    dropped = there.keys() - {str(row["id"]) for row in rows}
    for some in batches([*dropped]):
        connection.execute(update(table).where(table.c.id.in_(some)).values(current=0))
    for some in batches([str(row["id"]) for row in differing if str(row["id"]) in there]):
        connection.execute(delete(table).where(table.c.id.in_(some)))
    insert_rows(connection, table, differing)


def batches(ids: list[str], size: int = 500) -> list[list[str]]:
    """Cut the ids into runs that fit into one statement."""
    return [ids[start : start + size] for start in range(0, len(ids), size)]


def read_stories(connection: Connection) -> tuple[Story, ...]:
    """Give the stories of the ledger, in its order."""
    return read_current(connection, stories, Story)


def read_claims(connection: Connection, story: str | None = None) -> tuple[Claim, ...]:
    """Give the claims of the ledger, or of one story in it, in its order."""
    return read_current(connection, claims, Claim, {} if story is None else {"story": story})


def read_current(
    connection: Connection, table: Table, shape: type[Kept], where: dict[str, str] | None = None
) -> tuple[Kept, ...]:
    """Give what the table holds now, in the ledger's order."""
    found = select(table.c.value).where(table.c.current == 1).filter_by(**(where or {})).order_by(table.c.place)
    return tuple(msgspec.json.decode(value, type=shape) for value in connection.execute(found).scalars())


def read_claim(connection: Connection, claim: str) -> Claim | None:
    """Give a claim, also one that the ledger no longer holds; None when there never was one of that id."""
    value = connection.execute(select(claims.c.value).where(claims.c.id == claim)).scalar()
    return None if value is None else msgspec.json.decode(value, type=Claim)


def read_history(connection: Connection, claim: str) -> tuple[StatusChange, ...]:
    """Give the changes of a claim's status, first to last."""
    columns = (status_history.c[name] for name in StatusChange.__dataclass_fields__)
    rows = connection.execute(select(*columns).where(status_history.c.claim == claim).order_by(status_history.c.number))
    return tuple(StatusChange(*row) for row in rows)


def read_recent_changes(connection: Connection, limit: int) -> tuple[StatusChange, ...]:
    """Give the last `limit` changes of status of the whole case, newest first."""
    columns = (status_history.c[name] for name in StatusChange.__dataclass_fields__)
    rows = connection.execute(select(*columns).order_by(status_history.c.number.desc()).limit(limit))
    return tuple(StatusChange(*row) for row in rows)
