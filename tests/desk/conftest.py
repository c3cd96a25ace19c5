"""A desk over a real case, served on loopback and asked through its real door."""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx
import pytest

from tests.desk.constructed import NOW, fill
from tests.desk.walk import running
from twosource.desk import Serving, serve
from twosource.store import Case, create_case, open_case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOKEN = "a-token-for-tests-alone"  # noqa: S105 - no secret


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the constructed case, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("desk") / "narsaq"
    made = create_case(folder, clock=lambda: NOW)
    fill(made)
    made.close()
    return folder


@pytest.fixture
def case(filled: Path, tmp_path: Path) -> Iterator[Case]:
    """The constructed case at 10:00 UTC on 14 May 2024."""
    copytree(filled, tmp_path / "narsaq")
    opened = open_case(tmp_path / "narsaq", clock=lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture
def served(case: Case) -> Iterator[Serving]:
    """The case's desk, running on a free port."""
    with serve(case, token=TOKEN, settle=None) as serving, running(serving):
        yield serving


@pytest.fixture
def base(served: Serving) -> str:
    """The desk's address without the token."""
    parts = urlsplit(served.link)
    return f"{parts.scheme}://{parts.netloc}"


@pytest.fixture
def stranger(base: str) -> Iterator[httpx.Client]:
    """Somebody who found the port and no more."""
    with httpx.Client(base_url=base, trust_env=False, timeout=60) as client:
        yield client


@pytest.fixture
def reader(stranger: httpx.Client) -> httpx.Client:
    """Somebody who opened the printed link."""
    stranger.get(f"/?token={TOKEN}")
    return stranger
