"""What a measure printed goes into a page of the documentation, between the two marks that name its command."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

END = "<!-- end -->"


def write_into(page: Path, measure: str, lines: Iterable[str]) -> None:
    """Put the lines between the marks of `python -m benchmarks.MEASURE` in the page; ValueError when it has none."""
    begin = f"<!-- written by python -m benchmarks.{measure} -->"
    head, mark, rest = page.read_text(encoding="utf-8").partition(begin)
    _, end, tail = rest.partition(END)
    if not (mark and end):
        message = f"{page}: no place for these figures; put {begin} and {END} where they belong"
        raise ValueError(message)
    page.write_text("\n".join([head + begin, "", *lines, "", END + tail]), encoding="utf-8")
