"""Who may work on a case: accounts with their roles and rights, sessions, tokens for programs, files that wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["reader", "analyst", "editor", "admin"]
Right = Literal["read", "rule", "release", "administer"]
"""To see; to rule on claims; to let anything leave the desk, alerts among it; to say who may do so."""
Scope = Literal["read", "rule", "release", "feed"]
"""What a token may, at most what its account may; "feed" opens the feed and nothing else."""

READS: frozenset[Right] = frozenset({"read"})
RIGHTS: dict[Role, frozenset[Right]] = {
    "reader": READS,
    "analyst": READS | {"rule"},
    "editor": READS | {"rule", "release"},
    "admin": READS | {"rule", "release", "administer"},
}


@dataclass(frozen=True, slots=True)
class Account:
    """Who may log in.

    `password` is its argon2id hash with parameters and salt; `temporary` when somebody else chose it, so that its
    holder must choose another before anything else. `made` and `disabled` are UTC instants.
    """

    name: str
    role: Role
    password: str
    made: str
    temporary: bool = False
    disabled: str | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """One browser that is logged in: the digest of its cookie, whose it is, and until when; UTC instants."""

    digest: str
    account: str
    made: str
    seen: str
    ends: str


@dataclass(frozen=True, slots=True)
class Token:
    """What a program asks with in the name of an account; `digest` is of the token, which is shown once."""

    id: str
    digest: str
    account: str
    label: str
    scopes: tuple[Scope, ...]
    made: str
    ends: str
    revoked: str | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """A file that one person wants to let out and another one has to look at; its bytes are kept beside it.

    `agreed` names who agreed (or turned it down, `refused`), `taken` who took the file last.
    """

    id: str
    file: str
    media_type: str
    digest: str
    subject: str
    asked: str
    asked_at: str
    agreed: str | None = None
    agreed_at: str | None = None
    refused: bool = False
    taken: str | None = None

    @property
    def waits(self) -> bool:
        """Whether nobody has decided yet."""
        return self.agreed is None
