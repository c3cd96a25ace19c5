"""`python -m benchmarks.speed [STORIES]` reads constructed stories on one core and prints each stage's time and share.

The baseline is the language model alone in the same run; peak memory is the process's.
"""

from __future__ import annotations

import resource
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.speed.stories import make_stories
from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.model.wire import encode_reading
from twosource.read.deadlines import find_deadlines
from twosource.read.events import find_events
from twosource.read.language import load_language
from twosource.read.parsed import Parsed
from twosource.read.places import find_entities, find_places, load_gazetteer
from twosource.read.posts import find_boilerplate, find_posts
from twosource.read.reader import BATCH, Reader
from twosource.read.statements import find_statements
from twosource.read.times import find_times

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from spacy.tokens import Doc

    Result = TypeVar("Result")

STORIES = 200


class Clock:
    """Adds up the seconds spent in each stage."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def time(self, stage: str, work: Callable[[], Result]) -> Result:
        """Do the work and add its seconds to the stage."""
        started = time.process_time()
        result = work()
        self.spent[stage] = self.spent.get(stage, 0.0) + time.process_time() - started
        return result


def read_by_stage(reader: Reader, item: Item, doc: Doc, clock: Clock) -> None:
    """Read one parsed item as `Reader.read_parsed` does, each stage timed."""
    gazetteer = reader.gazetteer
    posts = clock.time("posts and boilerplate", lambda: (find_posts(item), find_boilerplate(item)))
    parsed = Parsed(item, doc, *posts)
    statements = clock.time("statements", lambda: find_statements(parsed))
    times = clock.time("times", lambda: find_times(parsed))
    places = clock.time("places", lambda: find_places(parsed, gazetteer))
    events = clock.time("events", lambda: find_events(parsed, statements, places, times))
    clock.time("entities", lambda: find_entities(parsed, gazetteer))
    clock.time("deadlines", lambda: find_deadlines(parsed, times, statements, events, places))


def main() -> None:
    """Measure and print."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else STORIES
    items = [
        Item(one.id, "article", one.text, digest_text(one.text), publisher=one.publisher, published=one.published)
        for one in make_stories(number)
    ]
    words = sum(len(item.text.split()) for item in items)
    reader, clock = Reader(load_language(), load_gazetteer()), Clock()
    list(reader.read(items[:BATCH]))
    docs = clock.time("language model", lambda: list(reader.language.parse(item.text for item in items)))
    for item, doc in zip(items, docs, strict=True):
        read_by_stage(reader, item, doc, clock)
    readings = clock.time("whole", lambda: list(reader.read(items)))
    clock.time("writing JSON", lambda: [encode_reading(reading) for reading in readings])
    show(words, clock.spent)


def show(words: int, spent: dict[str, float]) -> None:
    """Print the table."""
    alone = spent["language model"]
    print(f"{words} words on one core, CPU seconds; 1.00 is the language model alone")
    print("| stage | words per CPU-second | share of the language model's time |\n|---|---|---|")
    for stage, seconds in spent.items():
        print(f"| {stage} | {words / seconds:,.0f} | {seconds / alone:.2f} |")
    print(f"whole Reading: {alone / spent['whole']:.2f} of the language model's speed")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


main()
