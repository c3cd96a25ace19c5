"""A case goes in, a desk on loopback comes out: its link first, then it runs until it is stopped."""

from __future__ import annotations

import socket
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING

import uvicorn

from twosource.desk.access.doors import make_door
from twosource.desk.app import make_app
from twosource.desk.keys import ROLES, make_keys
from twosource.desk.service import Desk
from twosource.desk.towns import load_towns
from twosource.errors import TwosourceError, UsageError
from twosource.run.relating import relate_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twosource.store import Case

LOOPBACK = "127.0.0.1"
GRACE = 2
"""Seconds that open pages are given when the desk is stopped: their event streams never end by themselves."""


@dataclass(frozen=True, slots=True)
class Serving:
    """A desk that has its address but does not run yet: print `link`, or `reading_link` that only reads, then `run`."""

    link: str
    reading_link: str
    server: uvicorn.Server
    listener: socket.socket
    desk: Desk

    def run(self) -> None:
        """Answer until SIGINT or SIGTERM, or until `stop`; what the first pages need is loaded beside."""
        Thread(target=self.warm, daemon=True).start()
        self.server.run(sockets=[self.listener])

    def warm(self) -> None:
        """Load the ledger and the towns of the maps; what fails here fails again, and is told, where it is needed."""
        with suppress(TwosourceError):
            self.desk.snapshot()
        load_towns()

    def stop(self) -> None:
        """Let a running desk end; safe from any thread."""
        self.server.should_exit = True


@contextmanager
def serve(
    case: Case,
    port: int = 0,
    token: str | None = None,
    settle: Callable[[Case], object] | None = relate_case,
) -> Iterator[Serving]:
    """Open the desk of `case` on loopback; port 0 takes a free one, no token makes a fresh one.

    `settle` takes rulings into the ledger after each; None leaves that to the next `twosource add`.

    Raises:
        UsageError: the port is taken or not allowed, or the token is too short.
    """
    keys = make_keys(token)
    listener = listen(port)
    try:
        taken: int = listener.getsockname()[1]
        desk = Desk(case, settle)
        app = make_app(desk, make_door(keys, taken))
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            ws="none",
            timeout_graceful_shutdown=GRACE,
        )
        link, reading = (f"http://{LOOPBACK}:{taken}/?token={keys.token_of(role)}" for role in ROLES)
        yield Serving(link, reading, uvicorn.Server(config), listener, desk)
    finally:
        listener.close()


def listen(port: int) -> socket.socket:
    """Take a port of loopback.

    Raises:
        UsageError: it cannot be had.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((LOOPBACK, port))
        listener.listen()  # the link is printed before the desk runs: whoever is quick waits, and is not refused
    except (OSError, OverflowError) as error:
        listener.close()
        msg = f"--port {port}: {error.strerror if isinstance(error, OSError) else 'no such port'}; choose another, or 0"
        raise UsageError(msg) from error
    return listener
