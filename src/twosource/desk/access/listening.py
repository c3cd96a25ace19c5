"""Where a desk listens and who stands before it goes in; refused unless safe, else a socket and a door come out."""

from __future__ import annotations

import socket
from dataclasses import dataclass, replace
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import TYPE_CHECKING

from twosource.desk.access.doors import Door, Proxy, make_door
from twosource.desk.access.entrance import make_entrance
from twosource.errors import UsageError
from twosource.store.accounts import Accounts

if TYPE_CHECKING:
    from pathlib import Path

    from twosource.desk.keys import Keys
    from twosource.store import Case

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Listening:
    """Where to listen; the default is this machine alone.

    `host`: an IP address of this machine. `names`: what browsers call the desk ("desk.example", or with ":port").
    `certificate` and `key`: PEM files, for https. `proxies` are the addresses of reverse proxies that are trusted,
    `proxy_header` the header in which they name the account that they logged in; without proxies it is never read.
    """

    host: str = LOOPBACK
    port: int = 0
    names: tuple[str, ...] = ()
    certificate: Path | None = None
    key: Path | None = None
    proxies: tuple[str, ...] = ()
    proxy_header: str | None = None

    @property
    def secure(self) -> bool:
        """Whether browsers come by https alone."""
        return self.certificate is not None or bool(self.proxies)

    @property
    def scheme(self) -> str:
        """The scheme of the address that this process answers at."""
        return "http" if self.certificate is None else "https"


def check_listening(wanted: Listening, case: Case) -> None:
    """Refuse what would let the desk be read by who should not.

    Raises:
        UsageError: the address is none; it is not loopback and there are no accounts, or no https and no proxy; or a
        proxy is trusted to log in without accounts, or without being named.
    """
    people = has_accounts(case)
    address = read_address(wanted.host, "--host")
    for proxy in wanted.proxies:
        read_address(proxy, "--proxy")
    if not address.is_loopback and not people:
        msg = f"--host {wanted.host}: others could reach the desk; add accounts first (`twosource account add`)"
        raise UsageError(msg)
    if not address.is_loopback and not wanted.secure:
        msg = f"--host {wanted.host}: passwords would cross the network unencrypted; give --certificate and --key, or"
        msg += " --proxy with the address of a proxy that does https"
        raise UsageError(msg)
    if address.is_unspecified and not wanted.names:
        msg = f"--host {wanted.host}: say what browsers call the desk (--name desk.example)"
        raise UsageError(msg)
    if wanted.proxy_header and not (wanted.proxies and people):
        msg = "--proxy-header: needs --proxy with the proxy's address, and accounts that it may name"
        raise UsageError(msg)
    if (wanted.certificate is None) != (wanted.key is None):
        msg = "--certificate and --key go together"
        raise UsageError(msg)


def read_address(written: str, option: str) -> IPv4Address | IPv6Address:
    """Read an IP address.

    Raises:
        UsageError: it is none.
    """
    try:
        return ip_address(written)
    except ValueError as error:
        msg = f"{option} {written}: is no IP address"
        raise UsageError(msg) from error


def has_accounts(case: Case) -> bool:
    """Tell whether anybody has an account here: then nobody comes in without one."""
    return bool(Accounts(case).everyone())


def open_door(case: Case, keys: Keys, wanted: Listening, port: int) -> Door:
    """Make the door of a desk that listens at `port`."""
    shown = f"[{wanted.host}]" if ":" in wanted.host else wanted.host
    named = {name.casefold() for name in wanted.names}
    spelt = {name if ":" in name.rpartition("]")[2] else f"{name}:{port}" for name in named}
    plain = make_door(keys, port)
    return replace(
        plain,
        hosts=plain.hosts | named | spelt | {f"{shown}:{port}"},
        entrance=make_entrance(case, keys.token) if has_accounts(case) else None,
        proxy=Proxy(frozenset(wanted.proxies), wanted.proxy_header and wanted.proxy_header.casefold()),
        secure=wanted.secure,
    )


def listen(wanted: Listening) -> socket.socket:
    """Take the port.

    Raises:
        UsageError: it cannot be had.
    """
    family = socket.AF_INET6 if ":" in wanted.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((wanted.host, wanted.port))
        listener.listen()  # the link is printed before the desk runs: whoever is quick waits, and is not refused
    except (OSError, OverflowError) as error:
        listener.close()
        why = error.strerror if isinstance(error, OSError) else "no such port"
        msg = f"--port {wanted.port}: {why}; choose another, or 0"
        raise UsageError(msg) from error
    return listener
