"""Messages by mail, to a real server on this machine: encrypted, logged in, and refused in words."""

from __future__ import annotations

import socket
import ssl
from email.message import EmailMessage
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from twosource.errors import UsageError
from twosource.gather.fetching.fetch import Wire
from twosource.gather.sending import Outside, check_recipient, check_server, send_mail
from twosource.model.alerting import MailServer, Security

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PASSWORD = "a password for tests"  # noqa: S105 - no secret


class Box:
    """Keeps the mail that it is handed, or answers with what it was told to."""

    def __init__(self) -> None:
        self.kept: list[Any] = []
        self.answer = "250 OK"

    async def handle_DATA(self, _server: object, _session: object, envelope: Any) -> str:  # noqa: ANN401, N802 - aiosmtpd's
        self.kept.append(envelope)
        return self.answer


def accept(_server: object, _session: object, _envelope: object, _mechanism: str, data: Any) -> AuthResult:  # noqa: ANN401
    known = isinstance(data, LoginPassword) and data.password == PASSWORD.encode()
    return AuthResult(success=known, handled=False)


def free_port() -> int:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        port: int = holder.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trust(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


@pytest.fixture
def start(authority: trustme.CA) -> Iterator[Callable[[Security], tuple[Box, int]]]:
    """Gives a running mail server that encrypts in one of three ways."""
    running: list[Controller] = []

    def make(security: Security) -> tuple[Box, int]:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost").configure_cert(context)
        box, port = Box(), free_port()
        if security == "none":
            server = Controller(box, hostname="127.0.0.1", port=port)
        elif security == "tls":
            server = Controller(box, hostname="127.0.0.1", port=port, ssl_context=context)
        else:
            server = Controller(
                box, hostname="127.0.0.1", port=port, tls_context=context, require_starttls=True, authenticator=accept
            )
        server.start()
        running.append(server)
        return box, port

    yield make
    for one in running:
        one.stop()


def mail() -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "Denied", "desk@desk.example", "ada@desk.example"
    message.set_content("Somebody denies it.\n")
    return message


def outside(trust: ssl.SSLContext | None = None) -> Outside:
    return Outside(seconds=10, trust=trust, wire=Wire(find=lambda *_: [ip_address("127.0.0.1")]))


@pytest.mark.parametrize("security", ["starttls", "tls", "none"])
def test_mail_arrives(start: Callable[[Security], tuple[Box, int]], trust: ssl.SSLContext, security: Security) -> None:
    box, port = start(security)
    user, password = ("desk", PASSWORD) if security == "starttls" else (None, None)
    server = MailServer("localhost", port, security, "desk@desk.example", user, password)
    went = send_mail(server, mail(), outside(trust))
    assert went.arrived, went.said
    (envelope,) = box.kept
    assert envelope.rcpt_tos == ["ada@desk.example"]
    assert b"Somebody denies it." in envelope.content


def test_a_wrong_password_is_told_and_not_tried_again(
    start: Callable[[Security], tuple[Box, int]], trust: ssl.SSLContext
) -> None:
    box, port = start("starttls")
    server = MailServer("localhost", port, "starttls", "desk@desk.example", "desk", "wrong")
    went = send_mail(server, mail(), outside(trust))
    assert (went.arrived, went.again, box.kept) == (False, False, [])
    assert "535" in went.said
    assert "wrong" not in went.said


def test_a_certificate_of_somebody_else_gets_no_mail(start: Callable[[Security], tuple[Box, int]]) -> None:
    for security in ("starttls", "tls"):
        box, port = start(security)
        went = send_mail(MailServer("localhost", port, security, "desk@desk.example"), mail(), outside())
        assert (went.arrived, went.again, box.kept) == (False, True, [])
        assert "certificate" in went.said.casefold()


def test_a_server_that_does_not_encrypt_gets_no_mail(
    start: Callable[[Security], tuple[Box, int]], trust: ssl.SSLContext
) -> None:
    box, port = start("none")
    went = send_mail(MailServer("localhost", port, "starttls", "desk@desk.example"), mail(), outside(trust))
    assert (went.arrived, box.kept) == (False, [])
    assert "STARTTLS" in went.said


@pytest.mark.parametrize(("answer", "again"), [("451 later", True), ("554 spam", False)])
def test_a_refusal_is_tried_again_only_where_that_is_of_use(
    start: Callable[[Security], tuple[Box, int]], answer: str, *, again: bool
) -> None:
    box, port = start("none")
    box.answer = answer
    went = send_mail(MailServer("localhost", port, "none", "desk@desk.example"), mail(), outside())
    assert (went.arrived, went.again) == (False, again)
    assert answer in went.said


def test_a_server_of_the_own_network_is_refused_unless_allowed() -> None:
    server = MailServer("mail.example", 1, "tls", "desk@desk.example")
    assert "not public" in send_mail(server, mail(), outside()).said
    allowed = Outside(allowed=frozenset({"mail.example"}), wire=Wire(find=lambda *_: [ip_address("127.0.0.1")]))
    assert "could not be reached" in send_mail(server, mail(), allowed).said


def test_no_password_goes_unencrypted_over_a_network() -> None:
    with pytest.raises(UsageError, match="this very machine"):
        check_server(MailServer("mail.example", 25, "none", "desk@desk.example"))
    assert check_server(MailServer("localhost", 25, "none", "desk@desk.example"))


@pytest.mark.parametrize(
    "written",
    ["", "ada", "ada@", "ada@desk", "Ada <ada@desk.example>", "a@b.example, c@d.example", "a@b.example\nBcc: x@y.z"],
)
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(UsageError, match="no e-mail address"):
        check_recipient(written)
