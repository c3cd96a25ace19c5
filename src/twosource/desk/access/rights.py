"""A method and a path go in, the right that they need comes out: one table for all routes, held by a test."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.model.access import Right

READING_METHODS = frozenset({"GET", "HEAD"})

NEEDED: tuple[tuple[str, Right], ...] = (
    ("/logout", "read"),
    ("/account/password", "read"),
    ("/account/sessions", "read"),
    ("/account/tokens", "read"),
    ("/account/tokens/revoke", "read"),
    ("/claims/*/rulings", "rule"),
    ("/api/v1/claims/*/rulings", "rule"),
    ("/audit/verify", "rule"),
    ("/claims/*/exports", "release"),
    ("/stories/*/exports", "release"),
    ("/releases/*/*", "release"),
    ("/alerts", "release"),
    ("/alerts/hosts", "administer"),
    ("/alerts/*", "release"),
    ("/accounts", "administer"),
    ("/accounts/*", "administer"),
    ("/settings", "administer"),
    ("/settings/release", "administer"),
)
"""What writing needs, by path; a star stands for one part of it. What is not named here needs an admin."""
SEEN_BY_FEW: tuple[tuple[str, Right], ...] = (
    ("/accounts", "administer"),
    ("/releases/*/file", "release"),
)
"""Pages that not every reader may see."""


def right_for(method: str, path: str) -> Right:
    """Give the right that a request needs.

    >>> right_for("GET", "/claims/c1"), right_for("POST", "/claims/c1/rulings"), right_for("POST", "/new")
    ('read', 'rule', 'administer')
    """
    if method in READING_METHODS:
        return _look_up(SEEN_BY_FEW, path) or "read"
    return _look_up(NEEDED, path) or "administer"


def is_declared(path: str) -> bool:
    """Tell whether the table names what a writing route needs."""
    return _look_up(NEEDED, path) is not None


def _look_up(table: tuple[tuple[str, Right], ...], path: str) -> Right | None:
    return next((right for pattern, right in table if _pattern(pattern).fullmatch(path)), None)


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(re.escape(pattern).replace(r"\*", "[^/]+"))
