"""An index built item by item has the groups of one built at once, however crowded its words and in whatever order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.origins.synthetic import make_case
from twosource.relate.grouping.candidates import Blocking
from twosource.relate.stories.index import StoryIndex, group_profiles
from twosource.relate.stories.profiles import load_story_rules, profile_reading

if TYPE_CHECKING:
    from random import Random

RULES = replace(load_story_rules(), blocking=Blocking(keys=24, crowd=4, reach=2, shared=0.05, most=3))
PROFILES = [profile_reading(reading, RULES) for reading in make_case(60, seed=5)]


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_item_by_item_is_as_all_at_once(random: Random) -> None:
    index = StoryIndex(RULES)
    for profile in random.sample(PROFILES, len(PROFILES)):
        index.add(profile)
        if random.random() < 0.3:
            index.stories()
    assert index.stories() == group_profiles(PROFILES, RULES)


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 20))
def test_what_is_removed_leaves_nothing_behind(random: Random, many: int) -> None:
    index = StoryIndex(RULES)
    for profile in PROFILES:
        index.add(profile)
    index.stories()
    gone = {profile.item for profile in random.sample(PROFILES, many)}
    for item in sorted(gone):
        index.remove(item)
    kept = [profile for profile in PROFILES if profile.item not in gone]
    assert index.stories() == group_profiles(kept, RULES)


def test_a_changed_item_takes_the_place_of_the_old_one() -> None:
    index = StoryIndex(RULES)
    for profile in PROFILES:
        index.add(profile)
    index.stories()
    changed = replace(PROFILES[0], bag=PROFILES[-1].bag, day=PROFILES[-1].day)
    index.add(changed)
    assert index.stories() == group_profiles([changed, *PROFILES[1:]], RULES)
