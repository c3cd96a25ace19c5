"""Stories go in whose items changed; the places that an item leaves open are looked at once more beside the others'.

No text is parsed again, and no Reading is changed: what a story settles is kept beside it, with the reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model.placing import Placing
from twosource.read.places import load_gazetteer, look_around, settle_by_story
from twosource.store.places import shelf_of
from twosource.store.placings import put_placings
from twosource.store.workings import read_some

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twosource.model.ledger import Story
    from twosource.read.places import Gazetteer
    from twosource.store import Case

MOST_ITEMS = 200
"""Items of a story that are looked at, the latest: what was said weeks before seldom tells where a name lies now."""


def place_stories(case: Case, changed: Iterable[str]) -> None:
    """Look at the stories of items that changed, and keep what they settle."""
    touched = set(changed)
    stories = [story for story in case.stories() if touched.intersection(story.items)]
    looked_at = [item for story in stories for item in story.items[-MOST_ITEMS:]]
    together = [story for story in stories if len(story.items) > 1]
    gazetteer = load_gazetteer((), [shelf_of(case)]) if together else None
    settled = [one for story in together if gazetteer for one in place_story(case, story, gazetteer)]
    put_placings(case, looked_at, settled)


def place_story(case: Case, story: Story, gazetteer: Gazetteer) -> Iterator[Placing]:
    """Yield what one story settles about each of its items."""
    readings = sorted(read_some(case, story.items[-MOST_ITEMS:]), key=lambda one: one.item.id)
    around = look_around(readings)
    for reading in readings:
        places = tuple(settle_by_story(reading, around, gazetteer))
        if places:
            yield Placing(reading.item.id, reading.item.digest, story.id, places)
