from __future__ import annotations

from tests.gather.fuzz import fuzz


def test_broken_inputs_of_every_format_neither_crash_nor_hang() -> None:
    assert "no crash" in fuzz(400, seed=3)
