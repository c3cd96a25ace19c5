"""The constructed events of `events/` go in, their labelled posts come out: those to learn from, those to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.origins.constructed import FOLDER, TRAINING, load_events

if TYPE_CHECKING:
    from benchmarks.origins.gold import Gold

EVENTS = TRAINING


def load_training() -> dict[str, Gold]:
    """Give the events to learn from by name: those written for it, and those of the tests that are for looking at."""
    return load_events("training", EVENTS) | load_events("looking", FOLDER)


def load_held_out() -> dict[str, Gold]:
    """Give the events written for it that nothing was learnt from."""
    return load_events("looking", EVENTS)
