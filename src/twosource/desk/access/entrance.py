"""Names with passwords, cookies and tokens go in; the visitor that each lets in comes out, or nobody.

Secrets are 256 random bits and kept as their digests alone: who reads the database cannot log in with what it holds.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import TYPE_CHECKING

from twosource.desk.access.limits import LIMITS
from twosource.desk.access.passwords import Passwords, check_password, make_passwords
from twosource.desk.access.throttle import Throttle, say_wait
from twosource.desk.access.visitor import Visitor
from twosource.errors import Refused
from twosource.model.access import RIGHTS, Account, Scope, Session, Token
from twosource.model.ids import digest_text, make_id
from twosource.store.accounts import LONGEST_NAME, Accounts, key_of
from twosource.store.clock import write_instant

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.store import Case

NOTED_AFTER = timedelta(minutes=5)
"""A session's last use is written down at most so often."""
LONGEST_LABEL = 80
SCOPES: tuple[Scope, ...] = ("read", "rule", "release", "feed")


@dataclass(frozen=True, slots=True)
class Entrance:
    """The door of a case that has accounts; `secret` makes the forms' keys of who comes without a session."""

    case: Case
    secret: str
    passwords: Passwords
    throttle: Throttle
    noted: dict[str, datetime] = field(default_factory=dict)

    @property
    def accounts(self) -> Accounts:
        """The accounts, acts on them logged as the case's person's."""
        return Accounts(self.case)

    def log_in(self, name: str, password: str, address: str) -> str:
        """Begin a session; give the cookie's secret.

        Raises:
            Refused: too many tries, or name and password do not fit (which of the two is not said).
        """
        key = key_of(name[:LONGEST_NAME])
        if (seconds := self.throttle.wait(key, address)) > 0:
            msg = f"Too many failed attempts; wait {say_wait(seconds)} and try again."
            raise Refused(msg)
        account = self.accounts.find(name[:LONGEST_NAME])
        fits = self.passwords.fits(password, account.password if account and account.disabled is None else None)
        if account is None or not fits:
            self.throttle.fail(key, address)
            self.case.record_act("login-failed", account.name if account else "no account", {"address": address})
            msg = "Name and password do not fit, or the account is disabled."
            raise Refused(msg)
        self.throttle.succeed(key)
        self.case.acting_as(account.name).record_act("login", account.name, {"address": address})
        return self.begin_session(account)

    def begin_session(self, account: Account) -> str:
        """Begin a session of the account; give the cookie's secret."""
        secret, now = token_urlsafe(32), self.case.clock()
        ends = write_instant(now + timedelta(hours=LIMITS.session_hours))
        self.accounts.put_session(
            Session(digest_text(secret), account.name, write_instant(now), write_instant(now), ends)
        )
        return secret

    def by_cookie(self, secret: str) -> Visitor | None:
        """Give the visitor of a session that runs; None for any other cookie."""
        found = self.accounts.session(digest_text(secret))
        if found is None:
            return None
        session, account = found
        idle = self.case.clock() - max(datetime.fromisoformat(session.seen), self.noted.get(session.digest, MIN))
        if session.ends <= self.case.now() or idle > timedelta(hours=LIMITS.idle_hours) or account.disabled:
            return None
        form = hmac.new(secret.encode(), b"form", sha256).hexdigest()
        return Visitor(
            account.role, RIGHTS[account.role], account.name, form, session.digest, must_change=account.temporary
        )

    def by_token(self, secret: str, *, feed: bool = False) -> Visitor | None:
        """Give the visitor that a token lets in: what both its scopes and its account's role allow."""
        found = self.accounts.token(digest_text(secret))
        if found is None:
            return None
        token, account = found
        over = token.ends <= self.case.now() or token.revoked is not None or account.disabled is not None
        if over or account.temporary or ("feed" not in token.scopes if feed else set(token.scopes) <= {"feed"}):
            return None
        rights = frozenset(right for right in RIGHTS[account.role] if right in token.scopes)
        return Visitor(account.role, rights, account.name)

    def by_name(self, name: str) -> Visitor | None:
        """Give the visitor whom a trusted proxy names; None when there is no such account, or it is disabled."""
        account = self.accounts.find(name)
        if account is None or account.disabled:
            return None
        form = hmac.new(self.secret.encode(), f"form {key_of(name)}".encode(), sha256).hexdigest()
        return Visitor(account.role, RIGHTS[account.role], account.name, form)

    def note_seen(self, visitor: Visitor) -> None:
        """Write down now and then that a session is in use; called once the answer is on its way."""
        now = self.case.clock()
        if visitor.session is None or now - self.noted.get(visitor.session, MIN) < NOTED_AFTER:
            return
        found = self.accounts.session(visitor.session)
        if found is not None:
            self.noted[visitor.session] = now
            self.accounts.note_seen(replace(found[0], seen=write_instant(now)))

    def log_out(self, visitor: Visitor) -> None:
        """End the visitor's session."""
        if visitor.session and visitor.person:
            self.accounts.end_session(visitor.session)
            self.case.acting_as(visitor.person).record_act("logout", visitor.person)

    def log_out_everywhere(self, visitor: Visitor) -> int:
        """End all sessions of the visitor but this one; give how many ended."""
        if visitor.person is None:
            return 0
        ended = self.accounts.end_sessions(visitor.person, visitor.session)
        self.case.acting_as(visitor.person).record_act("logout-everywhere", visitor.person, {"sessions": str(ended)})
        return ended

    def change_password(self, visitor: Visitor, old: str, new: str, address: str) -> str:
        """Change the visitor's password; all sessions end, and a new one begins: give its cookie's secret.

        Raises:
            Refused: the old one does not fit, or the new one does not keep the rules.
        """
        account = Accounts(self.case).need(visitor.person or "")
        if (seconds := self.throttle.wait(key_of(account.name), address)) > 0:
            msg = f"Too many failed attempts; wait {say_wait(seconds)} and try again."
            raise Refused(msg)
        if not self.passwords.fits(old, account.password):
            self.throttle.fail(key_of(account.name), address)
            msg = "The present password is another one; nothing was changed."
            raise Refused(msg)
        if prepare_same(old, new):
            msg = "The new password is the old one; nothing was changed."
            raise Refused(msg)
        hashed = self.passwords.hash(check_password(new, account.name))
        Accounts(self.case.acting_as(account.name)).set_password(account.name, hashed)
        return self.begin_session(account)


MIN = datetime.fromisoformat("0001-01-01T00:00:00+00:00")


def make_entrance(case: Case, secret: str) -> Entrance:
    """Make the door of a case that has accounts."""
    return Entrance(case, secret, make_passwords(), Throttle())


def prepare_same(old: str, new: str) -> bool:
    """Tell whether two passwords are the same one."""
    return hmac.compare_digest(old.encode("utf-8", "surrogatepass"), new.encode("utf-8", "surrogatepass"))


def make_token(case: Case, account: str, label: str, scopes: Iterable[str], days: int) -> str:
    """Make a token of an account; give its secret, which is kept nowhere.

    Raises:
        Refused: no label, no or an unknown scope, or it would last too long.
    """
    chosen = [one for one in SCOPES if one in set(scopes)]
    if not chosen or set(scopes) - set(SCOPES):
        msg = f"A token needs scopes out of {', '.join(SCOPES)}; none was made."
        raise Refused(msg)
    if not label.strip() or len(label) > LONGEST_LABEL:
        msg = f"Say in at most {LONGEST_LABEL} signs what the token is for; none was made."
        raise Refused(msg)
    if not 1 <= days <= LIMITS.most_token_days:
        msg = f"A token lasts 1 to {LIMITS.most_token_days} days; none was made."
        raise Refused(msg)
    holder, secret, now = Accounts(case).need(account), token_urlsafe(32), case.clock()
    digest = digest_text(secret)
    made, ends = write_instant(now), write_instant(now + timedelta(days=days))
    token = Token(make_id("token", digest), digest, holder.name, label.strip(), tuple(chosen), made, ends)
    Accounts(case.acting_as(holder.name)).add_token(token)
    return secret
