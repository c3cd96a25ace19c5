"""Rulings: a person's decisions on claims, added and never edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, insert, select

from twosource.errors import UsageError
from twosource.model.ids import make_id
from twosource.model.ledger import CORRECTING, Correction, Ruling, RulingKind
from twosource.model.wire import encode_value
from twosource.store.basis import raise_basis
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
    detail: Correction | None = None


def put_ruling(connection: Connection, draft: Draft) -> Ruling:
    """Add a ruling.

    Raises:
        UsageError: there is no such claim, no reason is given, what it undoes is not a ruling on that claim, or what
            it puts right is not said.
    """
    check_draft(connection, draft)
    place = 1 + (connection.execute(select(func.max(rulings.c.place))).scalar() or 0)
    parts = (draft.claim, draft.kind, draft.reason, draft.person, draft.made, draft.undoes)
    said = (encode_value(draft.detail).decode(),) if draft.detail else ()
    ruling = Ruling(make_id("ruling", *parts, *said, place), *parts, draft.detail)
    row = {"id": ruling.id, "place": place, "claim": ruling.claim, "kind": ruling.kind}
    row["value"] = encode_value(ruling).decode()
    connection.execute(insert(rulings).values(row))
    raise_basis(connection)
    return ruling


def check_draft(connection: Connection, draft: Draft) -> None:
    """Refuse a ruling on nothing, without a reason, or that undoes what was never ruled."""
    if connection.execute(select(claims.c.id).where(claims.c.id == draft.claim)).first() is None:
        msg = f"there is no claim {draft.claim} in this case"
        raise UsageError(msg)
    if not draft.reason.strip():
        msg = "a ruling needs a reason in words"
        raise UsageError(msg)
    check_detail(connection, draft)
    made = {ruling.id for ruling in read_rulings(connection, draft.claim)}
    if (draft.kind == "undo") != (draft.undoes is not None) or not {draft.undoes} <= {None, *made}:
        msg = f"an undo names the ruling on claim {draft.claim} that it takes back, and no other ruling does"
        raise UsageError(msg)


def check_detail(connection: Connection, draft: Draft) -> None:
    """Refuse a correction that does not say what it puts right, or a ruling that puts right what is not its to."""
    detail = draft.detail
    if detail is None and draft.kind not in CORRECTING:
        return
    if detail is None or draft.kind not in CORRECTING or not says_enough(draft.kind, detail):
        msg = f"a {draft.kind} must say what it puts right, and where; nothing was ruled"
        raise UsageError(msg)
    if detail.into is not None and (
        detail.into == draft.claim
        or connection.execute(select(claims.c.id).where(claims.c.id == detail.into)).first() is None
    ):
        msg = f"claim {draft.claim} cannot be merged into {detail.into}: there is no such other claim in this case"
        raise UsageError(msg)


def says_enough(kind: RulingKind, detail: Correction) -> bool:
    """Tell whether a correction holds what its kind needs."""
    needed = {
        "merge": detail.into is not None and bool(detail.other),
        "split": bool(detail.other) and not set(detail.at) & set(detail.other),
        "re-place": detail.place is not None,
        "re-time": detail.when is not None and detail.when[0] <= detail.when[1],
        "correct-chain": bool(detail.chain),
    }
    return bool(detail.at) and needed[kind]


def tell_ruling(ruling: Ruling) -> dict[str, str]:
    """Say a ruling for the log."""
    told = {"ruling": ruling.id, "kind": ruling.kind, "reason": ruling.reason}
    if ruling.undoes:
        told["undoes"] = ruling.undoes
    return told | ({"correction": encode_value(ruling.detail).decode()} if ruling.detail else {})


def read_rulings(connection: Connection, claim: str | None = None) -> tuple[Ruling, ...]:
    """Give the rulings on a claim, or all, in the order in which they were made."""
    found = select(rulings.c.value).order_by(rulings.c.place)
    if claim is not None:
        found = found.where(rulings.c.claim == claim)
    return tuple(msgspec.json.decode(value, type=Ruling) for value in connection.execute(found).scalars())
