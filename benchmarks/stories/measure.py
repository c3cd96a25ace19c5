"""Two labelings of the same items go in, BCubed F1 comes out (Bagga and Baldwin 1998)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence


def bcubed_f1(gold: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """Give the harmonic mean of BCubed precision and recall, both from 0 to 1; labels are aligned by position."""
    precise, recalled = bcubed(gold, found)
    return 2 * precise * recalled / (precise + recalled)


def bcubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> tuple[float, float]:
    """Give BCubed precision and recall."""
    together = Counter(zip(gold, found, strict=True))
    of_gold, of_found = Counter(gold), Counter(found)
    precise = sum(many * many / of_found[mine] for (_, mine), many in together.items()) / len(gold)
    recalled = sum(many * many / of_gold[right] for (right, _), many in together.items()) / len(gold)
    return precise, recalled
