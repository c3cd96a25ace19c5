"""A case goes in, a few signs that name its state come out; they differ after every change of what pages show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twosource.store.ledger import read_revision
from twosource.store.tables import audit

if TYPE_CHECKING:
    from twosource.store.case import Case

ABOUT_ACCESS = (
    *("login", "login-failed", "logout", "logout-everywhere", "token-add", "token-revoke"),
    *("account-add", "account-role", "account-password", "account-disable", "account-enable"),
    *("alert-sent", "alert-given-up", "alert-test"),
)
"""Acts that are logged and change nothing that a page of the case shows: nobody's page grows old because another person
logged in, and who guesses passwords does not make the desk read its ledger anew."""


def read_stamp(case: Case) -> str:
    """Name the present state of log and ledger."""
    last = select(audit.c.number, audit.c.hash).where(audit.c.act.not_in(ABOUT_ACCESS)).order_by(audit.c.number.desc())
    with case.reading_connection() as connection:
        row = connection.execute(last.limit(1)).first()
        number, digest = (0, "") if row is None else (row.number, str(row.hash))
        return f"{number}-{digest[:12]}-{read_revision(connection)}"
