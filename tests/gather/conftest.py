"""The folder of constructed inputs, one of each format."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from twosource.gather import GatherOptions

MOMENT = datetime(2024, 3, 6, 8, tzinfo=UTC)


@pytest.fixture(scope="session")
def inputs() -> Path:
    return Path(__file__).resolve().parent.parent / "fixtures" / "gather"


@pytest.fixture
def options() -> GatherOptions:
    return GatherOptions(clock=lambda: MOMENT)
