"""What a case remembers about itself: versions of items, changes of status, hits of a search, entries of its log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twosource.model.ledger import Status

Outcome = Literal["new", "same", "version"]
"""What putting an item did: it was not there, it was there as it is, it was there with another text."""


@dataclass(frozen=True, slots=True)
class Version:
    """One text that an item had: its number from 1, the digest of the text, its capture, and when it was added."""

    item: str
    number: int
    digest: str
    capture: str | None
    added: str


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A claim got `status` at the UTC instant `at`, by a rule of the codebook, said in words.

    `status` is None when the claim left the ledger (nothing stands behind it any more).
    """

    claim: str
    at: str
    status: Status | None
    rule: str
    words: str
    origins: int
    origins_upper: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found.

    The item, the statement in it (None: the item's title), its text as far as stored, and the item's publication.
    """

    item: str
    statement: str | None
    text: str
    published: str | None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One act in the log of a case.

    `number` counts from 1 without gap; `previous` is the hash of the entry before; `hash` covers all other fields.
    `detail` holds what else must be kept of the act, as sorted pairs.
    """

    number: int
    at: str
    person: str
    act: str
    subject: str
    detail: tuple[tuple[str, str], ...]
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class AuditHead:
    """The end of the log: how many entries, and the hash of the last; kept elsewhere, it proves the log unshortened."""

    number: int
    hash: str
