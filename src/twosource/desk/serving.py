"""A case goes in, a desk on loopback comes out: its link first, then it runs until it is stopped."""

from __future__ import annotations

import ssl
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING

import uvicorn

from twosource.desk.access.listening import Listening, check_listening, listen, open_door
from twosource.desk.alerts.loop import alerting
from twosource.desk.app import make_app
from twosource.desk.keys import ROLES, make_keys
from twosource.desk.service import Desk
from twosource.desk.towns import load_towns
from twosource.errors import TwosourceError, UsageError
from twosource.run.relating import relate_case

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator

    from fastapi import FastAPI

    from twosource.desk.access.doors import Door
    from twosource.store import Case

GRACE = 2
"""Seconds that open pages are given when the desk is stopped: their event streams never end by themselves."""


@dataclass(frozen=True, slots=True)
class Serving:
    """A desk that has its address but does not run yet: print `link`, then `run`.

    `reading_link` only reads; there is none where there are accounts.
    """

    link: str
    reading_link: str | None
    server: uvicorn.Server
    listener: socket.socket
    desk: Desk

    def run(self) -> None:
        """Answer until SIGINT or SIGTERM, or until `stop`; alerts run beside, and what first pages need is loaded."""
        Thread(target=self.warm, daemon=True).start()
        with alerting(self.desk):
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
    listening: Listening | None = None,
) -> Iterator[Serving]:
    """Open the desk of `case`, on loopback unless `listening` says more; port 0 takes a free one.

    Where the case has accounts the link leads to the login; else it carries a token, a fresh one if none is given.
    `settle` takes rulings into the ledger after each; None leaves that to the next `twosource add`.

    Raises:
        UsageError: the port is taken or not allowed, the token is too short, or others could read along.
    """
    keys, wanted = make_keys(token), listening or Listening(port=port)
    check_listening(wanted, case)
    listener = listen(wanted)
    try:
        taken: int = listener.getsockname()[1]
        desk, door = Desk(case, settle), open_door(case, keys, wanted, taken)
        yield Serving(*make_links(wanted, door, taken), make_server(make_app(desk, door), wanted), listener, desk)
    finally:
        listener.close()


def make_links(wanted: Listening, door: Door, port: int) -> tuple[str, str | None]:
    """Give the link to open and the one that only reads; with accounts the first leads to the login, and is alone."""
    host = f"[{wanted.host}]" if ":" in wanted.host else wanted.host
    base = f"{wanted.scheme}://{host}:{port}/"
    if door.entrance is not None:
        return base, None
    link, reading = (f"{base}?token={door.keys.token_of(role)}" for role in ROLES)
    return link, reading


def make_server(app: FastAPI, wanted: Listening) -> uvicorn.Server:
    """Make the server; it believes no header about where a request comes from, and logs nothing.

    Raises:
        UsageError: certificate and key are not a pair that can be used.
    """
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        timeout_graceful_shutdown=GRACE,
        ssl_certfile=wanted.certificate,
        ssl_keyfile=wanted.key,
    )
    try:
        config.load()
    except (OSError, ssl.SSLError) as error:
        msg = f"--certificate {wanted.certificate}: {error.strerror or error}; give PEM files that belong together"
        raise UsageError(msg) from error
    return uvicorn.Server(config)
