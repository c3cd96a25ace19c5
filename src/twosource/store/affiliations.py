"""Who owns an outlet and who writes for one, as a desk knows it: kept in its case, each change logged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from twosource.model.affiliation import Affiliation
from twosource.model.wire import encode_value
from twosource.store.basis import raise_basis
from twosource.store.settings import put_setting
from twosource.store.tables import settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from twosource.model.affiliation import AffiliationKind
    from twosource.store.case import Case

AFFILIATIONS = "affiliations"
"""The setting that holds them: a desk has dozens, and all are needed at once."""


@dataclass(frozen=True, slots=True)
class KnownAffiliations:
    """The affiliations of `case`; its ledger is made of them, so each change counts as one of what it is made of."""

    case: Case

    def all(self) -> tuple[Affiliation, ...]:
        """Give all, by name."""
        with self.case.reading_connection() as connection:
            return read_all(connection)

    def put(self, told: Iterable[Affiliation]) -> int:
        """Keep some, each instead of what was told of its name in the same kind; give how many were news."""
        with self.case.writing_connection() as connection:
            held = {(one.name, one.kind): one for one in read_all(connection)}
            fresh = [one for one in told if held.get((one.name, one.kind)) != one]
            write_all(connection, held | {(one.name, one.kind): one for one in fresh})
            for one in fresh:
                detail = {one.kind: one.whom, "source": one.source, "day": one.day}
                self.case.log(connection, "affiliation", one.name, detail)
            return len(fresh)

    def remove(self, name: str) -> tuple[Affiliation, ...]:
        """Take out what was told of a name; give it."""
        with self.case.writing_connection() as connection:
            held = read_all(connection)
            gone = tuple(one for one in held if one.name == name)
            if gone:
                write_all(connection, {(one.name, one.kind): one for one in held if one not in gone})
                self.case.log(connection, "affiliation-removed", name, {one.kind: one.whom for one in gone})
            return gone


def read_all(connection: Connection) -> tuple[Affiliation, ...]:
    """Give all that are kept, by name."""
    value = connection.execute(select(settings.c.value).where(settings.c.name == AFFILIATIONS)).scalar()
    return () if value is None else msgspec.json.decode(value, type=tuple[Affiliation, ...])


def write_all(connection: Connection, held: dict[tuple[str, AffiliationKind], Affiliation]) -> None:
    """Keep these and no others."""
    put_setting(connection, AFFILIATIONS, encode_value([held[key] for key in sorted(held)]).decode() if held else None)
    raise_basis(connection)
