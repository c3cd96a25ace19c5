"""Which reports share a stretch of text: asked before any two are compared, so that a long text costs no square."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from twosource.model.span import Span
    from twosource.read.statements.report import Report

WIDTH = 1024
"""Code points of a stretch: a few paragraphs, in which few reports stand."""


class Nearby:
    """Reports by the stretches of text that their contents touch."""

    def __init__(self, reports: Iterable[Report] = ()) -> None:
        """Take in reports; each keeps its number in the order of coming."""
        self._reports: list[Report] = []
        self._stretches: dict[int, list[int]] = {}
        for report in reports:
            self.add(report)

    def add(self, report: Report) -> None:
        """Take in one more report."""
        number = len(self._reports)
        self._reports.append(report)
        for stretch in sorted(set(stretches(report.content))):
            self._stretches.setdefault(stretch, []).append(number)

    def touching(self, spans: Sequence[Span]) -> Iterator[tuple[int, Report]]:
        """Give number and report of those whose content shares a stretch with the spans, in the order of coming."""
        numbers = {number for stretch in stretches(spans) for number in self._stretches.get(stretch, ())}
        return ((number, self._reports[number]) for number in sorted(numbers))


def stretches(spans: Iterable[Span]) -> Iterator[int]:
    """Give the numbers of the stretches that the spans touch."""
    return (
        number for span in spans for number in range(span.start // WIDTH, max(span.end - 1, span.start) // WIDTH + 1)
    )
