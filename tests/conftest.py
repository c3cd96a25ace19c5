"""One fixture a real thing: the folder of measured data, which is not part of the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

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
