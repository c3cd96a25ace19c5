"""What a case remembers of having been related, so that the next item costs what it changes: rows in, rows out.

A row is good for one reading of one version of its item. Whoever puts another reading marks it as old; whoever erases
an item clears all rows, because they hold its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import delete, insert, select

from twosource.model.wire import decode_reading, encode_value
from twosource.store.basis import NOW, read_number
from twosource.store.dialects import insert_rows
from twosource.store.readings import select_current
from twosource.store.tables import items, readings, settings, workings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from twosource.model.reading import Reading
    from twosource.store.case import Case

HEADER = "workings"
BATCH = 500


@dataclass(frozen=True, slots=True)
class Header:
    """What rows were made by, at which basis of the case and revision of its ledger, and the rulings respected."""

    made_by: str
    basis: int
    revision: int
    rulings: str


@dataclass(frozen=True, slots=True)
class Workings:
    """What is remembered: each item's digest and row as JSON, in order of id."""

    header: Header
    rows: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Drift:
    """Items whose reading is not the remembered one, and items that are remembered and have no reading any more."""

    changed: tuple[str, ...]
    gone: tuple[str, ...]


def read_workings(case: Case, made_by: str) -> Workings | None:
    """Give what is remembered; None when nothing is, other rules made it, or another ledger came since."""
    with case.reading_connection() as connection:
        header = read_header(connection)
        if header is None or header.made_by != made_by or header.revision != case.ledger_revision():
            return None
        columns = select(workings.c.item, workings.c.digest, workings.c.value).order_by(workings.c.item)
        return Workings(header, {row.item: (row.digest, row.value) for row in connection.execute(columns)})


def read_header(connection: Connection) -> Header | None:
    """Give the header; None when there is none."""
    value = connection.execute(select(settings.c.value).where(settings.c.name == HEADER)).scalar()
    return None if value is None else msgspec.json.decode(value, type=Header)


def read_drift(case: Case) -> Drift:
    """Find what changed since the rows were kept, both in order of id."""
    joined = items.join(readings, (readings.c.item == items.c.id) & (readings.c.digest == items.c.digest))
    same = (workings.c.item == items.c.id) & (workings.c.digest == items.c.digest)
    fresh = select(items.c.id).select_from(joined.outerjoin(workings, same)).where(workings.c.item.is_(None))
    left = select(workings.c.item).where(workings.c.item.not_in(select(items.c.id).select_from(joined)))
    with case.reading_connection() as connection:
        return Drift(
            tuple(sorted(connection.execute(fresh).scalars())), tuple(sorted(connection.execute(left).scalars()))
        )


def read_all(case: Case) -> tuple[str, ...]:
    """Give the items that have a reading of their current version, in order of id."""
    joined = items.join(readings, (readings.c.item == items.c.id) & (readings.c.digest == items.c.digest))
    with case.reading_connection() as connection:
        return tuple(sorted(connection.execute(select(items.c.id).select_from(joined)).scalars()))


def read_some(case: Case, wanted: Sequence[str]) -> Iterator[Reading]:
    """Yield the readings of some items' current versions."""
    for start in range(0, len(wanted), BATCH):
        chosen = select_current().where(items.c.id.in_(wanted[start : start + BATCH])).order_by(items.c.place)
        with case.reading_connection() as connection:
            values = connection.execute(chosen).scalars().all()
        yield from (decode_reading(value) for value in values)


def keep_workings(
    case: Case, header: Header, rows: Mapping[str, tuple[str, str]], gone: Sequence[str], *, anew: bool
) -> None:
    """Keep rows, each a digest and JSON, instead of those of these items and of `gone`, or `anew` instead of all.

    If the case moved on since the basis of the header was read, nothing is kept, since nobody knows of what.
    `case` is one that writes (`Case.writing`), in the transaction that puts the ledger.
    """
    with case.writing_connection() as connection:
        moved_on = read_number(connection, NOW) != header.basis
        if anew or moved_on:
            clear_workings(connection)
        if moved_on:
            return
        every = [*rows, *gone]
        for start in range(0, len(every), BATCH):
            connection.execute(delete(workings).where(workings.c.item.in_(every[start : start + BATCH])))
        told = [{"item": item, "digest": digest, "value": value} for item, (digest, value) in rows.items()]
        insert_rows(connection, workings, told)
        write_header(connection, header)


def write_header(connection: Connection, header: Header) -> None:
    """Keep the header instead of the one before."""
    connection.execute(delete(settings).where(settings.c.name == HEADER))
    connection.execute(insert(settings).values(name=HEADER, value=encode_value(header).decode()))


def clear_workings(connection: Connection) -> None:
    """Forget everything: the case is related from scratch next time."""
    connection.execute(delete(workings))
    connection.execute(delete(settings).where(settings.c.name == HEADER))
