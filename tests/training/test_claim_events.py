"""The events written to learn claims and origins from hold what their labels say of them."""

from __future__ import annotations

import pytest

from benchmarks.origins.constructed import FOLDER, load_events
from training.claims.posts import EVENTS, load_held_out, load_training

WRITTEN = load_events("training", EVENTS) | load_held_out()


def test_nothing_of_the_events_kept_apart_is_learnt_from() -> None:
    learnt = load_training()
    assert not learnt.keys() & (load_events("apart", FOLDER).keys() | load_held_out().keys())
    assert (len(learnt), len(load_held_out())) == (49, 4)


def test_each_file_says_first_that_it_is_constructed() -> None:
    assert all(path.read_text("utf-8").startswith("# Constructed: ") for path in EVENTS.glob("*.yaml"))


@pytest.mark.parametrize("event", WRITTEN)
def test_every_post_names_a_claim_that_has_posts_and_origins(event: str) -> None:
    gold = WRITTEN[event]
    claims = {claim["claim"] for claim in gold.claims}
    assert {row["claim"] for row in gold.tweets} <= claims | {None}
    for claim in gold.claims:
        assert claim["tweets"], claim["claim"]
        assert set(claim["certain"]) <= set(claim["origins"]), claim["claim"]


@pytest.mark.parametrize("event", WRITTEN)
def test_posts_come_in_order_and_an_echo_repeats_an_earlier_one(event: str) -> None:
    rows = WRITTEN[event].tweets
    times = {row["tweet_id"]: row["time"] for row in rows}
    assert list(times.values()) == sorted(times.values())
    assert all(times[row["echo_of"]] <= row["time"] for row in rows if row["echo_of"])
