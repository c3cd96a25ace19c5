"""The words that a ruling speaks of go in, where they stand now comes out: at their place, or found again by the words.

A text that was fetched anew has moved; what a person said of its words still holds as long as the words are there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from twosource.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from twosource.model.ledger import Pointer

Held = TypeVar("Held")
SAME = 0.5
"""Two sets of spans are one place when they share more than this part of the signs that either has."""


def find_again(pointer: Pointer, text: str) -> tuple[Span, ...] | None:
    """Give the spans of a pointer in `text`; None where some of its words are gone."""
    found = [find_words(text, exact, span.start) for span, exact in zip(pointer.spans, pointer.exact, strict=False)]
    placed = tuple(span for span in found if span is not None)
    return placed if placed and len(placed) == len(pointer.spans) else None


def find_words(text: str, exact: str, near: int) -> Span | None:
    """Find words where they stood, else the nearest place at which they stand."""
    if not exact:
        return None
    if text.startswith(exact, near):
        return Span(near, near + len(exact))
    before, after = text.rfind(exact, 0, near + len(exact)), text.find(exact, near)
    starts = [start for start in (before, after) if start >= 0]
    start = min(starts, key=lambda one: (abs(one - near), one), default=None)
    return None if start is None else Span(start, start + len(exact))


def likeness(one: Iterable[Span], other: Iterable[Span]) -> float:
    """Give the share of signs that two sets of spans have in common, of those that either has."""
    first, second = tuple(one), tuple(other)
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in first for b in second)
    whole = sum(span.end - span.start for span in (*first, *second)) - shared
    return shared / max(1, whole)


def choose(
    held: Sequence[Held],
    spans: Sequence[Span],
    spans_of: Callable[[Held], Sequence[Span]],
    *,
    first: Held | None = None,
) -> Held | None:
    """Give the one of `held` that stands where `spans` are, `first` before others that stand there as well."""
    scored = [(likeness(spans_of(one), spans), one == first, -at) for at, one in enumerate(held)]
    best = max(scored, default=None)
    return held[-best[2]] if best is not None and best[0] > SAME else None
