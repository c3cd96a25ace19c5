"""A JSON body goes to a web address by https, signed; the same checks of addresses as for fetching, no redirects.

The signature is HMAC-SHA-256 over "moment.body", the moment in seconds beside it: who receives it can tell that it came
from here, unaltered, and not days ago.
"""

from __future__ import annotations

import hmac
import ssl
from hashlib import sha256
from http import HTTPStatus
from typing import TYPE_CHECKING

import httpcore

from twosource.errors import FetchFailed, UsageError
from twosource.gather.fetching.addresses import join_parts, refuse_local_name, split_address
from twosource.gather.fetching.connection import Deadline
from twosource.gather.fetching.fetch import describe_status, open_pool
from twosource.gather.fetching.limits import FetchLimits
from twosource.gather.sending.outcome import Outside, Sent

if TYPE_CHECKING:
    from urllib.parse import SplitResult

SIGNATURE = "Twosource-Signature"
NAMED_ONCE = "Twosource-Message"
"""Names the message: the same at every try, so that a receiver can drop what came twice."""
OLDEST_S = 300.0
"""Seconds after which a receiver should no longer believe a signature."""


def check_target(address: str, allowed: frozenset[str]) -> str:
    """Give an address that messages may be posted to; http and hosts of the own network only where allowed.

    Raises:
        UsageError: it is none.
    """
    try:
        check_parts(split_address(address, address), address, allowed)
    except FetchFailed as error:
        raise UsageError(str(error)) from error
    return address


def check_parts(parts: SplitResult, which: str, allowed: frozenset[str]) -> None:
    """Refuse plain http and local names, unless an admin allowed the host.

    Raises:
        FetchFailed: it is refused.
    """
    host = parts.hostname or ""
    if host in allowed:
        return
    if parts.scheme != "https":
        raise FetchFailed(which, "is not https; alerts leave encrypted, or to a host that an admin allowed")
    refuse_local_name(host, which)


def sign(secret: str, moment: int, body: bytes) -> str:
    """Give the value of the signature's header."""
    digest = hmac.new(secret.encode(), b"%d." % moment + body, sha256).hexdigest()
    return f"t={moment},v1={digest}"


def verify(secret: str, header: str, body: bytes, now: float) -> bool:
    """Tell whether a signature is of this secret, this body and the last minutes: what a receiver does."""
    parts = dict(part.partition("=")[::2] for part in header.split(","))
    moment = parts.get("t", "")
    if not (moment.isascii() and moment.isdigit()) or abs(now - int(moment)) > OLDEST_S:
        return False
    return hmac.compare_digest(sign(secret, int(moment), body).encode(), header.encode("utf-8", "replace"))


def post_json(address: str, body: bytes, secret: str, name: str, outside: Outside) -> Sent:
    """Post a body once; `name` is the message's own, the same at every try."""
    try:
        status = post(address, body, secret, name, outside)
    except FetchFailed as error:
        return Sent(arrived=False, said=error.what)
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return Sent(arrived=True, said=f"answered {describe_status(status)}")
    return Sent(arrived=False, said=f"answered {describe_status(status)}", again=status != HTTPStatus.GONE)


def post(address: str, body: bytes, secret: str, name: str, outside: Outside) -> int:
    """Post a body and give the status of the answer, whose text is not read.

    Raises:
        FetchFailed: the address is refused, or there was no answer in time.
    """
    limits = FetchLimits(seconds=outside.seconds, trusted=outside.allowed)
    deadline = Deadline(outside.wire.monotonic() + limits.seconds, outside.wire.monotonic)
    parts = split_address(address, address)
    check_parts(parts, address, outside.allowed)
    headers = [
        ("User-Agent", limits.user_agent),
        ("Content-Type", "application/json"),
        (SIGNATURE, sign(secret, int(outside.clock()), body)),
        (NAMED_ONCE, name),
    ]
    timeouts = dict.fromkeys(("connect", "read", "write", "pool"), limits.seconds)
    try:
        with (
            open_pool(parts, address, limits, deadline, outside.wire) as pool,
            pool.stream(
                "POST", join_parts(parts), headers=headers, content=body, extensions={"timeout": timeouts}
            ) as answer,
        ):
            status: int = answer.status
            return status
    except httpcore.TimeoutException as error:
        raise FetchFailed(address, f"did not answer within {limits.seconds:g} s") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError, ssl.SSLError, OSError) as error:
        reason = " ".join(str(error).split())[:160] or type(error).__name__
        raise FetchFailed(address, f"could not be reached ({reason})") from error
