"""Items go in, the seconds that each stage of reading took come out, the language model's among them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from twosource.model.wire import encode_reading
from twosource.read.deadlines import find_deadlines
from twosource.read.events import find_events
from twosource.read.parsed import Parsed
from twosource.read.places import find_entities, find_places
from twosource.read.posts import find_boilerplate, find_posts
from twosource.read.statements import find_statements
from twosource.read.times import find_times

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeVar

    from twosource.model.item import Item
    from twosource.read.reader import Reader

    Result = TypeVar("Result")

MODEL = "language model"
WHOLE = "whole Reading"
JSON = "writing JSON"


class Clock:
    """Adds up the CPU seconds spent in each stage."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def time(self, stage: str, work: Callable[[], Result]) -> Result:
        """Do the work and add its seconds to the stage."""
        started = time.process_time()
        result = work()
        self.spent[stage] = self.spent.get(stage, 0.0) + time.process_time() - started
        return result


def time_stages(reader: Reader, items: Iterable[Item]) -> dict[str, float]:
    """Read each item by stages and then whole, in turns, so that a busy machine slows both alike."""
    clock = Clock()
    for item in items:
        read_by_stage(reader, item, clock)
        reading = clock.time(WHOLE, lambda item=item: next(iter(reader.read([item]))))  # type: ignore[misc]
        clock.time(JSON, lambda reading=reading: encode_reading(reading))  # type: ignore[misc]
    return clock.spent


def read_by_stage(reader: Reader, item: Item, clock: Clock) -> None:
    """Read one item as `Reader.read` does, each stage timed."""
    gazetteer = reader.gazetteer
    doc = clock.time(MODEL, lambda: next(iter(reader.language.parse([item.text]))))
    posts = clock.time("posts and boilerplate", lambda: (find_posts(item), find_boilerplate(item)))
    parsed = Parsed(item, doc, *posts)
    statements = clock.time("statements", lambda: find_statements(parsed))
    places = clock.time("places", lambda: find_places(parsed, gazetteer))
    times = clock.time("times", lambda: find_times(parsed, places))
    events = clock.time("events", lambda: find_events(parsed, statements, places, times))
    clock.time("entities", lambda: find_entities(parsed, gazetteer, places))
    clock.time("deadlines", lambda: find_deadlines(parsed, times, statements, events, places))
