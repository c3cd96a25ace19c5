"""What is asked of realis and roles, one change at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.read.events.minimal_pairs import PAIRS, Pair

if TYPE_CHECKING:
    from tests.read.events.conftest import ReadEvents
    from twosource.model.reading import Event


def test_there_are_enough_of_them() -> None:
    assert len(PAIRS) >= 60


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.text}-{pair.root}")
def test_a_pair_is_told_apart(pair: Pair, read_events: ReadEvents) -> None:
    event = pick_event(pair, read_events(pair.text))
    assert event is not None
    assert event.realis == pair.realis
    for wanted, found in ((pair.actor, event.actors), (pair.recipient, event.recipients)):
        if wanted is not None:
            assert wanted == " and ".join(pair.text[one.start : one.end] for one in found)


def pick_event(pair: Pair, events: tuple[Event, ...]) -> Event | None:
    """Give the event of the pair's root whose trigger holds the pair's word."""
    return next(
        (one for one in events if one.type == pair.root and pair.word in one.trigger.of(pair.text).split()), None
    )
