"""Stands before every route: who may ask (host, token, cookie), how much, and what every answer forbids the browser.

An ASGI layer and no more, so that a route added tomorrow is guarded without knowing of it.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from twosource.desk.keys import ROLES, Keys, Role, same

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 64 * 1024
"""Largest body of a request: a ruling with a very long reason fits many times over."""
READING_METHODS = frozenset({"GET", "HEAD"})
FEED = "/feed.atom"
ROLE: ContextVar[Role] = ContextVar("role", default="reader")
"""Who asks, for the pages: forms are shown to those who may send them."""
OPEN_THE_LINK = "Open the link that `twosource serve` printed: this address alone does not open the desk.\n"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
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


@dataclass(frozen=True, slots=True)
class Door:
    """What the guard lets through: the keys, the host names (with port) it answers to, and the cookie's name.

    Cookies do not know ports, so the name carries it: two desks on one machine do not log each other out.
    """

    keys: Keys
    hosts: frozenset[str]
    cookie: str


def make_door(keys: Keys, port: int) -> Door:
    """Make the door of a desk on loopback at `port`."""
    hosts = frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]"))
    return Door(keys, hosts, f"twosource-{port}")


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
            answer = self.answer(scope)
            await (answer or self.app)(scope, bounded(receive), headed(send, scope["path"]))

    def answer(self, scope: Scope) -> Response | None:
        """Give the guard's own answer, or None when the request may pass."""
        headers = Headers(scope=scope)
        if headers.get("host", "") not in self.door.hosts:
            return PlainTextResponse("This desk answers to loopback names alone.\n", 421)
        if too_long(headers):
            return PlainTextResponse(f"The request is larger than {MOST_BYTES} bytes.\n", 413)
        if scope["method"] not in READING_METHODS and from_elsewhere(headers, self.door.hosts):
            return PlainTextResponse("The request came from another site; it is refused.\n", 403)
        return self.open_door(scope, headers)

    def open_door(self, scope: Scope, headers: Headers) -> Response | None:
        """Let in who has a cookie or a bearer token; turn a link's token into the cookie of its role."""
        keys, asked = self.door.keys, dict(parse_query(scope))
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        cookie = read_cookie(headers, self.door.cookie)
        for role in ROLES:
            if same(asked.get("token"), keys.token_of(role)):
                return self.hand_cookie(scope, role)
            if same(cookie, keys.cookie_of(role)) or same(bearer, keys.token_of(role)):
                return leave_token(scope) or self.let_in(scope, role)
        if scope["path"] == FEED and same(asked.get("key"), self.door.keys.feed):
            return None
        return PlainTextResponse(OPEN_THE_LINK, 401, headers={"www-authenticate": "Bearer"})

    def let_in(self, scope: Scope, role: Role) -> Response | None:
        """Let a role in, but no reader to what writes."""
        ROLE.set(role)
        if role == "reader" and scope["method"] not in READING_METHODS:
            return PlainTextResponse("The link that you opened may read, and neither rule nor take away.\n", 403)
        return None

    def hand_cookie(self, scope: Scope, role: Role) -> Response:
        """Send the browser to the same page without the token in its address, with the cookie."""
        answer = RedirectResponse(without_token(scope), 303)
        answer.set_cookie(self.door.cookie, self.door.keys.cookie_of(role), httponly=True, samesite="strict", path="/")
        return answer


def parse_query(scope: Scope) -> list[tuple[str, str]]:
    """Read the query as pairs."""
    return parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)


def leave_token(scope: Scope) -> Response | None:
    """Take a token out of the address of somebody who has the cookie already."""
    return RedirectResponse(without_token(scope), 303) if "token" in dict(parse_query(scope)) else None


def without_token(scope: Scope) -> str:
    """Give the asked address, on this host, without the token."""
    query = urlencode([pair for pair in parse_query(scope) if pair[0] != "token"])
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    path = "/" + raw.decode("latin-1").lstrip("/\\")
    return path.split("?", 1)[0] + (f"?{query}" if query else "")


def read_cookie(headers: Headers, name: str) -> str | None:
    """Read one cookie; None when there is none or the header is broken."""
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return None
    return morsel.value if morsel else None


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
    return origin is not None and origin.removeprefix("http://") not in hosts


def bounded(receive: Receive) -> Receive:
    """Cut a body that turns out larger than it may be: it ends as if the client had gone."""
    left = MOST_BYTES

    async def receive_some() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        return message if left >= 0 else {"type": "http.disconnect"}

    return receive_some


def headed(send: Send, path: str) -> Send:
    """Set the fixed headers where a route set none; pages are kept by no cache, the desk's own files after asking."""
    keeping = "no-cache" if path.startswith("/static/") else "no-store"

    async def send_headed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in (FIXED_HEADERS | {"cache-control": keeping}).items():
                headers.setdefault(name, value)
        await send(message)

    return send_headed
