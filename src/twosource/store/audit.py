"""The log of a case as a chain of hashes: acts go in, and any later edit, gap, reorder or cut comes to light.

Each entry's hash covers its fields and the hash before it (Haber & Stornetta 1991). Whoever can rewrite the whole
database can also rewrite the whole chain; a head that was exported before shows that too.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import insert, select

from twosource.errors import AuditBroken
from twosource.model.trail import AuditEntry, AuditHead
from twosource.store.tables import audit, storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection, Row

ROOT = "sha256:" + "0" * 64
"""What stands for the hash before the first entry."""


def append_entry(
    connection: Connection, *, at: str, person: str, act: str, subject: str, detail: Mapping[str, str]
) -> AuditEntry:
    """Write one act at the end of the log; the caller holds the case's write lock."""
    head = read_head(connection)
    pairs = tuple(sorted((storable(name), storable(value)) for name, value in detail.items()))
    fields = (head.number + 1, at, storable(person), storable(act), storable(subject), pairs, head.hash)
    entry = AuditEntry(*fields, hash=hash_entry(*fields))
    connection.execute(insert(audit).values(row_of(entry)))
    return entry


def hash_entry(  # noqa: PLR0917 - the fields of an entry, in their order
    number: int, at: str, person: str, act: str, subject: str, detail: tuple[tuple[str, str], ...], previous: str
) -> str:
    """Hash the fields as one JSON array, which tells where each begins and ends."""
    written = msgspec.json.encode([number, at, person, act, subject, detail, previous])
    return "sha256:" + hashlib.sha256(written).hexdigest()


def row_of(entry: AuditEntry) -> dict[str, object]:
    """Lay an entry out as a row."""
    row: dict[str, object] = {name: getattr(entry, name) for name in AuditEntry.__dataclass_fields__}
    return row | {"detail": msgspec.json.encode(entry.detail).decode()}


def entry_of(row: Row[tuple[object, ...]]) -> AuditEntry:
    """Read a row back.

    Raises:
        AuditBroken: its detail is no longer what we write.
    """
    named = row._asdict()
    try:
        detail = msgspec.json.decode(named["detail"], type=tuple[tuple[str, str], ...])
    except msgspec.DecodeError as error:
        msg = f"entry {named['number']} of the log was edited: its detail is unreadable"
        raise AuditBroken(msg) from error
    return AuditEntry(**(named | {"detail": detail}))


def read_head(connection: Connection) -> AuditHead:
    """Give the end of the log; number 0 when it is empty."""
    last = connection.execute(select(audit.c.number, audit.c.hash).order_by(audit.c.number.desc()).limit(1)).first()
    return AuditHead(0, ROOT) if last is None else AuditHead(last.number, last.hash)


def read_entries(connection: Connection, after: int = 0) -> Iterator[AuditEntry]:
    """Yield the entries with a number above `after`, in order."""
    for row in connection.execute(select(audit).where(audit.c.number > after).order_by(audit.c.number)):
        yield entry_of(row)


def verify_chain(entries: Iterable[AuditEntry], exported: Iterable[AuditHead] = ()) -> AuditHead:
    """Walk the chain and give its head.

    Args:
        entries: the whole log, in order of number.
        exported: heads that were kept elsewhere; the log must still run through each of them.

    Raises:
        AuditBroken: the first thing that does not fit, and what it means.
    """
    wanted = {head.number: head.hash for head in exported}
    head = AuditHead(0, ROOT)
    for entry in entries:
        check_entry(entry, head)
        head = AuditHead(entry.number, entry.hash)
        if wanted.pop(entry.number, entry.hash) != entry.hash:
            msg = f"entry {entry.number} of the log is not the one that was exported: the log was rewritten"
            raise AuditBroken(msg)
    if missing := {number for number in wanted if number > 0}:
        msg = f"the log ends at entry {head.number}, but a head of {max(missing)} was exported: it was cut short"
        raise AuditBroken(msg)
    return head


def check_entry(entry: AuditEntry, before: AuditHead) -> None:
    """Hold one entry to the one before it."""
    if entry.number != before.number + 1:
        msg = f"entry {before.number + 1} of the log is missing; {entry.number} follows {before.number}"
        raise AuditBroken(msg)
    if entry.previous != before.hash:
        msg = f"entry {entry.number} of the log does not follow from the one before: one of them was changed or moved"
        raise AuditBroken(msg)
    fields = (entry.number, entry.at, entry.person, entry.act, entry.subject, entry.detail, entry.previous)
    if entry.hash != hash_entry(*fields):
        msg = f"entry {entry.number} of the log was edited: its hash does not fit what it says"
        raise AuditBroken(msg)
