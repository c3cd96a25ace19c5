"""Stretches of a text that something stands on already: does another one touch them?"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable


class Stretch(Protocol):
    """Anything that stands at `text[start:end]`."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""


class Taken:
    """Answers in logarithmic time whether a stretch touches one of many."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        """Take any stretches, in any order; they may overlap."""
        ordered = sorted((one.start, one.end) for one in stretches)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def touches(self, start: int, end: int) -> bool:
        """Tell whether `text[start:end]` shares a code point with one of them."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start
