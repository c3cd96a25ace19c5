"""From an empty or older database to the tables of today, by the migrations that ship in the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from sqlalchemy import inspect, text

from twosource.errors import CaseError

if TYPE_CHECKING:
    from sqlalchemy import Connection

HEAD = "0005"
"""The newest migration; a test holds it to the folder."""
TRACK = "alembic_version"


def upgrade_schema(connection: Connection, to: str = HEAD) -> None:
    """Bring the database up to a migration, the newest, in the caller's transaction: all of it or nothing."""
    config = Config()
    config.set_main_option("script_location", "twosource.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def read_schema(connection: Connection) -> str | None:
    """Give the migration that the database is at; None when there are no tables of ours."""
    if not inspect(connection).has_table(TRACK):
        return None
    return connection.execute(text(f"SELECT version_num FROM {TRACK}")).scalar()  # noqa: S608 - a constant


def require_schema(connection: Connection, location: str) -> None:
    """Refuse a database that is not as this program writes it.

    Raises:
        CaseError: it is no case, or an older or newer program's.
    """
    found = read_schema(connection)
    if found is None:
        msg = f"{location}: holds no case; make one with `twosource new`"
        raise CaseError(msg)
    if found < HEAD:
        msg = f"{location}: was made by an older version; bring it up with `twosource upgrade`, after a backup"
        raise CaseError(msg)
    if found > HEAD:
        msg = f"{location}: was made by a newer version of Twosource; install that"
        raise CaseError(msg)
