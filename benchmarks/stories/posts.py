"""Measure stories of short posts on desks of constructed events: python -m benchmarks.stories.posts.

Weights were set on the training events; the others, of `training/claims/events` and of the tests, were only scored.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeAlias

from benchmarks.floors import hold
from benchmarks.origins.constructed import load_events
from benchmarks.stories.baseline import group_online
from benchmarks.stories.desks import make_desks
from benchmarks.stories.measure import bcubed
from training.claims.posts import load_held_out, load_training
from twosource.relate.stories.index import group_profiles
from twosource.relate.stories.profiles import load_story_rules, profile_reading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.stories.desks import Desk

    System: TypeAlias = Callable[[Desk], Sequence[int]]

THRESHOLD = 0.01
"""The best of .01 to .16 for the baseline on the training events, three on a desk."""
DESKS = (("one event on a desk", 1, False), ("three", 3, False), ("seven", 7, False), ("three of one name", 3, True))


def ours(desk: Desk) -> list[int]:
    """Give each post the number of its story."""
    rules = load_story_rules()
    stories = group_profiles([profile_reading(one, rules) for one in desk.readings], rules)
    number = {item: at for at, story in enumerate(stories) for item in story}
    return [number[one.item.id] for one in desk.readings]


def online(desk: Desk) -> list[int]:
    """Group as the plain peer does, in the order of publication."""
    places = sorted(range(len(desk.readings)), key=lambda place: desk.readings[place].item.published or "")
    found = group_online([{"title": None, "text": desk.readings[place].text} for place in places], THRESHOLD)
    return [story for _, story in sorted(zip(places, found, strict=True))]


SYSTEMS: dict[str, System] = {"twosource": ours, "online TF-IDF": online}


def main() -> int:
    """Print precision, recall and F1 of each kind of desk; 1 when ours fell below a floor."""
    figures: dict[str, float] = {}
    parts = {
        "tuned": ("events to learn from", load_training()),
        "apart": ("events held out", load_held_out() | load_events("apart")),
    }
    for part, (title, events) in parts.items():
        print(f"{title}: {len(events)}")
        for told, size, one_name in DESKS:
            precise, both = report(told, make_desks(events, size, one_name=one_name))
            figures |= {f"{part}-{told.replace(' ', '-')}": both, f"{part}-{told.replace(' ', '-')}-precision": precise}
    return hold("stories.posts", figures)


def report(told: str, desks: Sequence[Desk]) -> tuple[float, float]:
    """Print a line for each system; give our precision and F1 in percent."""
    measured = {name: measure(desks, system) for name, system in SYSTEMS.items()}
    for name, (precise, recalled, stories) in measured.items():
        print(
            f"  {told:20} {name:14} BCubed F1 {f1(precise, recalled):5.1f}  precision {precise:5.1f}"
            f"  recall {recalled:5.1f}  {stories:4} stories",
            flush=True,
        )
    precise, recalled, _ = measured["twosource"]
    return precise, f1(precise, recalled)


def measure(desks: Sequence[Desk], system: System) -> tuple[float, float, int]:
    """Give precision and recall in percent, the mean over posts of all desks, and how many stories were found."""
    posts = sum(len(desk.events) for desk in desks)
    precise = recalled = 0.0
    stories = 0
    for desk in desks:
        found = system(desk)
        precision, recall = bcubed(desk.events, found)
        precise, recalled = precise + precision * len(found), recalled + recall * len(found)
        stories += len(set(found))
    return 100 * precise / posts, 100 * recalled / posts, stories


def f1(precise: float, recalled: float) -> float:
    """Give the harmonic mean."""
    return 2 * precise * recalled / (precise + recalled)


if __name__ == "__main__":
    sys.exit(main())
