"""A stretch of a text: code points, start inclusive, end exclusive."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Span(NamedTuple):
    """`text[start:end]`, in Unicode code points; written as `[start, end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Slice `text` to this span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


def cover(spans: Iterable[Span]) -> Span | None:
    """Give the smallest span that holds all of `spans`; None if there is none."""
    listed = list(spans)
    if not listed:
        return None
    return Span(min(span.start for span in listed), max(span.end for span in listed))
