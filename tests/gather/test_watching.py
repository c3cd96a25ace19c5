from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from twosource.gather import Gathered, GatherOptions
from twosource.gather.fetching.limits import FetchLimits
from twosource.gather.watching import Pace, WatchOptions, seconds_to_next, watch_round
from twosource.gather.watching.pacing import next_due
from twosource.store import Case, create_case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)
ENTRY = (
    "<item><title>{0}</title><link>{1}/{0}</link><guid>{0}</guid>"
    "<description>{2} of {0}, in short.</description></item>"
)
STORY = (
    "<html><body><article><p>{0}: the road north of Agadez was closed on Tuesday, three drivers said at dusk.</p>"
    "</article></body></html>"
)


@dataclass
class Outlet:
    """A news site as it is at the moment: its pages by path, with status and headers."""

    pages: dict[str, tuple[int, str, dict[str, str]]] = field(default_factory=dict)
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    address: str = ""

    def publish(self, path: str, body: str, status: int = 200, **headers: str) -> None:
        self.pages[path] = (status, body, headers)

    def feed(self, *entries: str, said: str = "The news") -> None:
        body = "".join(ENTRY.format(entry, self.address, said) for entry in entries)
        self.publish(
            "/feed", f'<rss version="2.0"><channel><title>Outlet</title>{body}</channel></rss>', ETag=f'"{hash(body)}"'
        )

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    site = Outlet()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            validator = self.headers.get("If-None-Match")
            site.asked.append((self.path, validator))
            status, body, headers = site.pages.get(self.path, (404, "", {}))
            if validator is not None and validator == headers.get("ETag"):
                status, body = 304, ""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_arguments: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    made = create_case(tmp_path / "case")
    yield made
    made.close()


class World:
    """The time, which passes only when somebody waits or a test says so."""

    def __init__(self) -> None:
        self.now = NOON
        self.waited: list[float] = []

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += timedelta(seconds=seconds)

    def options(self) -> WatchOptions:
        limits = FetchLimits(seconds=5, trusted=frozenset({"127.0.0.1"}))
        made = WatchOptions(gather=GatherOptions(limits=limits, clock=lambda: self.now), pace=Pace(), sleep=self.wait)
        return replace(made, wire=replace(made.wire, monotonic=self.now.timestamp))


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def look(case: Case, world: World) -> list[str]:
    """One round: the addresses of what was new, and the errors."""
    return [told(one) for one in watch_round(case, world.options())]


def told(one: Gathered) -> str:
    if one.error is not None:
        return str(one.error)
    return f"gone {one.retracts}" if one.item is None else one.item.url or one.item.id


def test_a_feeds_pages_come_in_once_and_an_unchanged_feed_costs_one_question(case: Case, outlet: Outlet) -> None:
    world = World()
    outlet.feed("road", "fuel")
    for entry in ("road", "fuel"):
        outlet.publish(f"/{entry}", STORY.format(entry))
    case.follow(outlet.address + "/feed")
    assert look(case, world) == [f"{outlet.address}/road", f"{outlet.address}/fuel"]
    assert look(case, world) == []
    world.wait(601)
    outlet.asked.clear()
    assert look(case, world) == []
    assert outlet.paths() == ["/feed"]
    assert outlet.asked[-1][1] == outlet.pages["/feed"][2]["ETag"]


def test_only_a_new_or_changed_entry_is_fetched(case: Case, outlet: Outlet) -> None:
    world = World()
    outlet.feed("road")
    outlet.publish("/road", STORY.format("road"))
    case.follow(outlet.address + "/feed")
    look(case, world)
    world.wait(601)
    outlet.publish("/road", STORY.format("The road, corrected"))
    outlet.publish("/fuel", STORY.format("fuel"))
    outlet.feed("fuel", "road")
    assert look(case, world) == [f"{outlet.address}/fuel"]
    world.wait(601)
    outlet.feed("fuel", "road", said="Corrected news")
    assert f"{outlet.address}/road" in look(case, world)
    (road,) = [item for item in case.items() if item.url == f"{outlet.address}/road"]
    assert len(case.versions(road.id)) == 2


def test_a_page_that_changes_is_a_version_and_one_that_goes_is_gone(case: Case, outlet: Outlet) -> None:
    world = World()
    outlet.publish("/live", STORY.format("First"))
    case.follow(outlet.address + "/live")
    assert len(look(case, world)) == 1
    world.wait(601)
    outlet.publish("/live", STORY.format("Second"))
    assert len(look(case, world)) == 1
    (item,) = case.items()
    assert item.text.startswith("Second")
    assert len(case.versions(item.id)) == 2
    world.wait(601)
    outlet.publish("/live", "", status=410)
    assert look(case, world) == [f"gone {item.id}", f"{outlet.address}/live: answered 410 Gone"]
    assert list(case.gone()) == [item.id]
    assert case.item(item.id) is not None


def test_an_entry_without_a_page_to_be_had_stands_for_it(case: Case, outlet: Outlet) -> None:
    outlet.feed("road")
    case.follow(outlet.address + "/feed")
    assert look(case, World()) == [f"{outlet.address}/road"]
    (item,) = case.items()
    assert item.text == "The news of road, in short."


def test_a_page_that_does_not_answer_now_is_asked_for_again(case: Case, outlet: Outlet) -> None:
    world = World()
    outlet.feed("road")
    outlet.publish("/road", "", status=503)
    case.follow(outlet.address + "/feed")
    assert look(case, world) == [f"{outlet.address}/road: answered 503 Service Unavailable"]
    assert list(case.items()) == []
    world.wait(601)
    outlet.publish("/feed", outlet.pages["/feed"][1])
    outlet.publish("/road", STORY.format("road"))
    assert look(case, world) == [f"{outlet.address}/road"]


def test_robots_are_obeyed_and_a_silent_host_forbids(case: Case, outlet: Outlet) -> None:
    outlet.publish("/robots.txt", "User-agent: Twosource\nDisallow: /private\nCrawl-delay: 9\n")
    outlet.publish("/private", STORY.format("private"))
    outlet.publish("/open", STORY.format("open"))
    for path in ("/private", "/open"):
        case.follow(outlet.address + path)
    world = World()
    said = look(case, world)
    assert f"{outlet.address}/private: its robots.txt does not allow it; ask its publisher" in said
    assert f"{outlet.address}/open" in said
    assert outlet.paths() == ["/open"]
    assert world.waited == [pytest.approx(9)]
    world.wait(90_000)
    outlet.publish("/robots.txt", "", status=503)
    assert all("its robots.txt answered 503" in one for one in look(case, world))


def test_a_failing_source_says_why_and_is_asked_ever_later(case: Case, outlet: Outlet) -> None:
    world = World()
    outlet.publish("/feed", "", status=503, Retry_After="7200")
    case.follow(outlet.address + "/feed")
    assert look(case, world) == [f"{outlet.address}/feed: answered 503 Service Unavailable"]
    (source,) = case.watched()
    assert (source.failures, source.reason) == (1, "answered 503 Service Unavailable")
    assert source.due == "2024-03-05T14:00:05Z"
    assert seconds_to_next(case, world.now) == 7200
    assert look(case, world) == []
    world.wait(7201)
    outlet.feed()
    outlet.publish(
        "/feed", outlet.pages["/feed"][1].replace("</channel>", ENTRY.format("a", outlet.address, "x") + "</channel>")
    )
    look(case, world)
    assert case.watched()[0].failures == 0


def test_back_off_doubles_up_to_a_day() -> None:
    waits = [(next_due(NOON, failures, Pace()) - NOON).total_seconds() for failures in (0, 1, 2, 8, 999)]
    assert waits == [600, 1200, 2400, 86_400, 86_400]


def test_what_a_host_writes_into_retry_after_is_never_believed_beyond_a_day() -> None:
    for written in ("99999999999", "Fri, 31 Dec 9999 23:59:59 GMT"):
        assert next_due(NOON, 1, Pace(), written) - NOON == timedelta(days=1)
    for written in ("soon", "-5", "Tue, 05 Mar 2019 00:00:00 GMT"):
        assert next_due(NOON, 1, Pace(), written) - NOON == timedelta(seconds=1200)


def test_broken_off_anywhere_a_round_loses_and_doubles_nothing(case: Case, outlet: Outlet) -> None:
    world = World()
    entries = [f"story{number}" for number in range(4)]
    outlet.feed(*entries)
    for entry in entries:
        outlet.publish(f"/{entry}", STORY.format(entry))
    case.follow(outlet.address + "/feed")
    for taken in range(len(entries)):
        rounds = watch_round(case, world.options())
        list(islice(rounds, taken))
        rounds.close()  # type: ignore[attr-defined]
    list(watch_round(case, world.options()))
    assert sorted(item.url or "" for item in case.items()) == [f"{outlet.address}/{entry}" for entry in entries]
    assert all(len(case.versions(item.id)) == 1 for item in case.items())
    assert case.audit_verify() == case.audit_head()


def test_nothing_followed_is_nothing_to_wait_for(case: Case) -> None:
    assert seconds_to_next(case, NOON) == float("inf")
    assert case.follow("http://news.example/feed")
    assert not case.follow("http://news.example/feed")
    assert seconds_to_next(case, NOON) == 0
    assert case.unfollow("http://news.example/feed")
    assert case.watched() == ()
