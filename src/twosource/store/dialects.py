"""Everything in which SQLite and PostgreSQL differ: opening, locking for a write, and the full-text index.

No other file asks which of the two it speaks to.
"""

from __future__ import annotations

import logging
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import (
    URL,
    Integer,
    Select,
    Text,
    column,
    create_engine,
    event,
    false,
    func,
    insert,
    literal_column,
    make_url,
    select,
    text,
)
from sqlalchemy.exc import ArgumentError, DatabaseError, InterfaceError, NoSuchModuleError

from twosource.errors import CaseError
from twosource.store.tables import passages, status_history

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Connection, Engine, Table
    from sqlalchemy.engine.interfaces import DBAPIConnection

LOG = logging.getLogger("twosource.store")
MOMENT_S = 3.0
"""How long a writer waits for another one without a word."""
PATIENCE_S = 120.0
"""How long a writer waits for another one: longer than our longest transaction (a ledger of 10⁵ claims)."""

WRITER_KEY = 0x7403_50BC
"""The advisory lock, any fixed number, that makes PostgreSQL's writers of one case queue as SQLite's do."""

POSTGRES_SCHEMES = ("postgresql", "postgres", "postgresql+pg8000")
INDEX = "passages_index"
"""SQLite's full-text table beside `passages`; PostgreSQL has a column of that name in `passages`."""

# The beginnings of two and three letters are indexed too: without, "ce*" merges the lists of thousands of words (9.6 ms
# of CPU against 0.3 ms over 200,000 statements); longer ones merge few. It doubles the index, to half of the text.
SQLITE_INDEX = (
    """CREATE VIRTUAL TABLE passages_index USING fts5(folded, content='passages', content_rowid='id',
    prefix='2 3', tokenize='unicode61 remove_diacritics 0')""",
    """CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN
    INSERT INTO passages_index(rowid, folded) VALUES (new.id, new.folded); END""",
    """CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN
    INSERT INTO passages_index(passages_index, rowid, folded) VALUES ('delete', old.id, old.folded); END""",
)
POSTGRES_INDEX = (
    """ALTER TABLE passages ADD COLUMN passages_index tsvector
    GENERATED ALWAYS AS (to_tsvector('simple', folded)) STORED""",
    "CREATE INDEX ix_passages_index ON passages USING gin (passages_index)",
)
# To index a million passages at once takes a fraction of the time that it takes to index them one by one.
SUSPEND = {"sqlite": ("DROP TRIGGER passages_added",), "postgresql": ("DROP INDEX ix_passages_index",)}
RESUME = {
    "sqlite": ("INSERT INTO passages_index(passages_index) VALUES ('rebuild')", SQLITE_INDEX[1]),
    "postgresql": ("SET LOCAL maintenance_work_mem = '256MB'", POSTGRES_INDEX[1]),
}
COPY_ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


@dataclass(frozen=True, slots=True)
class Term:
    """One condition of a search: these folded words in a row; `prefix` lets the last one go on."""

    words: tuple[str, ...]
    prefix: bool = False


def is_server(location: str) -> bool:
    """Tell a database's address from the path of a folder."""
    return location.partition("://")[0] in POSTGRES_SCHEMES and "://" in location


def open_sqlite(path: Path) -> Engine:
    """Open the SQLite file at `path`; every connection waits for a lock, and syncs at each commit."""
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": PATIENCE_S})
    event.listen(engine, "connect", prepare_sqlite)
    event.listen(engine, "begin", begin_sqlite)
    return engine


def prepare_sqlite(connection: DBAPIConnection, _record: object) -> None:
    """Leave transactions to us.

    Sync the log at each commit, so that what was acknowledged survives a power cut; overwrite what is deleted.
    """
    connection.isolation_level = None
    for setting in ("synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
        connection.execute(f"PRAGMA {setting}")


def begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once when we mean to write: a reader who upgrades would fail instead of waiting.

    A wait that is longer than a moment is told.
    """
    if not connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql("BEGIN")
        return
    driver = cast("sqlite3.Connection", connection.connection.dbapi_connection)
    driver.execute(f"PRAGMA busy_timeout = {MOMENT_S * 1000:.0f}")
    try:
        driver.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
        LOG.warning("another program is writing to this case; waiting for it, %.0f minutes at most", PATIENCE_S / 60)
        driver.execute(f"PRAGMA busy_timeout = {PATIENCE_S * 1000:.0f}")
        driver.execute("BEGIN IMMEDIATE")
    else:
        driver.execute(f"PRAGMA busy_timeout = {PATIENCE_S * 1000:.0f}")


def open_postgres(location: str) -> Engine:
    """Open the PostgreSQL database at the address; the driver is pg8000 (pure Python, BSD).

    Raises:
        CaseError: the address is none, or the driver is not installed.
    """
    try:
        address = make_url(location).set(drivername="postgresql+pg8000")
    except (ArgumentError, ValueError):
        address = None
    if address is None or not address.username or not address.database:
        msg = "not the address of a database; write postgresql://user@host/name"
        raise CaseError(msg)
    try:
        engine = create_engine(address, pool_pre_ping=True, isolation_level="REPEATABLE READ")
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        msg = f"{hide_password(location)}: PostgreSQL needs a driver; install twosource[postgres]"
        raise CaseError(msg) from error
    event.listen(engine, "do_execute", send_stream)
    return engine


def send_stream(cursor: Any, statement: str, _parameters: object, context: Any) -> bool:  # noqa: ANN401 - a driver's own
    """Execute a COPY, which takes its rows from a stream; tell whether this was one."""
    stream = context.execution_options.get("stream")
    if stream is None:
        return False
    cursor.execute(statement, stream=stream)
    return True


def hide_password(location: str) -> str:
    """Give the location as it may be shown."""
    return make_url(location).render_as_string(hide_password=True) if is_server(location) else location


def journal_ahead(engine: Engine) -> None:
    """Set SQLite to write-ahead logging, once for the life of the file: readers then never wait for the writer."""
    if engine.dialect.name == "sqlite":
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()


@contextmanager
def begin_writing(engine: Engine) -> Iterator[Connection]:
    """Open the one writing transaction of a case, waiting for the writer before us; commit at the end, or roll back."""
    with engine.connect() as opened:
        connection = opened.execution_options(writes=True)
        with connection.begin():
            if engine.dialect.name == "postgresql":
                # A snapshot taken before the wait would not see what the writer before us wrote.
                connection.execute(text("SET TRANSACTION ISOLATION LEVEL READ COMMITTED"))
                connection.execute(select(func.pg_advisory_xact_lock(WRITER_KEY)))
            yield connection


@contextmanager
def begin_reading(engine: Engine) -> Iterator[Connection]:
    """Open a reading transaction: everything read in it is of one moment."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def told_plainly(location: str) -> Iterator[None]:
    """Turn a database's failure into one line that names the case."""
    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        msg = f"{hide_password(location)}: {explain(error.orig)}"
        raise CaseError(msg) from error
    except sqlite3.Error as error:  # a connection of the driver's own, beneath SQLAlchemy
        msg = f"{location}: {explain(error)}"
        raise CaseError(msg) from error


def explain(origin: BaseException | None) -> str:
    """Say what the driver of a database said, and what to do where we know it."""
    said = reason_of(origin)
    known = {
        "database is locked": "another program has been writing to this case for minutes; try again when it is done",
        "file is not a database": "case.db is not a database; restore it from a backup",
        "readonly database": "this case may not be written to; check who owns its folder",
        "disk is full": "the disk is full; make room, nothing acknowledged was lost",
        "unable to open": "cannot be opened or made there; check the folder and its permissions",
        "malformed": "the database is damaged; restore it from a backup",
        "Can't create a connection": "no database answers there; check the address, and that the server runs",
    }
    return next((advice for sign, advice in known.items() if sign in said), said)


def reason_of(origin: Any) -> str:  # noqa: ANN401 - a driver's own exception
    """Give the driver's words on one line."""
    first = origin.args[0] if origin is not None and origin.args else origin
    words = first.get("M", first) if isinstance(first, dict) else first
    return " ".join(str(words).split())


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert many rows of the same columns: SQLite takes them one by one at no cost, PostgreSQL as one stream."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(insert(table), rows)
        return
    names = list(rows[0])
    processors = [
        table.c[name].type.dialect_impl(connection.dialect).bind_processor(connection.dialect) for name in names
    ]
    lines = (
        "\t".join(
            write_field(row[name] if make is None else make(row[name]))
            for name, make in zip(names, processors, strict=True)
        )
        for row in rows
    )
    stream = BytesIO("".join(f"{line}\n" for line in lines).encode())
    told = f"COPY {table.name} ({', '.join(names)}) FROM STDIN"
    connection.exec_driver_sql(told, execution_options={"stream": stream})


def write_field(value: object) -> str:
    """Write a value as PostgreSQL's COPY reads it."""
    if value is None:
        return "\\N"
    if isinstance(value, bytes):
        return "\\\\x" + value.hex()
    return str(value).translate(COPY_ESCAPES)


def build_index(connection: Connection) -> None:
    """Make the full-text index over `passages.folded`."""
    for statement in SQLITE_INDEX if connection.dialect.name == "sqlite" else POSTGRES_INDEX:
        connection.exec_driver_sql(statement)


def suspend_index(connection: Connection) -> None:
    """Leave passages out of the full-text index until it is resumed, in the same transaction."""
    for statement in SUSPEND[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def resume_index(connection: Connection) -> None:
    """Index all passages that are there, and from now on each as it comes."""
    for statement in RESUME[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def forget_deleted(connection: Connection) -> None:
    """Write the full-text index anew, so that nothing of deleted passages stays in it.

    PostgreSQL overwrites deleted rows when it next vacuums, by itself or by `VACUUM FULL`.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO passages_index(passages_index) VALUES ('rebuild')")


def take_stock(connection: Connection) -> None:
    """Count how often values occur, merge the full-text index, as each database does now and then by itself."""
    connection.exec_driver_sql("ANALYZE")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO passages_index(passages_index) VALUES ('optimize')")


def shorten_journal(engine: Engine) -> None:
    """Write SQLite's journal into the database and empty it, so that nothing deleted stays in it."""
    if engine.dialect.name == "sqlite":
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()


def continue_numbers(connection: Connection) -> None:
    """Let PostgreSQL count on after rows that came with their numbers; SQLite does so by itself."""
    if connection.dialect.name == "postgresql":
        for table in (passages, status_history):
            (key,) = table.primary_key.columns
            last = select(func.coalesce(func.max(key), 0) + 1).scalar_subquery()
            connection.execute(select(func.setval(func.pg_get_serial_sequence(table.name, key.name), last, false())))


def select_matches(connection: Connection, terms: Sequence[Term], limit: int) -> Select[Any]:
    """Select the ids of passages that hold all terms, latest first.

    Latest first and not best first: the rank of a common word needs every passage that has it, the latest need not.
    """
    if connection.dialect.name == "sqlite":
        row, index = column("rowid", Integer), literal_column(INDEX, Text)
        wanted = " AND ".join(f'"{" ".join(term.words)}"' + (" *" if term.prefix else "") for term in terms)
        found = select(row.label("id")).select_from(text(INDEX)).where(index.op("MATCH")(wanted))
        return found.order_by(row.desc()).limit(limit)
    wanted = " & ".join(f"({' <-> '.join(term.words)}{':*' if term.prefix else ''})" for term in terms)
    matches = literal_column(f"passages.{INDEX}", Text).op("@@")(func.to_tsquery("simple", wanted))
    return select(passages.c.id).where(matches).order_by(passages.c.id.desc()).limit(limit)
