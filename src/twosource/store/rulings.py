"""Rulings: a person's decisions on claims, added and never edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, insert, select

from twosource.errors import UsageError
from twosource.model.ids import make_id
from twosource.model.ledger import Ruling, RulingKind
from twosource.model.wire import encode_value
from twosource.store.tables import claims, rulings

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Draft:
    """A ruling before it is one."""

    claim: str
    kind: RulingKind
    reason: str
    person: str
    made: str
    undoes: str | None


def put_ruling(connection: Connection, draft: Draft) -> Ruling:
    """Add a ruling.

    Raises:
        UsageError: there is no such claim, no reason is given, or what it undoes is not a ruling on that claim.
    """
    check_draft(connection, draft)
    place = 1 + (connection.execute(select(func.max(rulings.c.place))).scalar() or 0)
    parts = (draft.claim, draft.kind, draft.reason, draft.person, draft.made, draft.undoes)
    ruling = Ruling(make_id("ruling", *parts, place), *parts)
    row = {"id": ruling.id, "place": place, "claim": ruling.claim, "value": encode_value(ruling).decode()}
    connection.execute(insert(rulings).values(row))
    return ruling


def check_draft(connection: Connection, draft: Draft) -> None:
    """Refuse a ruling on nothing, without a reason, or that undoes what was never ruled."""
    if connection.execute(select(claims.c.id).where(claims.c.id == draft.claim)).first() is None:
        msg = f"there is no claim {draft.claim} in this case"
        raise UsageError(msg)
    if not draft.reason.strip():
        msg = "a ruling needs a reason in words"
        raise UsageError(msg)
    made = {ruling.id for ruling in read_rulings(connection, draft.claim)}
    if (draft.kind == "undo") != (draft.undoes is not None) or not {draft.undoes} <= {None, *made}:
        msg = f"an undo names the ruling on claim {draft.claim} that it takes back, and no other ruling does"
        raise UsageError(msg)


def read_rulings(connection: Connection, claim: str | None = None) -> tuple[Ruling, ...]:
    """Give the rulings on a claim, or all, in the order in which they were made."""
    found = select(rulings.c.value).order_by(rulings.c.place)
    if claim is not None:
        found = found.where(rulings.c.claim == claim)
    return tuple(msgspec.json.decode(value, type=Ruling) for value in connection.execute(found).scalars())
