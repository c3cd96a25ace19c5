"""One fixture a real thing: the folder of measured data, which is not part of the repository."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from twosource.read.reader import Reader

settings.register_profile("any machine", deadline=None)  # a busy machine is no failure
settings.load_profile("any machine")


ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with gold data beside the checkout (or $TWOSOURCE_SHARED).

    Tests that need it are skipped without it.
    """
    folder = Path(os.environ.get("TWOSOURCE_SHARED", ROOT.parent / "shared"))
    if not (folder / "gold").is_dir():
        pytest.skip(
            f"needs the gold data, which is not in the repository: no folder {folder.name}/gold beside the checkout"
        )
    return folder


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader that ships, loaded once: language model and gazetteer out of the package."""
    from twosource.read.language import load_language  # noqa: PLC0415 - a second that only tests of reading pay
    from twosource.read.places import load_gazetteer  # noqa: PLC0415 - the same
    from twosource.read.reader import Reader  # noqa: PLC0415 - the same

    return Reader(load_language(), load_gazetteer())
