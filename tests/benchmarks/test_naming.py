"""Labelled posts of a claim go in, how many pairs we bring under one voice comes out."""

from __future__ import annotations

from typing import Any

from benchmarks.origins.gold import Gold
from benchmarks.origins.naming import Naming, name_alike, naming_line

HALF = 0.5


def row(number: int, account: str, text: str, origin: str) -> dict[str, Any]:
    return {
        "tweet_id": f"p{number}", "account": account, "text": text, "time": f"2024-05-02T10:0{number}:00Z", "urls": [],
        "claim": "c", "stance": "asserts", "origin_ids": [origin],
    }  # fmt: skip


def test_pairs_are_counted_that_gold_has_that_we_have_and_that_both_have() -> None:
    rows = [
        row(1, "SelmPolice", "Our officers found the boat.", "police"),
        row(2, "selm_reader", "Police say the boat was found", "police"),
        row(3, "other_reader", "Mayor Ilse Brandt: the boat was found", "police"),
    ]
    assert name_alike([Gold(rows, [{"claim": "c"}])]) == Naming(wanted=3, offered=1, both=1)


def test_the_line_tells_f1_precision_and_recall() -> None:
    naming = Naming(wanted=3, offered=1, both=1)
    assert (naming.f1, naming.precision) == (HALF, 1.0)
    assert naming_line(naming).endswith("F1 50.0, precision 100.0, recall 33.3 (1 of 3 pairs)")


def test_nothing_to_name_is_nothing_named() -> None:
    assert naming_line(name_alike([])).endswith("F1 0.0, precision 0.0, recall 0.0 (0 of 0 pairs)")
