"""Messages by webhook: signed, by https, to public addresses or to hosts that an admin allowed."""

from __future__ import annotations

import ssl
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import TYPE_CHECKING

import pytest
import trustme

from twosource.errors import UsageError
from twosource.gather.fetching.fetch import Wire, trust_store
from twosource.gather.sending import Outside, check_target, post_json, sign, verify
from twosource.gather.sending.webhook import NAMED_ONCE, SIGNATURE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECRET = "a secret for tests"  # noqa: S105 - no secret
BODY = b'{"alert":"all"}'
MOMENT = 1_700_000_000


class Receiver(BaseHTTPRequestHandler):
    """Keeps what it is sent, and answers each path in another way."""

    got: list[tuple[str, dict[str, str], bytes]]

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.got.append((self.path, dict(self.headers), self.rfile.read(length)))
        status = int(self.path.strip("/") or 200)
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/200")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Stay silent."""


@pytest.fixture
def receiver() -> Iterator[tuple[str, list[tuple[str, dict[str, str], bytes]]]]:
    got: list[tuple[str, dict[str, str], bytes]] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Keeper", (Receiver,), {"got": got}))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", got
    server.shutdown()
    thread.join()
    server.server_close()


ALLOWED = Outside(allowed=frozenset({"127.0.0.1"}), seconds=5, clock=lambda: MOMENT)


def test_a_message_arrives_once_signed_so_that_the_receiver_can_tell(
    receiver: tuple[str, list[tuple[str, dict[str, str], bytes]]],
) -> None:
    address, got = receiver
    went = post_json(address, BODY, SECRET, "7.a1", ALLOWED)
    assert (went.arrived, went.said) == (True, "answered 200 OK")
    ((_, headers, body),) = got
    assert body == BODY
    assert headers["Content-Type"] == "application/json"
    assert headers[NAMED_ONCE] == "7.a1"
    assert verify(SECRET, headers[SIGNATURE], body, MOMENT + 10)


@pytest.mark.parametrize(
    ("secret", "body", "now"), [("other", BODY, MOMENT), (SECRET, BODY + b" ", MOMENT), (SECRET, BODY, MOMENT + 301)]
)
def test_a_signature_of_another_secret_body_or_day_is_none(secret: str, body: bytes, now: float) -> None:
    assert not verify(secret, sign(SECRET, MOMENT, BODY), body, now)


@pytest.mark.parametrize("header", ["", "t=,v1=", "t=x,v1=y", "nonsense", "t=1700000000", "v1=é"])
def test_what_is_no_signature_is_none(header: str) -> None:
    assert not verify(SECRET, header, BODY, MOMENT)


@pytest.mark.parametrize(("status", "again"), [(500, True), (404, True), (429, True), (410, False), (302, True)])
def test_what_does_not_arrive_says_so_and_no_redirect_is_followed(
    receiver: tuple[str, list[tuple[str, dict[str, str], bytes]]], status: int, *, again: bool
) -> None:
    address, got = receiver
    went = post_json(f"{address}{status}", BODY, SECRET, "7.a1", ALLOWED)
    assert (went.arrived, went.again) == (False, again)
    assert went.said.startswith(f"answered {status}")
    assert len(got) == 1


def test_the_own_network_is_refused_unless_allowed(
    receiver: tuple[str, list[tuple[str, dict[str, str], bytes]]],
) -> None:
    address, got = receiver
    for refused in (address, address.replace("http", "https"), "https://192.168.1.7/", "https://hooks.lan/"):
        went = post_json(refused, BODY, SECRET, "7.a1", Outside(seconds=5))
        assert not went.arrived
    rebound = Outside(seconds=5, wire=Wire(find=lambda *_: [ip_address("127.0.0.1")]))
    went = post_json("https://hooks.example/", BODY, SECRET, "7.a1", rebound)
    assert "not public" in went.said
    assert got == []


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://hooks.example/", "not https"),
        ("https://localhost/", "this machine or network"),
        ("https://169.254.169.254/latest", "not public"),
        ("https://0x7f000001/", "not public"),
        ("https://user:password@hooks.example/", "carries a name or password"),
        ("ftp://hooks.example/", "only http and https"),
        ("https://", "names no host"),
    ],
)
def test_an_address_is_refused_in_words(address: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        check_target(address, frozenset())


def test_an_admin_may_allow_a_host_of_the_own_network_by_http() -> None:
    assert check_target("http://hooks.lan/x", frozenset({"hooks.lan"})) == "http://hooks.lan/x"


@pytest.mark.parametrize("known", [True, False])
def test_by_https_the_certificate_must_be_the_hosts_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, known: bool
) -> None:
    authority, other = trustme.CA(), trustme.CA()
    trusted = tmp_path / "trusted.pem"
    (authority if known else other).cert_pem.write_to_path(trusted)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    trust_store.cache_clear()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    got: list[tuple[str, dict[str, str], bytes]] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Keeper", (Receiver,), {"got": got}))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that hangs up is what is tested
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    here = replace(ALLOWED, allowed=frozenset({"localhost"}), wire=Wire(find=lambda *_: [ip_address("127.0.0.1")]))
    went = post_json(f"https://localhost:{server.server_port}/", BODY, SECRET, "7.a1", here)
    server.shutdown()
    thread.join()
    server.server_close()
    trust_store.cache_clear()
    assert (went.arrived, len(got)) == (known, int(known)), went.said


def test_nobody_there_is_told_in_words() -> None:
    went = post_json("http://127.0.0.1:1/", BODY, SECRET, "7.a1", ALLOWED)
    assert (went.arrived, went.again) == (False, True)
    assert "does not take connections" in went.said
