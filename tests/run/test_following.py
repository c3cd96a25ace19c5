"""A round of `twosource watch`, behind a proxy that plays the web, killed in its middle, and done again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.store.conftest import cluster, db, locate
from twosource.cli.watch import look
from twosource.gather.watching import WatchOptions
from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.run.reading import Readers
from twosource.store import create_case, open_case
from twosource.store.basis import is_outdated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.read.reader import Reader

__all__ = ["cluster", "db", "locate"]
PAGES = 6
FOLLOWING = Path(__file__).with_name("following.py")
FEED = "http://feed.example/rss"
ENTRY = "<item><title>Report {n}</title><link>http://outlet{n}.example/report</link><guid>{n}</guid></item>"
PAGE = """<html><head><title>Report {n}</title></head><body><article><h1>Report {n}</h1>
<p>Police in Lodar said on Monday that {n} people were wounded by a mine near the well. The road stayed closed.</p>
<p>The mayor said that the road north of the town would stay closed until it was cleared.</p></article></body></html>"""


class Web(BaseHTTPRequestHandler):
    """Answers for every host, as a proxy does; counts what is asked, and kills a process at a given question."""

    asked: list[str]
    victim: tuple[int, int] | None
    """The process that is killed, and at which question."""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        kind = type(self)
        kind.asked.append(self.path)
        if kind.victim is not None and len(kind.asked) == kind.victim[1]:
            os.kill(kind.victim[0], signal.SIGKILL)
        if parts.path == "/rss":
            entries = "".join(ENTRY.format(n=number) for number in range(PAGES))
            self.answer(f"<rss version='2.0'><channel><title>Feed</title>{entries}</channel></rss>", "text/xml")
        elif parts.path == "/report":
            self.answer(PAGE.format(n=(parts.hostname or "").removeprefix("outlet").partition(".")[0]), "text/html")
        else:
            self.send_error(404)

    def answer(self, body: str, kind: str) -> None:
        content = body.encode()
        try:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
        except OSError:
            self.close_connection = True

    def log_message(self, *_arguments: object) -> None:
        """Stay silent."""


@contextmanager
def playing() -> Iterator[tuple[str, type[Web]]]:
    """Give the proxy's address while it runs, and what counts."""
    kind = type("Playing", (Web,), {"asked": [], "victim": None})
    server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", kind
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def follow(proxy: str, location: str) -> subprocess.Popen[str]:
    environment = {name: value for name, value in os.environ.items() if name.lower() != "no_proxy"}
    told = environment | {"HTTP_PROXY": proxy, "http_proxy": proxy}
    command = [sys.executable, str(FOLLOWING), location, FEED]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=told)


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_killed_in_the_middle_it_loses_nothing_and_doubles_nothing(db: str) -> None:
    with playing() as (proxy, web):
        process = follow(proxy, db)
        web.victim = (process.pid, 8)
        process.communicate(timeout=120)
        assert process.returncode == -signal.SIGKILL
        web.victim = None
        process = follow(proxy, db)
        out, err = process.communicate(timeout=120)
        assert (process.returncode, err) == (0, "")
        assert out.rstrip().endswith(" new")
    require_whole(db)


def require_whole(db: str) -> None:
    """Every page is there once, read and related, and the feed is marked as asked."""
    case = open_case(db)
    assert sorted(item.title or "" for item in case.items()) == [f"Report {number}" for number in range(PAGES)]
    assert all(len(case.versions(item.id)) == 1 for item in case.items())
    assert case.unread() == ()
    assert {item for claim in case.claims() for item in claim.items} == {item.id for item in case.items()}
    (source,) = case.watched()
    assert (source.failures, source.answered is not None) == (0, True)
    assert case.audit_verify() == case.audit_head()
    case.close()


def test_what_was_read_and_not_related_is_related_in_the_next_round(tmp_path: Path, reader: Reader) -> None:
    case = create_case(tmp_path / "case")
    text = "Police in Lodar said on Monday that two people were wounded by a mine near the well."
    item = Item("one", "article", text, digest_text(text))
    case.put_item(item)
    for reading in reader.read([item]):
        case.put_reading(reading)
    assert is_outdated(case)
    look(case, WatchOptions(), Readers(reader))
    assert len(case.claims()) > 0
    assert not is_outdated(case)
    case.close()
