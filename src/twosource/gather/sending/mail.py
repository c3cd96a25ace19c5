"""A message goes to a mail server by SMTP, encrypted; its name is looked up once, checked, and that address is used."""

from __future__ import annotations

import smtplib
import socket
import ssl
from email.utils import parseaddr
from typing import TYPE_CHECKING

from twosource.errors import FetchFailed, UsageError
from twosource.gather.fetching.addresses import read_literal, require_public
from twosource.gather.fetching.fetch import trust_store
from twosource.gather.sending.outcome import Outside, Sent

if TYPE_CHECKING:
    from email.message import EmailMessage

    from twosource.gather.fetching.addresses import Address
    from twosource.model.alerting import MailServer

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")
PERMANENT = 500


class CheckedSmtp(smtplib.SMTP):
    """SMTP to an address that was checked; the server's certificate must still bear its name."""

    def __init__(self, server: MailServer, address: Address, outside: Outside) -> None:
        """Connect to `address`, encrypted from the first byte on where the server wants that."""
        self.context = outside.trust or trust_store()
        self.wrapped = server.security == "tls"
        self.address = address
        super().__init__(server.host, server.port, local_hostname="localhost", timeout=outside.seconds)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        plain = socket.create_connection((str(self.address), port), timeout)
        return self.context.wrap_socket(plain, server_hostname=host) if self.wrapped else plain


def check_recipient(written: str) -> str:
    """Give an address that mail may go to.

    Raises:
        UsageError: it is none.
    """
    address = parseaddr(written)[1]
    local, _, domain = address.rpartition("@")
    if address != written.strip() or not local or "." not in domain or not address.isprintable() or " " in address:
        msg = f"{written!r} is no e-mail address"
        raise UsageError(msg)
    return address


def check_server(server: MailServer) -> MailServer:
    """Give a server that mail may be sent by.

    Raises:
        UsageError: it would send passwords or messages unencrypted over a network.
    """
    if server.security == "none" and server.host not in LOOPBACK_NAMES:
        msg = f"{server.host}: mail without TLS is sent to this very machine alone; use starttls or tls"
        raise UsageError(msg)
    return server


def send_mail(server: MailServer, message: EmailMessage, outside: Outside) -> Sent:
    """Send a message once."""
    try:
        address = find_server(server, outside)
        with CheckedSmtp(server, address, outside) as session:
            refused = hand_over(session, server, message)
    except FetchFailed as error:
        return Sent(arrived=False, said=error.what)
    except smtplib.SMTPResponseException as error:
        words = error.smtp_error if isinstance(error.smtp_error, str) else error.smtp_error.decode("utf-8", "replace")
        said = f"{server.host} answered {error.smtp_code} {' '.join(words.split())[:160]}"
        return Sent(arrived=False, said=said, again=error.smtp_code < PERMANENT)
    except smtplib.SMTPRecipientsRefused as error:
        codes = {code for code, _ in error.recipients.values()}
        return Sent(arrived=False, said=f"{server.host} takes no mail for it", again=max(codes) < PERMANENT)
    except (smtplib.SMTPException, ssl.SSLError, OSError) as error:
        reason = " ".join(str(error).split())[:160] or type(error).__name__
        return Sent(arrived=False, said=f"{server.host} could not be reached ({reason})")
    return Sent(arrived=not refused, said=f"{server.host} took it" if not refused else f"{server.host} refused it")


def hand_over(session: smtplib.SMTP, server: MailServer, message: EmailMessage) -> bool:
    """Encrypt, log in and hand the message over; tell whether anybody was refused."""
    if server.security == "starttls":
        context = session.context if isinstance(session, CheckedSmtp) else trust_store()
        session.starttls(context=context)
    if server.user is not None:
        session.login(server.user, server.password or "")
    return bool(session.send_message(message))


def find_server(server: MailServer, outside: Outside) -> Address:
    """Look the server up; give the first of its addresses, all of which must be public unless an admin allowed it.

    Raises:
        FetchFailed: there is none, or it is of the own network.
    """
    literal = read_literal(server.host)
    found = [literal] if literal else outside.wire.find(server.host, server.port, outside.seconds, server.host)
    if server.host not in outside.allowed and server.host not in LOOPBACK_NAMES:
        for address in found:
            require_public(address, server.host)
    first: Address = found[0]
    return first
