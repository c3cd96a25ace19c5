from __future__ import annotations

import gzip
import threading
import time
import zlib
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import FetchFailed, ItemError, OversizedInput
from twosource.gather import GatherOptions, gather_inputs
from twosource.gather.fetching.addresses import is_public, read_literal, refuse_local_name, split_address
from twosource.gather.fetching.fetch import Wire, fetch
from twosource.gather.fetching.limits import FetchLimits

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = (
    b"<html><body><article><p>"
    + b"The road north of Agadez was closed on Tuesday. " * 5
    + b"</p></article></body></html>"
)
LIMITS = FetchLimits(max_bytes=100_000, seconds=3.0, redirects=3, trusted=frozenset({"127.0.0.1"}))


class Hostile(BaseHTTPRequestHandler):
    """Answers each path in another bad way."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        name = self.path.strip("/").partition("/")[0].replace("-", "_")
        getattr(self, f"answer_{name}", self.answer_page)()

    def log_message(self, *_arguments: object) -> None:
        """Stay silent."""

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for header, value in ({"Content-Type": "text/html", "Content-Length": str(len(body))} | headers).items():
            self.send_header(header.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self) -> None:
        self.send(PAGE)

    def answer_redirect(self) -> None:
        self.send(b"", 302, Location=unquote(self.path.removeprefix("/redirect/")))

    def answer_loop(self) -> None:
        self.send(b"", 302, Location="/loop")

    def answer_missing(self) -> None:
        self.send(b"", 404)

    def answer_empty(self) -> None:
        self.send(b"")

    def answer_says_huge(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "999999999999")
        self.end_headers()

    def answer_endless(self) -> None:
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        for _ in range(10_000):
            self.wfile.write(b"x" * 10_000)

    def answer_bomb(self) -> None:
        self.send(gzip.compress(b"\x00" * 50_000_000), Content_Encoding="gzip")

    def answer_nested_bomb(self) -> None:
        inner = gzip.compress(gzip.compress(b"x" * 50_000_000))
        self.send(inner, Content_Encoding="gzip, gzip")

    def answer_bad_gzip(self) -> None:
        self.send(b"not gzip", Content_Encoding="gzip")

    def answer_brotli(self) -> None:
        self.send(b"x", Content_Encoding="br")

    def answer_deflate(self) -> None:
        bare = zlib.compressobj(wbits=-15)
        self.send(bare.compress(PAGE) + bare.flush(), Content_Encoding="deflate")

    def answer_drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.2)

    def answer_drip_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(100):
            self.wfile.write(b"X-%d: y\r\n" % number)
            self.wfile.flush()
            time.sleep(0.2)

    def answer_silence(self) -> None:
        time.sleep(6)

    def answer_garbage(self) -> None:
        self.wfile.write(b"\x00\xff\x00 what is this\r\n\r\n")
        self.close_connection = True

    def answer_header_flood(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * 1_000_000 + b"\r\n\r\n")
        self.close_connection = True

    def answer_short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"x" * 10)
        self.close_connection = True


class Quiet(ThreadingHTTPServer):
    """A server that does not mind clients who hang up."""

    daemon_threads = True

    def handle_error(self, *_arguments: object) -> None:
        """Stay silent."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    hostile = Quiet(("127.0.0.1", 0), Hostile)
    threading.Thread(target=hostile.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{hostile.server_port}"
    hostile.shutdown()
    hostile.server_close()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


REFUSED = {
    "/missing": "answered 404 Not Found",
    "/loop": "redirected more than 3 times",
    "/says-huge": "is 999,999,999,999 bytes; more than 100,000 are not fetched",
    "/endless": "larger than 100,000 bytes",
    "/bomb": "unpacks to more than 100,000 bytes",
    "/nested-bomb": "unpacks to more than 100,000 bytes",
    "/bad-gzip": "does not decompress",
    "/brotli": "compressed by br, which was not asked for",
    "/drip": "did not answer in full within 3 s",
    "/drip-headers": "did not answer in full within 3 s",
    "/silence": "did not answer in full within 3 s",
    "/garbage": "could not be fetched",
    "/header-flood": "could not be fetched",
    "/short": "could not be fetched",
    "/redirect/http://localhost/": "localhost is a name of this machine or network",
    "/redirect/http://169.254.169.254/latest/meta-data/": "leads to 169.254.169.254, which is not public",
    "/redirect/http://[::1]/": "leads to ::1, which is not public",
    "/redirect/http://[::ffff:192.168.0.1]/": "not public",
    "/redirect/http://0x7f000001/": "leads to 127.0.0.1, which is not public",
    "/redirect/http://2130706433/": "leads to 127.0.0.1, which is not public",
    "/redirect/http://10.0.0.7:8080/": "leads to 10.0.0.7, which is not public",
    "/redirect/http://router/": "router is a name of this machine or network",
    "/redirect/file:///etc/passwd": "file scheme; only http and https are fetched",
    "/redirect/gopher://example.org/": "gopher scheme; only http and https are fetched",
    "/redirect/http://user:secret@example.org/": "carries a name or password",
    "/redirect/http://exa mple.org:99999999/": "no address that can be understood",
}


@pytest.mark.parametrize("path", REFUSED)
def test_each_of_the_hostile_servers_tricks_ends_in_one_clear_line_in_time(path: str, server: str) -> None:
    begun = time.monotonic()
    with pytest.raises(ItemError) as failed:
        fetch(server + path, LIMITS)
    assert REFUSED[path] in str(failed.value)
    assert str(failed.value).startswith(server + path + ": ")
    assert "\n" not in str(failed.value)
    assert time.monotonic() - begun < 5


def test_a_page_comes_with_its_capture(server: str) -> None:
    (one,) = gather_inputs([server + "/page"], GatherOptions(limits=LIMITS))
    assert one.item is not None
    assert one.capture is not None
    assert one.content == PAGE
    assert (one.capture.status, one.capture.method, one.item.url) == (200, "fetch", server + "/page")
    assert ("Content-Type", "text/html") in one.capture.headers


def test_the_capture_is_what_was_sent_and_the_text_what_it_unpacks_to(server: str) -> None:
    answer = fetch(server + "/deflate", LIMITS)
    assert answer.body == PAGE
    assert answer.as_piece("2024-03-05T00:00:00Z").capture.length == len(answer.content) != len(PAGE)


def test_a_redirect_is_followed_and_its_end_is_the_address(server: str) -> None:
    assert fetch(f"{server}/redirect//page", LIMITS).address == server + "/page"


def test_an_answer_without_a_body_is_one_line(server: str) -> None:
    (one,) = gather_inputs([server + "/empty"], GatherOptions(limits=LIMITS))
    assert "answered with nothing" in str(one.error)


def test_a_name_that_leads_home_is_refused_at_the_connection(server: str) -> None:
    wire = Wire(find=lambda *_: [ip_address("127.0.0.1")])
    with pytest.raises(FetchFailed, match=r"leads to 127\.0\.0\.1"):
        fetch(server.replace("127.0.0.1", "rebind.example.org"), LIMITS, wire)


def test_a_name_that_answers_otherwise_the_second_time_gains_nothing(server: str) -> None:
    answers = iter([[ip_address("93.184.216.34")], [ip_address("127.0.0.1")]])
    asked: list[str] = []

    def find(host: str, *_rest: object) -> list[object]:
        asked.append(host)
        return list(next(answers))

    limits = replace(LIMITS, seconds=0.5)
    address = server.replace("127.0.0.1", "rebind.example.org")
    with pytest.raises(FetchFailed, match=r"does not take connections|did not answer|could not be"):
        fetch(address, limits, Wire(find=find))
    assert asked == ["rebind.example.org"]
    with pytest.raises(FetchFailed, match=r"leads to 127\.0\.0\.1"):
        fetch(address, limits, Wire(find=find))


def test_a_name_with_one_private_address_among_public_ones_is_refused(server: str) -> None:
    wire = Wire(find=lambda *_: [ip_address("93.184.216.34"), ip_address("10.1.2.3")])
    with pytest.raises(FetchFailed, match=r"leads to 10\.1\.2\.3"):
        fetch(server.replace("127.0.0.1", "mixed.example.org"), LIMITS, wire)


def test_a_dead_address_is_one_line() -> None:
    with pytest.raises(FetchFailed, match="does not take connections on port 1"):
        fetch("http://127.0.0.1:1/", LIMITS)


def test_the_users_proxy_is_asked_and_private_addresses_are_not_passed_to_it(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server)
    monkeypatch.setenv("no_proxy", "")
    assert fetch("http://news.example.org/page", replace(LIMITS, trusted=frozenset())).body == PAGE
    for address in ("http://10.0.0.1/", "http://localhost/", "http://metadata.internal/", "http://127.1/"):
        with pytest.raises(FetchFailed, match="only public addresses"):
            fetch(address, replace(LIMITS, trusted=frozenset()))


HOME = """127.0.0.1 10.0.0.1 172.16.0.1 192.168.1.1 169.254.1.1 0.0.0.0 100.64.0.1 224.0.0.1 255.255.255.255
::1 :: fe80::1 fc00::1 ff02::1 ::ffff:127.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: ::127.0.0.1"""


@pytest.mark.parametrize("address", HOME.split())
def test_addresses_of_machine_and_network_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_addresses_of_the_internet_are(address: str) -> None:
    assert is_public(ip_address(address))


@given(st.text(max_size=60))
def test_any_address_is_understood_or_refused(address: str) -> None:
    try:
        parts = split_address("http://" + address, "x")
        refuse_local_name(parts.hostname or "", "x")
    except ItemError:
        return
    assert (parts.hostname or "").isascii()


@given(st.text(max_size=30))
def test_any_host_is_a_literal_or_none(host: str) -> None:
    read_literal(host)


def test_an_oversized_answer_is_told_from_a_failed_one(server: str) -> None:
    with pytest.raises(OversizedInput):
        fetch(server + "/endless", LIMITS)
