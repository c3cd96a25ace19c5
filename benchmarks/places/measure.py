"""From gold toponyms and places found to recognition F1, and shares within 161 and 25 km over all gold with a point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.read.places.gazetteer import kilometres

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.places.packs import Toponym

WIDE_KM, NARROW_KM = 161.0, 25.0


@dataclass(frozen=True, slots=True)
class Found:
    """A place that a system found at `text[start:end]`, with its point if it has one."""

    start: int
    end: int
    lat: float | None
    lon: float | None


@dataclass(slots=True)
class Tally:
    """Counts over texts; the properties are percent."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    placed: int = 0
    within_wide: int = 0
    within_narrow: int = 0
    answered: int = 0

    @property
    def precision(self) -> float:
        """Of what was found, the share that is gold, character for character."""
        return percent(self.exact, self.found)

    @property
    def recall(self) -> float:
        """Of gold, the share that was found, character for character."""
        return percent(self.exact, self.gold)

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return percent(2 * self.exact, self.found + self.gold)

    @property
    def accuracy(self) -> tuple[float, float]:
        """Of gold with a point, the share put within 161 km and within 25 km; what is not seen or null is wrong."""
        return percent(self.within_wide, self.placed), percent(self.within_narrow, self.placed)

    @property
    def right_when_answered(self) -> float:
        """Of gold with a point that was given a point, the share within 161 km."""
        return percent(self.within_wide, self.answered)

    def add(self, gold: Sequence[Toponym], found: Sequence[Found]) -> None:
        """Count one text."""
        spans = {(one.start, one.end) for one in found}
        self.gold += len(gold)
        self.found += len(found)
        self.exact += sum((one.start, one.end) in spans for one in gold)
        for one in gold:
            if one.lat is not None and one.lon is not None:
                self._place(one.lat, one.lon, _partner(one, found))

    def _place(self, lat: float, lon: float, other: Found | None) -> None:
        self.placed += 1
        if other is None or other.lat is None or other.lon is None:
            return
        away = kilometres(lat, lon, other.lat, other.lon)
        self.answered += 1
        self.within_wide += away <= WIDE_KM
        self.within_narrow += away <= NARROW_KM


def percent(part: int, whole: int) -> float:
    """Give a share in percent; 0 of nothing."""
    return 100.0 * part / whole if whole else 0.0


def _partner(gold: Toponym, found: Iterable[Found]) -> Found | None:
    """Give what was found at the same place of the text: the one that shares most with the gold span."""
    touching = [one for one in found if one.start < gold.end and gold.start < one.end]
    return max(touching, key=lambda one: min(one.end, gold.end) - max(one.start, gold.start), default=None)
