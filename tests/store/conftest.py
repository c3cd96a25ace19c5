"""The two databases that every test of the store runs on: SQLite in a folder, PostgreSQL in a private cluster."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pg8000.native
import pytest

from twosource.store import Case, create_case, open_case

DEBIAN = Path("/usr/lib/postgresql/15/bin")
MOMENT = datetime(2021, 8, 22, 4, tzinfo=UTC)
Locate = Callable[[], str]


def find_program(name: str) -> str | None:
    found = DEBIAN / name
    return str(found) if found.exists() else shutil.which(name)


def as_postgres(command: list[str]) -> None:
    """Root may not run PostgreSQL, so root becomes its user."""
    prefix = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    environment = {"LC_ALL": "C", "PATH": "/usr/bin:/bin"}
    subprocess.run([*prefix, *command], check=True, capture_output=True, cwd="/", env=environment)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def cluster() -> Iterator[int]:
    """A PostgreSQL of our own on a free port, gone afterwards; it never crashes, so it need not sync."""
    initdb, pg_ctl = find_program("initdb"), find_program("pg_ctl")
    if initdb is None or pg_ctl is None:
        pytest.skip("needs PostgreSQL: neither initdb in Debian's place for version 15 nor on the PATH")
    folder = Path(tempfile.mkdtemp(prefix="twosource-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    port, store = free_port(), str(folder / "store")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    try:
        as_postgres([initdb, "-D", store, "-A", "trust", "-U", "desk", "-E", "UTF8", "--locale=C"])
        as_postgres([pg_ctl, "-D", store, "-o", options, "-l", str(folder / "log"), "-w", "start"])
        yield port
        as_postgres([pg_ctl, "-D", store, "-m", "immediate", "-w", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def locate(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Locate]:
    """Gives the location of a case yet to be made, another one at each call."""
    if request.param == "sqlite":
        yield lambda: str(tmp_path / uuid4().hex)
        return
    port: int = request.getfixturevalue("cluster")
    names: list[str] = []

    def make_database() -> str:
        names.append("case_" + uuid4().hex)
        tell_server(port, f"CREATE DATABASE {names[-1]}")
        return f"postgresql://desk@127.0.0.1:{port}/{names[-1]}"

    yield make_database
    for name in names:
        tell_server(port, f"DROP DATABASE {name} WITH (FORCE)")


def tell_server(port: int, command: str) -> None:
    connection = pg8000.native.Connection("desk", host="127.0.0.1", port=port, database="postgres")
    try:
        connection.run(command)
    finally:
        connection.close()


@pytest.fixture
def db(locate: Locate) -> str:
    """The location of an empty case."""
    location = locate()
    create_case(location, clock=lambda: MOMENT).close()
    return location


@pytest.fixture
def case(db: str) -> Iterator[Case]:
    """An empty case, open, in which it is 04:00 UTC on 22 August 2021."""
    opened = open_case(db, clock=lambda: MOMENT)
    yield opened
    opened.close()
