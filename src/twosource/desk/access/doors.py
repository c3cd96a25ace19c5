"""Requests go in; who may pass, what is answered instead, comes out: by the printed link, or by accounts."""

from __future__ import annotations

from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from twosource.desk.access.rights import READING_METHODS, right_for
from twosource.desk.access.visitor import NOBODY, Visitor, visitor_of
from twosource.desk.keys import ROLES, Keys, same

if TYPE_CHECKING:
    from starlette.types import Scope

    from twosource.desk.access.entrance import Entrance
    from twosource.model.access import Role

FEED = "/feed.atom"
LOGIN = "/login"
OPEN_THE_LINK = "Open the link that `twosource serve` printed: this address alone does not open the desk.\n"
LOG_IN = "Log in at /login, or send a token that may do this as bearer.\n"
NOT_YOURS = {
    "read": "This token may not read.\n",
    "rule": "You may read here, and neither rule nor take away.\n",
    "release": "You may not let anything leave this desk; an editor may.\n",
    "administer": "Only an admin of this desk may do that.\n",
}
OPEN_TO_ALL = (LOGIN, "/static/")
KEPT_FOR_A_NEW_PASSWORD = ("/account", "/logout", "/static/")
"""All that is open to somebody whose password another person chose."""


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy that logs people in: its addresses, and the header in which it names the account."""

    addresses: frozenset[str] = frozenset()
    header: str | None = None


@dataclass(frozen=True, slots=True)
class Door:
    """What the guard lets through: the keys, the host names (with port) it answers to, and the cookie's name.

    Cookies do not know ports, so the name carries it: two desks on one machine do not log each other out. With an
    `entrance`, accounts let in and the keys do not; `secure` when browsers come by https alone.
    """

    keys: Keys
    hosts: frozenset[str]
    cookie: str
    entrance: Entrance | None = None
    proxy: Proxy = Proxy()
    secure: bool = False

    def admit(self, scope: Scope) -> Visitor | Response:
        """Let in, or answer why not."""
        headers = Headers(scope=scope)
        if self.entrance is None:
            found = self.by_link(scope, headers)
        else:
            found = self.by_account(self.entrance, scope, headers)
        return require_right(found, scope) if isinstance(found, Visitor) else found

    def by_link(self, scope: Scope, headers: Headers) -> Visitor | Response:
        """Let in who has a cookie or a bearer token; turn a link's token into the cookie of its role."""
        keys, asked = self.keys, dict(parse_query(scope))
        bearer, cookie = read_bearer(headers), read_cookie(headers, self.cookie)
        for role in ROLES:
            if same(asked.get("token"), keys.token_of(role)):
                return self.hand_cookie(scope, role)
            if same(cookie, keys.cookie_of(role)) or same(bearer, keys.token_of(role)):
                return leave_token(scope) or visitor_of(role, keys.form)
        if scope["path"] == FEED and same(asked.get("key"), keys.feed):
            return NOBODY
        return PlainTextResponse(OPEN_THE_LINK, 401, headers={"www-authenticate": "Bearer"})

    def by_account(self, entrance: Entrance, scope: Scope, headers: Headers) -> Visitor | Response:
        """Let in who is logged in, whom the proxy names, or who has a token; send others to the login."""
        path: str = scope["path"]
        bearer, cookie = read_bearer(headers), read_cookie(headers, self.cookie)
        found: Visitor | None = None
        if self.proxy.header is not None and self.is_proxy(scope):
            name = headers.get(self.proxy.header)
            found = entrance.by_name(name) if name else None
        elif bearer:
            found = entrance.by_token(bearer)
        elif cookie:
            found = entrance.by_cookie(cookie)
        if found is None and path == FEED:
            found = entrance.by_token(dict(parse_query(scope)).get("key", ""), feed=True)
            if found is not None:
                return NOBODY
        if found is not None:
            return send_to_account(found, path) or found
        if is_below(path, OPEN_TO_ALL):
            return Visitor(rights=frozenset())
        return ask_to_log_in(scope)

    def is_proxy(self, scope: Scope) -> bool:
        """Tell whether the connection is the trusted proxy's own."""
        return peer_of(scope) in self.proxy.addresses

    def address_of(self, scope: Scope) -> str:
        """Give the address that asks; behind the proxy, the one that the proxy saw."""
        if self.is_proxy(scope):
            told = Headers(scope=scope).get("x-forwarded-for", "").rpartition(",")[2].strip()
            return told or peer_of(scope)
        return peer_of(scope)

    def hand_cookie(self, scope: Scope, role: Role) -> Response:
        """Send the browser to the same page without the token in its address, with the cookie."""
        answer = RedirectResponse(without_token(scope), 303)
        self.set_cookie(answer, self.keys.cookie_of(role))
        return answer

    def set_cookie(self, answer: Response, value: str, suffix: str = "") -> None:
        """Set a cookie that scripts cannot read and no other site sends; it goes when the browser does."""
        answer.set_cookie(self.cookie + suffix, value, httponly=True, samesite="strict", secure=self.secure, path="/")


def require_right(visitor: Visitor, scope: Scope) -> Visitor | Response:
    """Hold a visitor to the right that the route needs; the login and our own files need none."""
    path: str = scope["path"]
    if is_below(path, OPEN_TO_ALL):
        return visitor
    needed = right_for(scope["method"], path)
    return visitor if visitor.may(needed) else PlainTextResponse(NOT_YOURS[needed], 403)


def send_to_account(visitor: Visitor, path: str) -> Response | None:
    """Send somebody whose password another person chose to where another one is set."""
    if not visitor.must_change or is_below(path, KEPT_FOR_A_NEW_PASSWORD):
        return None
    return RedirectResponse("/account", 303)


def ask_to_log_in(scope: Scope) -> Response:
    """Send a person to the login and back; tell a program what is missing."""
    path: str = scope["path"]
    if scope["method"] not in READING_METHODS or path.startswith("/api/") or path in {FEED, "/events"}:
        return PlainTextResponse(LOG_IN, 401, headers={"www-authenticate": "Bearer"})
    back = quote(without_token(scope), safe="")
    return RedirectResponse(LOGIN if back == "%2F" else f"{LOGIN}?next={back}", 303)


def is_below(path: str, places: tuple[str, ...]) -> bool:
    """Tell whether a path is one of the places, or below one that ends in a slash or is a folder of pages."""
    return any(path == place or path.startswith(place.rstrip("/") + "/") for place in places)


def make_door(keys: Keys, port: int) -> Door:
    """Make the door of a desk on loopback at `port`."""
    hosts = frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]"))
    return Door(keys, hosts, f"twosource-{port}")


def peer_of(scope: Scope) -> str:
    """Give the address of the connection."""
    client = scope.get("client")
    return str(client[0]) if client else ""


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


def read_bearer(headers: Headers) -> str:
    """Read the bearer token; empty when there is none."""
    kind, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if kind.casefold() == "bearer" else ""


def read_cookie(headers: Headers, name: str) -> str | None:
    """Read one cookie; None when there is none or the header is broken."""
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return None
    return morsel.value if morsel else None
