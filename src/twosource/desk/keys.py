"""The desk's one secret goes in; what it is shown as in links, cookies and forms comes out, each derived apart."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from hashlib import sha256
from secrets import token_urlsafe
from typing import TYPE_CHECKING

from twosource.errors import UsageError

if TYPE_CHECKING:
    from twosource.model.access import Role

ROLES: tuple[Role, ...] = ("admin", "reader")
"""Whom links let in where there are no accounts: who has the machine may do everything, or hand on a link to read."""
SHORTEST = 20
"""Signs of a token that a user may choose: fewer could be guessed by a page that asks loopback a lot."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What opens the desk: `token` stands in the printed link and in API calls, the others follow from it."""

    token: str

    @property
    def reading_token(self) -> str:
        """What a link carries for people who may read, and neither rule nor take away."""
        return self._derive("reading")

    def token_of(self, role: Role) -> str:
        """What the link of a role carries."""
        return self.token if role == "admin" else self.reading_token

    def cookie_of(self, role: Role) -> str:
        """What the cookie of a role holds; no link's token can be had from it."""
        return self._derive(f"cookie {role}")

    @property
    def form(self) -> str:
        """What each form carries, so that no other site can send it."""
        return self._derive("form")

    @property
    def feed(self) -> str:
        """What a feed's address carries; it opens the feed and nothing else."""
        return self._derive("feed")

    def _derive(self, purpose: str) -> str:
        return hmac.new(self.token.encode(), purpose.encode(), sha256).hexdigest()


def make_keys(token: str | None = None) -> Keys:
    """Make keys of `token`, or of 256 fresh random bits.

    Raises:
        UsageError: the token is too short to be a secret.
    """
    if token is not None and len(token) < SHORTEST:
        msg = f"--token: {len(token)} signs are too few to be a secret; use {SHORTEST} or more, or leave it out"
        raise UsageError(msg)
    return Keys(token or token_urlsafe(32))


def same(given: str | None, wanted: str) -> bool:
    """Compare two secrets in constant time."""
    return given is not None and hmac.compare_digest(given.encode("utf-8", "surrogatepass"), wanted.encode())
