"""Stands before every route: who may ask (host, site, door), how much, and what every answer forbids the browser.

An ASGI layer and no more, so that a route added tomorrow is guarded without knowing of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response

from twosource.desk.access.rights import READING_METHODS
from twosource.desk.access.visitor import VISITOR, Visitor

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from twosource.desk.access.doors import Door

MOST_BYTES = 64 * 1024
"""Largest body of a request: a ruling with a very long reason fits many times over."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ONE_YEAR = "max-age=31536000"
FIXED_HEADERS = {
    "content-security-policy": POLICY,
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    "x-robots-tag": "noindex",
}


class Guard:
    """The ASGI layer: refuses, redirects the printed link to a clean address, or passes on with headers set."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        """Stand before `app`."""
        self.app = app
        self.door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; of websockets and the like none is served."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await self.answer(scope, bounded(receive), headed(send, scope["path"], secure=self.door.secure))

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or let a visitor in and pass the request on."""
        found = self.refuse(scope) or await self.admit(scope)
        if isinstance(found, Response):
            await found(scope, receive, send)
            return
        VISITOR.set(found)
        await self.app(scope, receive, send)
        if self.door.entrance is not None and found.session is not None:
            await run_in_threadpool(self.door.entrance.note_seen, found)

    async def admit(self, scope: Scope) -> Visitor | Response:
        """Ask the door; accounts are looked up beside, links at once."""
        if self.door.entrance is None:
            return self.door.admit(scope)
        return await run_in_threadpool(self.door.admit, scope)

    def refuse(self, scope: Scope) -> Response | None:
        """Refuse whoever asks under another name, sends too much, or was sent by another site."""
        headers = Headers(scope=scope)
        if headers.get("host", "") not in self.door.hosts:
            return PlainTextResponse("This desk answers to its own names alone.\n", 421)
        if too_long(headers):
            return PlainTextResponse(f"The request is larger than {MOST_BYTES} bytes.\n", 413)
        if scope["method"] not in READING_METHODS and from_elsewhere(headers, self.door.hosts):
            return PlainTextResponse("The request came from another site; it is refused.\n", 403)
        return None


def too_long(headers: Headers) -> bool:
    """Tell whether the request says itself that it is too long; what says nothing is cut by `bounded`."""
    said = headers.get("content-length", "0")
    return not said.isascii() or not said.isdigit() or int(said) > MOST_BYTES


def from_elsewhere(headers: Headers, hosts: frozenset[str]) -> bool:
    """Tell whether a writing request was started by another site.

    A page without referrer sends its own forms with the origin "null", so what the browser says of the site goes first.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] not in hosts


def bounded(receive: Receive) -> Receive:
    """Cut a body that turns out larger than it may be: it ends as if the client had gone."""
    left = MOST_BYTES

    async def receive_some() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        return message if left >= 0 else {"type": "http.disconnect"}

    return receive_some


def headed(send: Send, path: str, *, secure: bool = False) -> Send:
    """Set the fixed headers where a route set none; pages are kept by no cache, the desk's own files after asking.

    A `secure` desk tells browsers to come by https from then on.
    """
    fixed = FIXED_HEADERS | ({"strict-transport-security": ONE_YEAR} if secure else {})
    keeping = "no-cache" if path.startswith("/static/") else "no-store"

    async def send_headed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in (fixed | {"cache-control": keeping}).items():
                headers.setdefault(name, value)
        await send(message)

    return send_headed
