"""A PostgreSQL of our own on a free port of this machine, for tests and benchmarks; gone afterwards."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pg8000.native

if TYPE_CHECKING:
    from collections.abc import Iterator

DEBIAN = Path("/usr/lib/postgresql/15/bin")


def find_program(name: str) -> str | None:
    found = DEBIAN / name
    return str(found) if found.exists() else shutil.which(name)


def has_postgres() -> bool:
    """Tell whether there is a PostgreSQL to start."""
    return find_program("initdb") is not None and find_program("pg_ctl") is not None


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


@contextmanager
def running_cluster(*settings: str) -> Iterator[int]:
    """Give the port of a new cluster, its user `desk` trusted; `settings` are `name=value`."""
    folder = Path(tempfile.mkdtemp(prefix="twosource-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    port, store = free_port(), str(folder / "store")
    fixed = ("listen_addresses=127.0.0.1", f"unix_socket_directories={folder}")
    options = f"-p {port} " + " ".join(f"-c {setting}" for setting in (*fixed, *settings))
    pg_ctl = [find_program("pg_ctl") or "", "-D", store, "-w"]
    try:
        as_postgres(
            [find_program("initdb") or "", "-D", store, "-A", "trust", "-U", "desk", "-E", "UTF8", "--locale=C"]
        )
        as_postgres([*pg_ctl, "-o", options, "-l", str(folder / "log"), "start"])
        try:
            yield port
        finally:
            as_postgres([*pg_ctl, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make_database(port: int) -> str:
    """Make an empty database; give its address."""
    name = "case_" + uuid4().hex
    tell_server(port, f"CREATE DATABASE {name}")
    return f"postgresql://desk@127.0.0.1:{port}/{name}"


def drop_database(port: int, address: str) -> None:
    """Drop a database, whoever is still connected."""
    tell_server(port, f"DROP DATABASE {address.rpartition('/')[2]} WITH (FORCE)")


def tell_server(port: int, command: str) -> None:
    connection = pg8000.native.Connection("desk", host="127.0.0.1", port=port, database="postgres")
    try:
        connection.run(command)
    finally:
        connection.close()
