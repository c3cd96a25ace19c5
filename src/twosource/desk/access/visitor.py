"""Who asks, for as long as one request lasts: the guard says it, pages and acts ask it."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass

from twosource.model.access import READS, RIGHTS, Right, Role


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody whom the guard let in.

    `person` is the account's name; None for who came by the printed link, who types a name. `form` is the key that
    forms carry; a visitor without one (a program) sends none. `session` is the cookie's digest.
    """

    role: Role = "reader"
    rights: frozenset[Right] = READS
    person: str | None = None
    form: str | None = None
    session: str | None = None
    must_change: bool = False

    def may(self, right: Right) -> bool:
        """Tell whether the visitor has a right."""
        return right in self.rights

    def acts_as(self, typed: str) -> str:
        """Give the name under which an act is logged: the account's, or what was typed where there are no accounts."""
        return typed if self.person is None else self.person


def visitor_of(role: Role, form: str) -> Visitor:
    """Make the visitor that a link of `role` lets in."""
    return Visitor(role, RIGHTS[role], None, form)


NOBODY = Visitor()
VISITOR: ContextVar[Visitor] = ContextVar("visitor", default=NOBODY)
