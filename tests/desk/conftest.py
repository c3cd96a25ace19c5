"""A desk over a real case, asked through its real door."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from tests.desk.constructed import NOW, fill
from twosource.desk.app import make_app
from twosource.desk.guard import Door, make_door
from twosource.desk.keys import Keys
from twosource.store import Case, create_case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx

PORT = 8321
TOKEN = "a-token-for-tests-alone"  # noqa: S105 - no secret
BASE = f"http://127.0.0.1:{PORT}"


@pytest.fixture
def door() -> Door:
    return make_door(Keys(TOKEN), PORT)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """The constructed case at 10:00 UTC on 14 May 2024."""
    made = create_case(tmp_path / "narsaq", clock=lambda: NOW)
    fill(made)
    yield made
    made.close()


@pytest.fixture
def stranger(case: Case, door: Door) -> Iterator[httpx.Client]:
    """Somebody who found the port and no more."""
    with TestClient(make_app(case, door), base_url=BASE, follow_redirects=False) as client:
        yield client


@pytest.fixture
def reader(stranger: httpx.Client) -> httpx.Client:
    """Somebody who opened the printed link."""
    stranger.get(f"/?token={TOKEN}")
    return stranger
