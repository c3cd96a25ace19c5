"""Short posts that share hardly a word go in, one story comes out; what is said anywhere brings nothing together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.origins.constructed import load_events
from benchmarks.stories.desks import make_desk
from tests.relate.readings import post
from twosource.relate import Relater, relate_readings
from twosource.relate.stories.index import StoryIndex, group_profiles
from twosource.relate.stories.profiles import load_story_rules, profile_reading

if TYPE_CHECKING:
    from random import Random

    from twosource.model.reading import Reading

BRIDGE = (
    "The Karsan bridge at Orlam has come down, cars are in the Tissa",
    "Karsan bridge collapse: trucks fell into the Tissa, Orlam police say",
    "Orlam police close both banks of the Tissa after the Karsan bridge fell",
    "divers search the Tissa under what is left of the Karsan bridge, Orlam",
)
FERRY = (
    "Fire on the Belmar ferry off Orlam, passengers jump overboard",
    "Belmar ferry burning off Orlam: coastguard takes 80 passengers aboard",
    "smoke over the Belmar, the ferry to Orlam, coastguard boats all round",
)
EVENTS = load_events("looking")
DESK = make_desk(EVENTS, sorted(EVENTS)[:2], one_name=True).readings[::2]
RULES = load_story_rules()


def posts(*texts: str, kind: str = "p", day: str = "2024-05-02") -> list[Reading]:
    """Posts of an hour of one day."""
    return [
        post(f"{kind}{n}", text, handle=f"{kind}_{n}", published=f"{day}T10:{n:02}:00Z") for n, text in enumerate(texts)
    ]


def stories(readings: list[Reading]) -> list[list[str]]:
    return sorted(sorted(story.items) for story in relate_readings(readings).stories)


def test_a_post_joins_the_story_whose_name_it_says() -> None:
    said = posts(*BRIDGE, "my cousin was on the Karsan, nobody picks up")
    assert stories(said) == [["p0", "p1", "p2", "p3", "p4"]]


def test_two_happenings_of_one_town_and_day_stay_two() -> None:
    said = [*posts(*BRIDGE, kind="b"), *posts(*FERRY, kind="f")]
    assert stories(said) == [["b0", "b1", "b2", "b3"], ["f0", "f1", "f2"]]


def test_what_is_said_anywhere_joins_nothing() -> None:
    said = posts(*BRIDGE, "police say two people are dead", "what a lovely morning")
    assert [story for story in stories(said) if len(story) == 1] == [["p4"], ["p5"]]


def test_a_post_of_another_week_stays_alone() -> None:
    late = posts("the Karsan was never painted green", kind="l", day="2024-05-20")
    assert ["l0"] in stories([*posts(*BRIDGE), *late])


def test_an_account_is_named_after_its_town() -> None:
    crew = post("c", "All units are at the water. Keep the road free.", handle="FireKarsan", published="2024-05-02")
    assert any("c" in story and len(story) > 1 for story in stories([*posts(*BRIDGE), crew]))


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_stories_grow_item_by_item_as_at_once(random: Random) -> None:
    profiles = [profile_reading(one, RULES) for one in DESK]
    index = StoryIndex(RULES)
    for profile in random.sample(profiles, len(profiles)):
        index.add(profile)
        if random.random() < 0.2:
            index.stories()
    assert index.stories() == group_profiles(profiles, RULES)


@settings(max_examples=5, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_ledger_of_posts_does_not_depend_on_when_it_was_asked_for(random: Random) -> None:
    relater = Relater()
    for one in random.sample(DESK, len(DESK)):
        relater.add(one)
        if random.random() < 0.2:
            relater.ledger()
    for one in random.sample(DESK, 5):
        relater.drop(one.item.id)
        relater.ledger()
        relater.add(one)
    assert relater.ledger() == relate_readings(DESK)
