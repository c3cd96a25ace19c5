"""A ledger goes in, the rows that the contract names come out."""

from __future__ import annotations

import json

from tests.relate.readings import police_said, post
from twosource.relate import claims_object, relate_readings, story_rows

READINGS = [
    police_said("a1", "Courier", "Four men were held in Dorvath, police said.", "Four men were held in Dorvath"),
    post("p1", "Nobody knows why the ferry to Selm is late again", handle="anna_s", published="2024-06-02"),
]


def test_every_item_has_one_story() -> None:
    rows = list(story_rows(relate_readings(READINGS)))
    assert sorted(row["id"] for row in rows) == ["a1", "p1"]
    assert all(set(row) == {"id", "story"} for row in rows)


def test_the_claims_object_has_the_fields_of_the_contract() -> None:
    written = json.loads(json.dumps(claims_object(relate_readings(READINGS))))
    assert list(written) == ["claim groups"]
    group = next(one for one in written["claim groups"] if one["items"] == ["a1"])
    assert group["origin_of"] == {"a1": "body:police"}
    assert (group["origins"], group["origins_upper"], group["status"]) == (1, 1, "single-source")
    edge = group["edges"][0]
    assert (edge["from"], edge["to"], edge["kind"], edge["q"]) == ("a1", "body:police", "credit", 1.0)
    assert READINGS[0].text[edge["start"] : edge["end"]] == "police"
