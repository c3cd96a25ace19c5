"""An address in, what its server answered out; at most `redirects` hops, `seconds` long, `max_bytes` large.

The client is httpcore, httpx's engine: its network backend is public API, so the check of addresses and the one
deadline sit where connections are made, and nothing can be sent around them.
"""

from __future__ import annotations

import ssl
import time
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from urllib.request import getproxies, proxy_bypass

import certifi
import httpcore

from twosource.errors import FetchFailed, OversizedInput
from twosource.gather.fetching.addresses import join_parts, refuse_local_name, resolve, split_address
from twosource.gather.fetching.answers import Answer, Headers, decompress, find_header
from twosource.gather.fetching.connection import Deadline, GuardedBackend, Monotonic, Resolve

if TYPE_CHECKING:
    from urllib.parse import SplitResult

    from twosource.gather.fetching.limits import FetchLimits

REDIRECTS = {301, 302, 303, 307, 308}
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/rss+xml,application/atom+xml,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class Wire:
    """What a fetch stands on: the clock that its deadline is told by, and how names are looked up."""

    monotonic: Monotonic = time.monotonic
    find: Resolve = resolve


def fetch(address: str, limits: FetchLimits, wire: Wire | None = None) -> Answer:
    """Get an address.

    Raises:
        FetchFailed: it is refused, does not answer in time, or answers with anything but 200.
        OversizedInput: it is larger than the limits allow.
    """
    answer = request(address, limits, (), wire or Wire())
    if answer.status != HTTPStatus.OK:
        raise FetchFailed(address, f"answered {describe_status(answer.status)}")
    return answer


def describe_status(status: int) -> str:
    """Give a status with its phrase."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def request(address: str, limits: FetchLimits, headers: Headers, wire: Wire) -> Answer:
    """Get an address with further headers, following redirects; give the last answer, whatever its status."""
    deadline = Deadline(wire.monotonic() + limits.seconds, wire.monotonic)
    current = address
    for _hop in range(limits.redirects + 1):
        answer = request_once(address, current, limits, headers, deadline, wire)
        location = answer.header("location")
        if answer.status not in REDIRECTS or not location:
            return answer
        current = follow(current, location, address)
    raise FetchFailed(address, f"is redirected more than {limits.redirects} times")


def send(address: str, body: bytes, limits: FetchLimits, headers: Headers, wire: Wire) -> Answer:
    """Post a body to an address and give the answer to it; redirects are not followed.

    Raises:
        FetchFailed: it is refused, does not answer in time, or answers with anything but 200.
    """
    deadline = Deadline(wire.monotonic() + limits.seconds, wire.monotonic)
    answer = request_once(address, address, limits, headers, deadline, wire, body)
    if answer.status != HTTPStatus.OK:
        raise FetchFailed(address, f"answered {describe_status(answer.status)}")
    return answer


def follow(current: str, location: str, which: str) -> str:
    """Give the address that a redirect leads to."""
    try:
        return urljoin(current, location)
    except ValueError as error:
        raise FetchFailed(which, "is redirected to what is no address") from error


def request_once(  # noqa: PLR0917 - one hop of `request`, with all that it holds
    which: str,
    address: str,
    limits: FetchLimits,
    headers: Headers,
    deadline: Deadline,
    wire: Wire,
    body: bytes | None = None,
) -> Answer:
    """Make one request, a POST if there is a body to send; errors name `which`, the address that was asked for."""
    parts = split_address(address, which)
    whole = join_parts(parts)
    try:
        with open_pool(parts, which, limits, deadline, wire) as pool:
            usual = {"User-Agent": limits.user_agent, "Accept": ACCEPT, "Accept-Encoding": "identity"}
            sent = list((usual | dict(headers)).items())
            timeouts = dict.fromkeys(("connect", "read", "write", "pool"), limits.seconds)
            method = "GET" if body is None else "POST"
            with pool.stream(method, whole, headers=sent, content=body, extensions={"timeout": timeouts}) as response:
                told = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers)
                content = read_body(response, told, limits, which)
                unpacked = decompress(content, told, limits.max_bytes, which)
                return Answer(whole, response.status, told, content, unpacked)
    except httpcore.TimeoutException as error:
        raise FetchFailed(which, f"did not answer in full within {limits.seconds:g} s") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError, ssl.SSLError, OSError) as error:
        reason = " ".join(str(error).split())[:160] or type(error).__name__
        raise FetchFailed(which, f"could not be fetched ({reason})") from error


def read_body(response: httpcore.Response, headers: Headers, limits: FetchLimits, which: str) -> bytes:
    """Read the body as sent.

    Raises:
        OversizedInput: it is, or says that it is, larger than the limit.
    """
    said = find_header(headers, "content-length") or ""
    if said.isdigit() and int(said) > limits.max_bytes:
        raise OversizedInput(which, f"is {int(said):,} bytes; more than {limits.max_bytes:,} are not fetched")
    chunks: list[bytes] = []
    length = 0
    for chunk in response.iter_stream():
        length += len(chunk)
        if length > limits.max_bytes:
            raise OversizedInput(which, f"is larger than {limits.max_bytes:,} bytes; the rest was not fetched")
        chunks.append(chunk)
    return b"".join(chunks)


def open_pool(
    parts: SplitResult, which: str, limits: FetchLimits, deadline: Deadline, wire: Wire
) -> httpcore.ConnectionPool:
    """Open connections for one request: direct, or through the user's proxy, which alone may be private."""
    host = parts.hostname or ""
    if host not in limits.trusted:
        refuse_local_name(host, which)
    proxy = find_proxy(parts)
    if proxy is None:
        backend = GuardedBackend(which, deadline, limits.trusted, wire.find)
        return httpcore.ConnectionPool(ssl_context=trust_store(), network_backend=backend, http1=True, http2=False)
    at = httpcore.URL(proxy)
    if at.scheme not in {b"http", b"https"}:
        raise FetchFailed(which, f"the proxy is of scheme {at.scheme.decode()}; only http and https proxies are known")
    backend = GuardedBackend(which, deadline, limits.trusted | {at.host.decode()}, wire.find)
    return httpcore.HTTPProxy(proxy, ssl_context=trust_store(), network_backend=backend)


def find_proxy(parts: SplitResult) -> str | None:
    """Give the proxy that the user's environment or system names for this address."""
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy or proxy_bypass(parts.netloc):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


@lru_cache(maxsize=1)
def trust_store() -> ssl.SSLContext:
    """Trust what the system (or $SSL_CERT_FILE) trusts, and what Mozilla does."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
