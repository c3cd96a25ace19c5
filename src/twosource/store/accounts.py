"""Accounts, sessions and tokens of a case, in and out; what changes any of them is logged in the same moment."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import delete, insert, select, update

from twosource.errors import UsageError
from twosource.model.access import Account, Session, Token
from twosource.model.wire import encode_value
from twosource.store.tables import accounts, sessions, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from twosource.model.access import Role
    from twosource.store.case import Case

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of `case`; acts are logged as its person's."""

    case: Case

    def everyone(self) -> tuple[Account, ...]:
        """Give all accounts, by name."""
        with self.case.reading_connection() as connection:
            found = connection.execute(select(accounts.c.value).order_by(accounts.c.key)).scalars()
            return tuple(msgspec.json.decode(value, type=Account) for value in found)

    def find(self, name: str) -> Account | None:
        """Give the account of that name, however it is written; None when there is none."""
        with self.case.reading_connection() as connection:
            return read_account(connection, name)

    def need(self, name: str) -> Account:
        """Give the account of that name.

        Raises:
            UsageError: there is none.
        """
        found = self.find(name)
        if found is None:
            msg = f"there is no account {name!r} in this case; `twosource account list` shows those that are"
            raise UsageError(msg)
        return found

    def add(self, name: str, role: Role, password: str, *, temporary: bool = False) -> Account:
        """Add an account; `password` is a hash.

        Raises:
            UsageError: the name is taken, empty, too long, or holds signs that do not show; or the first is no admin.
        """
        check_name(name)
        made = Account(name.strip(), role, password, self.case.now(), temporary)
        with self.case.writing_connection() as connection:
            if read_account(connection, name) is not None:
                msg = f"there is an account {name!r} already"
                raise UsageError(msg)
            if role != "admin" and connection.execute(select(accounts.c.key)).first() is None:
                msg = "the first account of a case is its admin, who can then add the others"
                raise UsageError(msg)
            row = {"key": key_of(name), "value": encode_value(made).decode()}
            connection.execute(insert(accounts).values(row))
            self.case.log(connection, "account-add", made.name, {"role": role})
        return made

    def change(self, account: Account, act: str, detail: Mapping[str, str] | None = None) -> None:
        """Keep `account` instead of what was known of it, and log the act.

        Raises:
            UsageError: no admin who may log in would be left.
        """
        with self.case.writing_connection() as connection:
            keep_account(connection, account)
            require_admin(connection)
            self.case.log(connection, act, account.name, detail or {})

    def set_role(self, name: str, role: Role) -> None:
        """Give an account another role; it counts at its next request."""
        account = self.need(name)
        self.change(replace(account, role=role), "account-role", {"role": role, "before": account.role})

    def set_password(self, name: str, password: str, *, temporary: bool = False) -> None:
        """Give an account another password (a hash), and end its sessions."""
        changed = replace(self.need(name), password=password, temporary=temporary)
        self.change(changed, "account-password", {"temporary": "yes"} if temporary else {})
        self.end_sessions(name)

    def disable(self, name: str) -> None:
        """Let an account log in no longer; its sessions end, its tokens open nothing, its name stays in the log."""
        account = self.need(name)
        self.change(replace(account, disabled=account.disabled or self.case.now()), "account-disable")
        self.end_sessions(name)

    def enable(self, name: str) -> None:
        """Let an account log in again."""
        self.change(replace(self.need(name), disabled=None), "account-enable")

    # Sessions

    def put_session(self, session: Session) -> None:
        """Begin a session; those of the account that have ended are forgotten."""
        over = [one.digest for one in self.sessions(session.account) if one.ends <= self.case.now()]
        with self.case.writing_connection() as connection:
            connection.execute(delete(sessions).where(sessions.c.digest.in_(over)))
            row = {"digest": session.digest, "account": key_of(session.account)}
            connection.execute(insert(sessions).values(row | {"value": encode_value(session).decode()}))

    def note_seen(self, session: Session) -> None:
        """Note when a session was last seen; one that ended meanwhile stays ended."""
        with self.case.writing_connection() as connection:
            held = update(sessions).where(sessions.c.digest == session.digest)
            connection.execute(held.values(value=encode_value(session).decode()))

    def session(self, digest: str) -> tuple[Session, Account] | None:
        """Give the session of a cookie's digest with its account; None when there is none."""
        with self.case.reading_connection() as connection:
            value = connection.execute(select(sessions.c.value).where(sessions.c.digest == digest)).scalar()
            if value is None:
                return None
            session = msgspec.json.decode(value, type=Session)
            account = read_account(connection, session.account)
            return None if account is None else (session, account)

    def sessions(self, name: str) -> tuple[Session, ...]:
        """Give the sessions of an account, the last begun first."""
        with self.case.reading_connection() as connection:
            found = connection.execute(select(sessions.c.value).where(sessions.c.account == key_of(name))).scalars()
            read = [msgspec.json.decode(value, type=Session) for value in found]
            return tuple(sorted(read, key=lambda one: one.made, reverse=True))

    def end_session(self, digest: str) -> None:
        """End one session."""
        with self.case.writing_connection() as connection:
            connection.execute(delete(sessions).where(sessions.c.digest == digest))

    def end_sessions(self, name: str, but: str | None = None) -> int:
        """End all sessions of an account, `but` perhaps the one of this digest; give how many ended."""
        with self.case.writing_connection() as connection:
            ended = delete(sessions).where(sessions.c.account == key_of(name))
            return connection.execute(ended if but is None else ended.where(sessions.c.digest != but)).rowcount

    # Tokens

    def add_token(self, token: Token) -> None:
        """Keep a new token of an account."""
        with self.case.writing_connection() as connection:
            row = {"id": token.id, "digest": token.digest, "account": key_of(token.account)}
            connection.execute(insert(tokens).values(row | {"value": encode_value(token).decode()}))
            detail = {"account": token.account, "scopes": " ".join(token.scopes), "ends": token.ends}
            self.case.log(connection, "token-add", token.id, detail)

    def token(self, digest: str) -> tuple[Token, Account] | None:
        """Give the token of a digest with its account; None when there is none."""
        with self.case.reading_connection() as connection:
            value = connection.execute(select(tokens.c.value).where(tokens.c.digest == digest)).scalar()
            if value is None:
                return None
            token = msgspec.json.decode(value, type=Token)
            account = read_account(connection, token.account)
            return None if account is None else (token, account)

    def tokens(self, name: str) -> tuple[Token, ...]:
        """Give the tokens of an account, the last made first."""
        with self.case.reading_connection() as connection:
            found = connection.execute(select(tokens.c.value).where(tokens.c.account == key_of(name))).scalars()
            read = [msgspec.json.decode(value, type=Token) for value in found]
            return tuple(sorted(read, key=lambda one: one.made, reverse=True))

    def revoke_token(self, token_id: str, name: str) -> None:
        """Let a token of an account open nothing any longer.

        Raises:
            UsageError: the account has no such token.
        """
        held = next((one for one in self.tokens(name) if one.id == token_id), None)
        if held is None:
            msg = f"the account {name!r} has no token {token_id}"
            raise UsageError(msg)
        with self.case.writing_connection() as connection:
            value = encode_value(replace(held, revoked=held.revoked or self.case.now())).decode()
            connection.execute(update(tokens).where(tokens.c.id == token_id).values(value=value))
            self.case.log(connection, "token-revoke", token_id, {"account": held.account})


def key_of(name: str) -> str:
    """Give the key under which a name is kept: compatible forms and cases of letters are one.

    >>> key_of(" Ada ") == key_of("ADA") == "ada"
    True
    """
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).strip()


def check_name(name: str) -> None:
    """Refuse a name that is empty, too long, or would not show as what it is."""
    shown = name.strip()
    if not shown or len(shown) > LONGEST_NAME or not shown.isprintable() or "  " in shown:
        msg = f"{name!r} cannot be the name of an account; use 1 to {LONGEST_NAME} signs that can be seen"
        raise UsageError(msg)


def read_account(connection: Connection, name: str) -> Account | None:
    """Give the account of that name; None when there is none."""
    value = connection.execute(select(accounts.c.value).where(accounts.c.key == key_of(name))).scalar()
    return None if value is None else msgspec.json.decode(value, type=Account)


def keep_account(connection: Connection, account: Account) -> None:
    """Keep an account that is there already, as it is now."""
    changed = update(accounts).where(accounts.c.key == key_of(account.name))
    connection.execute(changed.values(value=encode_value(account).decode()))


def require_admin(connection: Connection) -> None:
    """Refuse a change after which nobody could change anything."""
    found = [msgspec.json.decode(one, type=Account) for one in connection.execute(select(accounts.c.value)).scalars()]
    if not any(one.role == "admin" and one.disabled is None for one in found):
        msg = "no admin who may log in would be left; make another account an admin first"
        raise UsageError(msg)
