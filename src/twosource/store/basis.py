"""What a ledger is made of, as a number that rises with each change of it: readings, rulings, what was erased.

Two processes that add to one case each relate what they saw. The one that saw less may be done later; its ledger must
not take the place of the other's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Integer, Text, cast, delete, insert, select, update

from twosource.store.tables import settings

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from twosource.store.case import Case

NOW, LEDGER = "basis", "ledger-basis"


def read_basis(case: Case) -> int:
    """Give the number; read it before the readings that a ledger is made of, and hand it to `Case.put_ledger`."""
    with case.reading_connection() as connection:
        return read_number(connection, NOW)


def is_outdated(case: Case) -> bool:
    """Tell whether the case holds more than its ledger was made of, as when a program was ended before it related."""
    with case.reading_connection() as connection:
        return read_number(connection, NOW) > read_number(connection, LEDGER)


def raise_basis(connection: Connection) -> None:
    """Count a change, in the transaction that makes it."""
    more = cast(cast(settings.c.value, Integer) + 1, Text)
    if not connection.execute(update(settings).where(settings.c.name == NOW).values(value=more)).rowcount:
        write_number(connection, NOW, 1)


def supersede(connection: Connection, basis: int) -> bool:
    """Tell whether a ledger of this basis may take the place of the one that is there, and note that it does."""
    if basis < read_number(connection, LEDGER):
        return False
    write_number(connection, LEDGER, basis)
    return True


def read_number(connection: Connection, name: str) -> int:
    """Give a number of the settings; 0 when it was never written."""
    return int(connection.execute(select(settings.c.value).where(settings.c.name == name)).scalar() or 0)


def write_number(connection: Connection, name: str, number: int) -> None:
    """Keep a number among the settings instead of what it was."""
    connection.execute(delete(settings).where(settings.c.name == name))
    connection.execute(insert(settings).values(name=name, value=str(number)))
