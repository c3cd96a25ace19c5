"""The page on status says what the codebook says."""

from __future__ import annotations

from pathlib import Path

from twosource.relate.reference import describe_status
from twosource.relate.status import load_status_rules

PAGE = Path(__file__).resolve().parents[2] / "docs" / "relating" / "status.md"


def test_the_page_is_written_from_the_codebook() -> None:
    assert PAGE.read_text(encoding="utf-8") == describe_status(load_status_rules())
