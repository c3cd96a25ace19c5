"""Our own posts of breaking events hold what their labels say of them."""

from __future__ import annotations

import itertools

import pytest

from benchmarks.origins.constructed import FOLDER, instant, join, load_events

EVENTS = load_events("looking") | load_events("apart")


def test_three_events_are_for_looking_and_three_are_kept_apart() -> None:
    assert [len(load_events(part)) for part in ("looking", "apart")] == [3, 3]


def test_each_file_says_first_that_it_is_constructed() -> None:
    assert all(path.read_text("utf-8").startswith("# Constructed: ") for path in FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("event", EVENTS)
def test_origins_that_are_counted_are_origins_of_posts(event: str) -> None:
    for claim in EVENTS[event].claims:
        assert set(claim["certain"]) <= set(claim["origins"]), claim["claim"]
        assert claim["n_origins_lower"] <= claim["n_origins_upper"], claim["claim"]
        assert claim["tweets"], claim["claim"]


@pytest.mark.parametrize("event", EVENTS)
def test_posts_come_in_order_and_an_echo_repeats_an_earlier_one(event: str) -> None:
    rows = EVENTS[event].tweets
    assert [row["time"] for row in rows] == sorted(row["time"] for row in rows)
    for row in rows:
        source = next((one for one in rows if one["tweet_id"] == row["echo_of"]), None)
        assert source is None or (source["time"], source["origin_ids"]) < (row["time"], ["~"])
        assert source is None or source["origin_ids"] == row["origin_ids"]
        assert source is None or row["claim"] in {one["claim"] for one in rows if one["tweet_id"] == row["echo_of"]}


@pytest.mark.parametrize("event", EVENTS)
def test_every_label_names_a_claim_and_a_kind(event: str) -> None:
    gold = EVENTS[event]
    claims = {claim["claim"] for claim in gold.claims}
    assert {row["claim"] for row in gold.tweets} <= claims | {None}
    kinds = {"own", "unnamed", "outlet", "organisation", "named-person", "document", "image", "unknown"}
    assert {row["origin_kind"] for row in gold.tweets} <= kinds


def test_some_claims_have_two_origins_and_more_have_echoes_only() -> None:
    claims = join(EVENTS).claims
    two = [claim for claim in claims if claim["n_origins_lower"] > 1]
    echoed = [claim for claim in claims if claim["n_origins_lower"] < 2 <= claim["n_tweets"]]
    assert (len(two) >= 12, len(echoed) > len(two)) == (True, True)


def test_no_account_of_an_event_stands_for_another_in_the_next() -> None:
    accounts = [{row["account"] for row in gold.tweets} for gold in EVENTS.values()]
    assert not any(one & other for one, other in itertools.combinations(accounts, 2))


def test_a_clock_after_a_plus_is_of_a_later_day() -> None:
    assert instant("2015-04-18", "+1 00:15") == "2015-04-19T00:15:00Z"
