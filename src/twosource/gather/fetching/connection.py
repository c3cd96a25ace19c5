"""Connections for httpcore that go to checked addresses only, and that all end at one deadline."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpcore

from twosource.errors import FetchFailed
from twosource.gather.fetching.addresses import require_public, resolve

if TYPE_CHECKING:
    import ssl

Monotonic = Callable[[], float]
Resolve = Callable[[str, int, float, str], list[Any]]


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment at which a fetch ends, whatever the server does."""

    at: float
    monotonic: Monotonic = time.monotonic

    def left(self, timeout: float | None = None) -> float:
        """Give the seconds left, no more than `timeout`; never 0, which would mean not to wait at all."""
        seconds = self.at - self.monotonic()
        return max(seconds if timeout is None else min(seconds, timeout), 0.001)

    def passed(self) -> bool:
        """Tell whether it is over."""
        return self.monotonic() >= self.at


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections: names are looked up here, every address is checked, and the checked address is used."""

    def __init__(self, which: str, deadline: Deadline, trusted: frozenset[str], find: Resolve = resolve) -> None:
        """Guard the fetch of `which`; hosts in `trusted` (the user's proxy, a server the user let in) go unchecked."""
        self.which = which
        self.deadline = deadline
        self.trusted = trusted
        self.find = find
        self.network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of the host that answers; refuse the host if any address is not public."""
        addresses = self.find(host, port, self.deadline.left(timeout), self.which)
        if host not in self.trusted:
            for address in addresses:
                require_public(address, self.which)
        failure: Exception | None = None
        for address in addresses:
            try:
                stream = self.network.connect_tcp(
                    str(address), port, self.deadline.left(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            return BoundedStream(stream, self.deadline)
        raise FetchFailed(self.which, f"{host} does not take connections on port {port}") from failure

    def connect_unix_socket(self, *_arguments: object, **_options: object) -> httpcore.NetworkStream:
        """Refuse: a socket file is never public."""
        raise FetchFailed(self.which, "leads to a socket of this machine; only public addresses are fetched")

    def sleep(self, seconds: float) -> None:
        """Wait between retries, of which we make none."""
        time.sleep(self.deadline.left(seconds))


class BoundedStream(httpcore.NetworkStream):
    """A stream whose every wait ends at the deadline, so that a server that drips a byte a second gains nothing."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        """Bound `stream` by `deadline`."""
        self.stream = stream
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come."""
        if self.deadline.passed():
            raise httpcore.ReadTimeout
        return self.stream.read(max_bytes, self.deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send."""
        if self.deadline.passed():
            raise httpcore.WriteTimeout
        self.stream.write(buffer, self.deadline.left(timeout))

    def close(self) -> None:
        """Close."""
        self.stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """Go on encrypted, within the same deadline."""
        inner = self.stream.start_tls(ssl_context, server_hostname, self.deadline.left(timeout))
        return BoundedStream(inner, self.deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's signature
        """Pass on what the connection knows."""
        return self.stream.get_extra_info(info)
