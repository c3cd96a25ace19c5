"""Figures of a measure go in and are held against `benchmarks/floors.toml`; what fell is printed by name."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FLOORS = Path(__file__).with_suffix(".toml")


def hold(measure: str, figures: Mapping[str, float], *, partial: bool = False) -> int:
    """Hold `figures` (by name, in the unit of their floor) against the table of `measure`; 1 when one fell, else 0.

    A floor without its figure counts as fallen, unless the measure was a `partial` one.
    """
    floors = read_floors(measure)
    asked = {name: floor for name, floor in floors.items() if name in figures or not partial}
    fallen = [name for name, floor in asked.items() if figures.get(name, 0.0) < floor]
    for name in fallen:
        print(f"below its floor: {name} is {figures.get(name, 0.0):.2f}, floor {floors[name]:.2f}")
    return int(bool(fallen))


def read_floors(measure: str) -> dict[str, float]:
    """Give the floors of a measure; none when it has no table."""
    return dict(tomllib.loads(FLOORS.read_text(encoding="utf-8")).get(measure, {}))
