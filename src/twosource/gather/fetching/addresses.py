"""A host's name in, the public addresses behind it out; what points into the own machine or network is refused.

The check is made on the very addresses that the connection then uses, so that a name which answers differently the
second time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import socket
import threading
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit, urlunsplit

from twosource.errors import FetchFailed

if TYPE_CHECKING:
    from urllib.parse import SplitResult

Address = IPv4Address | IPv6Address
LOCAL_NAMES = (".localhost", ".local", ".internal", ".lan", ".home.arpa", ".intranet", ".localdomain")
TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
"""Networks whose last 32 bits are an IPv4 address: NAT64 (RFC 6052), and the deprecated IPv4-compatible ones."""


def is_public(address: Address) -> bool:
    """Tell whether an address is one of the public internet, looking through IPv4 addresses wrapped in IPv6.

    >>> is_public(ip_address("169.254.169.254")), is_public(ip_address("::ffff:10.0.0.1"))
    (False, False)
    """
    inner = unwrap(address) if isinstance(address, IPv6Address) else None
    if inner is not None:
        return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


def unwrap(address: IPv6Address) -> IPv4Address | None:
    """Give the IPv4 address that an IPv6 address leads to, by mapping, 6to4, Teredo or translation."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if any(address in network for network in TRANSLATED) and int(address) > 1:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return None


def split_address(address: str, which: str) -> SplitResult:
    """Split a web address, percent-encode what it may not hold, and put its host into ASCII.

    Raises:
        FetchFailed: it is none, of another scheme, or carries a password.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise FetchFailed(which, "is no address that can be understood") from error
    if parts.scheme not in {"http", "https"}:
        raise FetchFailed(which, f"{parts.scheme or 'no'} scheme; only http and https are fetched")
    if not host:
        raise FetchFailed(which, "names no host")
    if parts.username is not None or parts.password is not None:
        raise FetchFailed(which, "carries a name or password, which is not sent; leave it out")
    ascii_host = to_ascii(host, which)
    shown = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    netloc = shown if port is None else f"{shown}:{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return parts._replace(netloc=netloc, path=path, query=quote(parts.query, safe="/?%:@!$&'()*+,;=~-._"), fragment="")


def to_ascii(host: str, which: str) -> str:
    """Write an international name as DNS knows it."""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise FetchFailed(which, "names a host that cannot be") from error


def join_parts(parts: SplitResult) -> str:
    """Put a split address together."""
    return urlunsplit(parts)


def refuse_local_name(host: str, which: str) -> None:
    """Refuse names and numbers that mean this machine or network, without asking DNS.

    This is all that can be checked where a proxy makes the connection.

    Raises:
        FetchFailed: the host is such a one.
    """
    bare = host.rstrip(".").lower()
    if (literal := read_literal(bare)) is not None:
        require_public(literal, which)
    elif bare == "localhost" or bare.endswith(LOCAL_NAMES) or "." not in bare:
        raise FetchFailed(which, f"{host} is a name of this machine or network; only public addresses are fetched")


def read_literal(host: str) -> Address | None:
    """Read an address in any form that the system's resolver takes (127.1, 0x7f000001, 2130706433)."""
    try:
        return ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host))
    except (OSError, ValueError):
        return None


def require_public(address: Address, which: str) -> None:
    """Refuse an address that is not public.

    Raises:
        FetchFailed: it is private, loopback, link-local or reserved.
    """
    if not is_public(address):
        raise FetchFailed(which, f"leads to {address}, which is not public; only public addresses are fetched")


def resolve(host: str, port: int, seconds: float, which: str) -> list[Address]:
    """Ask the system for the addresses of a host, in its order, waiting no longer than `seconds`.

    Raises:
        FetchFailed: there is no such host, or no answer in time.
    """
    found: list[Address] = []
    failed: list[OSError | UnicodeError] = []

    def ask() -> None:
        try:
            for *_, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
                found.append(ip_address(str(place[0]).partition("%")[0]))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    asking = threading.Thread(target=ask, daemon=True, name=f"resolve {host}")
    asking.start()
    asking.join(max(seconds, 0))
    if failed:
        raise FetchFailed(which, f"there is no host {host} to be found; check the address and the network") from failed[
            0
        ]
    if not found:
        raise FetchFailed(which, f"no answer within {seconds:.0f} s to the question where {host} is")
    return list(dict.fromkeys(found))
