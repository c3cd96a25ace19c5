"""Passwords in, argon2id hashes out, and whether the one fits the other; rules of length, none of composition."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from secrets import token_urlsafe
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from twosource.desk.access.limits import LIMITS
from twosource.errors import Refused
from twosource.store.accounts import key_of


@dataclass(frozen=True, slots=True)
class Passwords:
    """Hashes and verifies, a few at once; `decoy` is a hash that stands in for an unknown name's."""

    hasher: PasswordHasher
    decoy: str
    turns: BoundedSemaphore

    def hash(self, password: str) -> str:
        """Hash a password with a fresh salt."""
        with self.turns:
            return self.hasher.hash(prepare(password))

    def fits(self, password: str, hashed: str | None) -> bool:
        """Tell whether the password is the hashed one; None, for an unknown name, takes as long and never fits."""
        with self.turns:
            try:
                fits = self.hasher.verify(hashed or self.decoy, prepare(password[: LIMITS.longest + 1]))
            except (VerificationError, InvalidHashError):
                return False
        return fits and hashed is not None


def make_passwords(hasher: PasswordHasher | None = None) -> Passwords:
    """Make what hashes, by argon2-cffi's parameters (RFC 9106, the low-memory choice) unless `hasher` has others."""
    chosen = hasher or PasswordHasher()
    return Passwords(chosen, chosen.hash(token_urlsafe(16)), BoundedSemaphore(LIMITS.hashing))


def prepare(password: str) -> str:
    """Give one form to what looks the same, whichever keyboard typed it (NFKC, as NIST SP 800-63B asks)."""
    return unicodedata.normalize("NFKC", password)


def check_password(password: str, name: str) -> str:
    """Give a password that may be used.

    Raises:
        Refused: it is too short, too long, one key held down, or little more than the name.
    """
    length = len(prepare(password))
    if length < LIMITS.shortest:
        msg = f"A password has at least {LIMITS.shortest} signs, this one has {length}; a few words in a row do well."
        raise Refused(msg)
    if length > LIMITS.longest:
        msg = f"A password has at most {LIMITS.longest} signs; this one has {length}."
        raise Refused(msg)
    rest = key_of(password).replace(key_of(name), "")
    if len(set(rest)) < LIMITS.variety:
        msg = f"The password is one sign or the name over and over; use at least {LIMITS.variety} different signs."
        raise Refused(msg)
    return password
