"""The two databases that every test of the store runs on: SQLite in a folder, PostgreSQL in a private cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from tests.store.cluster import drop_database, has_postgres, make_database, running_cluster
from twosource.store import Case, create_case, open_case

if TYPE_CHECKING:
    from pathlib import Path

MOMENT = datetime(2021, 8, 22, 4, tzinfo=UTC)
Locate = Callable[[], str]


@pytest.fixture(scope="session")
def cluster() -> Iterator[int]:
    """A PostgreSQL of our own; it never crashes, so it need not sync."""
    if not has_postgres():
        pytest.skip("needs PostgreSQL: neither initdb in Debian's place for version 15 nor on the PATH")
    with running_cluster("fsync=off") as port:
        yield port


@pytest.fixture(params=["sqlite", "postgresql"])
def locate(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Locate]:
    """Gives the location of a case yet to be made, another one at each call."""
    if request.param == "sqlite":
        yield lambda: str(tmp_path / uuid4().hex)
        return
    port: int = request.getfixturevalue("cluster")
    made: list[str] = []

    def make() -> str:
        made.append(make_database(port))
        return made[-1]

    yield make
    for address in made:
        drop_database(port, address)


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
