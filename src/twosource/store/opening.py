"""From the location of a case to the open case: a folder with case.db and captures/, or a database by its address."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.errors import CaseError
from twosource.store.audit import read_head
from twosource.store.case import LOCAL_PERSON, Case
from twosource.store.clock import Clock, read_clock
from twosource.store.copying import copy_everything
from twosource.store.dialects import (
    begin_reading,
    begin_writing,
    hide_password,
    is_server,
    journal_ahead,
    open_postgres,
    open_sqlite,
    told_plainly,
)
from twosource.store.schema import HEAD, read_schema, require_schema, upgrade_schema
from twosource.store.shelves import FolderShelf, TableShelf

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

DATABASE = "case.db"
CAPTURES = "captures"


def create_case(location: str | os.PathLike[str], person: str = LOCAL_PERSON, clock: Clock = read_clock) -> Case:
    """Make a new case in a new or empty folder, or in an empty database, and open it.

    A case whose making was interrupted is made to the end.

    Raises:
        CaseError: there is a case already, the folder holds something else, or it cannot be made.
    """
    require_name(location)
    if not is_server(str(location)):
        make_folder(Path(location))
    with connected(location, person, clock) as case:
        journal_ahead(case.engine)
        with begin_writing(case.engine) as connection:
            if read_schema(connection) is not None:
                msg = f"{case.location}: is a case already; choose another name"
                raise CaseError(msg)
            upgrade_schema(connection)
            case.log(connection, "create", "case", {})
    return case


def open_case(location: str | os.PathLike[str], person: str = LOCAL_PERSON, clock: Clock = read_clock) -> Case:
    """Open a case by its folder or address.

    Raises:
        CaseError: there is none, or it is an older or newer program's.
    """
    require_database(location)
    with connected(location, person, clock) as case, begin_reading(case.engine) as connection:
        require_schema(connection, case.location)
    case.sweep()
    return case


def upgrade_case(location: str | os.PathLike[str], person: str = LOCAL_PERSON, clock: Clock = read_clock) -> Case:
    """Bring an older version's case up to this one, keeping all it holds, and open it.

    Raises:
        CaseError: there is none, or it is a newer program's.
    """
    require_database(location)
    with connected(location, person, clock) as case, begin_writing(case.engine) as connection:
        found = read_schema(connection)
        if found is None or found >= HEAD:
            require_schema(connection, case.location)
            return case
        upgrade_schema(connection)
        case.log(connection, "upgrade", "case", {"from": found, "to": HEAD})
    return case


def copy_case(
    source: Case, location: str | os.PathLike[str], person: str = LOCAL_PERSON, clock: Clock = read_clock
) -> Case:
    """Make the same case at another, empty location: a backup, its restore, or a move to the other database.

    The source's log says so first, so that the copy's log does. The copy is held to the source's log and to every
    capture's digest before it is opened.

    Raises:
        CaseError: something is there already, or the copy is not whole.
    """
    require_name(location)
    source.record_act("copy", "case", {"to": hide_password(str(location))})
    if not is_server(str(location)):
        make_folder(Path(location))
    with connected(location, person, clock) as case:
        journal_ahead(case.engine)
        with source.reading_connection() as origin, begin_writing(case.engine) as target:
            if read_schema(target) is not None:
                msg = f"{case.location}: is a case already; choose another name"
                raise CaseError(msg)
            upgrade_schema(target)
            copy_everything(origin, source.shelf, target, case.shelf)
            head = read_head(origin)
            case.shelf.sync()
        case.audit_verify([head])
        case.verify_captures()
    return case


def require_database(location: str | os.PathLike[str]) -> None:
    """Refuse a folder without a database, before opening it would make one."""
    require_name(location)
    if not is_server(str(location)) and not (Path(location) / DATABASE).is_file():
        msg = f"{location}: holds no case; make one with `twosource new`"
        raise CaseError(msg)


def require_name(location: str | os.PathLike[str]) -> None:
    """Refuse a case without a name, taken for the folder that one stands in, and a database of an unknown kind."""
    if not str(location).strip():
        msg = f"{str(location)!r} names no case: a variable that is not set? Give the case's folder or address"
        raise CaseError(msg)
    if "://" in str(location) and not is_server(str(location)):
        kind = str(location).partition("://")[0]
        msg = f"{kind}://…: a case is a folder or a PostgreSQL database: postgresql://user@host/name"
        raise CaseError(msg)


@contextmanager
def connected(location: str | os.PathLike[str], person: str, clock: Clock) -> Iterator[Case]:
    """Give the case at the location without looking into it; let go of it if what is done with it fails."""
    case = connect(str(location), person, clock)
    try:
        with told_plainly(case.location):
            yield case
    except BaseException:
        case.close()
        raise


def connect(location: str, person: str, clock: Clock) -> Case:
    """Give the case at the location."""
    if is_server(location):
        return Case(hide_password(location), open_postgres(location), TableShelf(), person, clock)
    folder = Path(location)
    return Case(location, open_sqlite(folder / DATABASE), FolderShelf(folder / CAPTURES), person, clock)


def make_folder(folder: Path) -> None:
    """Make the case's folder, for its owner alone.

    Raises:
        CaseError: something else is there, or the folder cannot be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        foreign = [path.name for path in folder.iterdir() if not path.name.startswith((DATABASE, CAPTURES))]
        (folder / CAPTURES).mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        msg = f"{folder}: {error.strerror}; choose another place for the case"
        raise CaseError(msg) from error
    if foreign:
        msg = f"{folder}: is not empty (there is {min(foreign)}); choose a new folder for the case"
        raise CaseError(msg)
