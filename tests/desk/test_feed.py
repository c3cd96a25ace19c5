"""A feed reader learns what changed and what runs out soon, and its key opens nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import feedparser

from tests.desk.conftest import TOKEN
from twosource.desk.keys import Keys

if TYPE_CHECKING:
    import httpx

KEY = Keys(TOKEN).feed


def titles(client: httpx.Client, query: str = "") -> list[str]:
    answer = client.get(f"/feed.atom?key={KEY}{query}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    return [entry.title for entry in feed.entries]


def test_it_tells_deadlines_first_and_then_what_changed(stranger: httpx.Client) -> None:
    told = titles(stranger)
    assert told[0] == "Deadline runs out in 2 h 0 min: The Fjord Guard are on their way to attack Narsaq"
    assert "Denied: The Fjord Guard planted the bomb" in told
    assert len(told) == 5


def test_it_is_narrowed_by_status_hours_and_words(stranger: httpx.Client) -> None:
    assert titles(stranger, "&status=denied&hours=0") == ["Denied: The Fjord Guard planted the bomb"]
    assert len(titles(stranger, "&status=denied&status=disputed&hours=0")) == 3
    assert titles(stranger, "&hours=0&q=ferry bomb") == ["Denied: The Fjord Guard planted the bomb"]
    assert titles(stranger, "&hours=1&q=attack") == ["Single source: The Fjord Guard are on their way to attack Narsaq"]


def test_its_key_opens_the_feed_alone(stranger: httpx.Client) -> None:
    for address in ("/", "/claims", "/feed.atom/x", "/api/v1/claims", "/events"):
        assert stranger.get(f"{address}?key={KEY}").status_code == 401
    assert stranger.get("/feed.atom?key=x").status_code == 401
    assert (
        stranger.get("/feed.atom", headers={"cookie": f"twosource-{stranger.base_url.port}={KEY}"}).status_code == 401
    )


def test_an_entry_keeps_its_id_and_links_to_the_claim(stranger: httpx.Client) -> None:
    first, second = (ET.fromstring(stranger.get(f"/feed.atom?key={KEY}").content) for _ in range(2))  # noqa: S314
    space = {"a": "http://www.w3.org/2005/Atom"}
    ids = [entry.findtext("a:id", "", space) for entry in first.findall("a:entry", space)]
    assert ids == [entry.findtext("a:id", "", space) for entry in second.findall("a:entry", space)]
    assert len(set(ids)) == len(ids)
    link = first.find("a:entry/a:link", space)
    assert link is not None
    assert link.get("href", "").endswith("/claims/claim-advance")


def test_it_names_no_account_and_no_person_and_says_its_level(stranger: httpx.Client) -> None:
    content = stranger.get(f"/feed.atom?key={KEY}").text
    assert not [name for name in ("Narsaq Watch", "narsaq_watch", "Storch", "Brandt", "Holm") if name in content]
    assert "the account [an account]" in content
    assert "<rights>TLP:AMBER</rights>" in content
