"""A real story and its careful reading: the first thing that must work, wherever the gold data is at hand."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.relate import relate_readings

if TYPE_CHECKING:
    from pathlib import Path

    from twosource.model.reading import Reading, Statement, Voice
    from twosource.read.reader import Reader

Gold = dict[str, Any]
WANTED_STATEMENTS = 10
FIVE_STATEMENTS = 5
SAME_CONTENT = 0.8
"""Token Jaccard from which two contents are the same: a final stop or a picture's address more or less."""


@pytest.fixture(scope="module")
def gold(shared: Path) -> Gold:
    wanted: Gold = yaml.safe_load((shared / "gold/panjshir/gold.yaml").read_text("utf-8"))
    return wanted


@pytest.fixture(scope="module")
def reading(shared: Path, reader: Reader) -> Reading:
    text = (shared / "gold/panjshir/story.txt").read_text("utf-8")
    item = Item(id="panjshir", kind="article", text=text, digest=digest_text(text), published="2021-08-22")
    return next(iter(reader.read([item])))


def test_its_posts_are_found_with_handle_and_date(reading: Reading, gold: Gold) -> None:
    found = [(post.author, post.handle, post.posted, list(post.hashtags), list(post.media)) for post in reading.posts]
    wanted = [(p["author"], p["handle"], str(p["posted"]), p["hashtags"], p["media"]) for p in gold["posts"]]
    assert found == wanted


def test_its_statements_are_found_with_their_chains(reading: Reading, gold: Gold) -> None:
    right = {
        one["id"] for one in gold["statements"] if any(is_same(reading, ours, one, gold) for ours in reading.statements)
    }
    assert {"s3", "s4"} <= right
    assert len(right) >= WANTED_STATEMENTS, f"missed {sorted({one['id'] for one in gold['statements']} - right)}"


def test_nothing_is_read_out_of_its_footer(reading: Reading, gold: Gold) -> None:
    (footer,) = [reading.text.index(words) for words in gold["item"]["boilerplate"]]
    assert [span.start for span in reading.boilerplate] == [footer]
    read = [span.end for one in reading.statements for span in one.content]
    read += [time.end for time in reading.times] + [place.end for place in reading.places]
    read += [deadline.end for deadline in reading.deadlines] + [entity.end for entity in reading.entities]
    read += [event.trigger.end for event in reading.events]
    assert max(read) <= footer


def test_no_attack_has_occurred(reading: Reading) -> None:
    attacks = [
        reading.text[slice(*one.trigger)] for one in reading.events if (one.type, one.realis) == ("ASSAULT", "occurred")
    ]
    assert attacks == []


def test_its_five_kinds_of_event_are_found(reading: Reading, gold: Gold) -> None:
    found = {(event.type, event.realis) for event in reading.events}
    for wanted in gold["events"]:
        assert any((wanted["type"], realis) in found for realis in wanted["realis"]), wanted["trigger"]


def test_its_ultimatum_runs_out_within_the_day(reading: Reading) -> None:
    due = [deadline.due for deadline in reading.deadlines]
    assert due
    assert set(due) == {("2021-08-22T04:00:00Z", "2021-08-23T04:00:00Z")}
    assert {deadline.period for deadline in reading.deadlines} == {"PT4H"}


def test_its_places_lie_where_they_should(reading: Reading, gold: Gold) -> None:
    for wanted in gold["places"]:
        found = [
            place
            for place in reading.places
            if reading.text[place.start : place.end] in wanted["mention"] and place.lat
        ]
        found = [
            place for place in found if reading.text[place.start : place.end].split()[0] == wanted["mention"].split()[0]
        ]
        assert found, wanted["mention"]
        for place in found:
            assert place.lat is not None
            assert place.lon is not None
            assert kilometres(place.lat, place.lon, wanted["lat"], wanted["lon"]) <= wanted["km"], wanted["mention"]


def test_its_times_have_their_values(reading: Reading, gold: Gold) -> None:
    found = {(reading.text[time.start : time.end], time.value) for time in reading.times}
    missed = [one["mention"] for one in gold["times"] if (one["mention"], str(one["value"])) not in found]
    assert missed == []


def test_its_lead_claim_rests_on_one_account(reading: Reading, gold: Gold) -> None:
    claims = relate_readings([reading]).claims
    lead = max(claims, key=lambda claim: len(claim.evidence))
    assert any(gold["claim"]["text"] in span.of(reading.text) for one in lead.evidence for span in one.spans)
    assert (lead.status, lead.origins, lead.origins_upper) == (gold["claim"]["status"], gold["claim"]["origins"], 1)
    assert [origin.label for origin in lead.origin_list] == ["@PanjshirProvin1"]
    assert len(lead.evidence) == FIVE_STATEMENTS
    assert {deadline.due for deadline in lead.deadlines} == {("2021-08-22T04:00:00Z", "2021-08-23T04:00:00Z")}


def is_same(reading: Reading, ours: Statement, wanted: Gold, gold: Gold) -> bool:
    """Tell whether content and full chain are those of gold."""
    content = set(" ".join(span.of(reading.text) for span in ours.content).split())
    expected = set(wanted["text"].split())
    if len(content & expected) < SAME_CONTENT * len(content | expected):
        return False
    if wanted.get("joint"):
        return {who_is(reading, voice, gold) for voice in (*ours.voices, *ours.joint)} == set(wanted["chain"])
    chain: list[str] = wanted["chain"]
    return [who_is(reading, voice, gold) for voice in ours.voices] == chain


def who_is(reading: Reading, voice: Voice, gold: Gold) -> str | None:
    """Name the gold source that a voice mentions; pronouns by the name that they were resolved to."""
    words = reading.text[voice.start : voice.end] if voice.start is not None else ""
    for text in (words, voice.name or ""):
        for source in gold["sources"]:
            if text and any(text == mention or text in mention.split(", ") for mention in source["mentions"]):
                return str(source["id"])
    return None


def kilometres(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Great-circle distance (haversine)."""
    a, b, c, d = map(radians, (lat, lon, to_lat, to_lon))
    return 12742 * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))
