"""The page on status says what the codebook says."""

from __future__ import annotations

from pathlib import Path

from twosource.relate.status.deciding import load_status_rules
from twosource.relate.status.reference import describe_status

PAGE = Path(__file__).resolve().parents[3] / "docs" / "relating" / "status.md"


def test_the_page_is_written_from_the_codebook() -> None:
    assert PAGE.read_text(encoding="utf-8") == describe_status(load_status_rules())
