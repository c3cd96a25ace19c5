"""Files that wait for a second person, in and out; asking, agreeing, refusing and taking are logged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, insert, select, update

from twosource.errors import Refused, UsageError
from twosource.model.access import Release
from twosource.model.ids import digest_bytes, make_id
from twosource.model.wire import encode_value
from twosource.store.accounts import key_of
from twosource.store.tables import releases

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from twosource.store.case import Case


@dataclass(frozen=True, slots=True)
class Releases:
    """The files of `case` that wait, or waited, for a second person; acts are logged as its person's."""

    case: Case

    def list(self, limit: int = 100) -> tuple[Release, ...]:
        """Give the last ones, the newest first."""
        found = select(releases.c.value).order_by(releases.c.place.desc()).limit(limit)
        with self.case.reading_connection() as connection:
            return tuple(msgspec.json.decode(one, type=Release) for one in connection.execute(found).scalars())

    def need(self, release: str) -> Release:
        """Give one by its id.

        Raises:
            UsageError: there is none.
        """
        with self.case.reading_connection() as connection:
            value = connection.execute(select(releases.c.value).where(releases.c.id == release)).scalar()
        if value is None:
            msg = f"no file {release} waits in this case"
            raise UsageError(msg)
        return msgspec.json.decode(value, type=Release)

    def content(self, release: str) -> bytes | None:
        """Give the bytes of one; None when it was turned down."""
        with self.case.reading_connection() as connection:
            found = connection.execute(select(releases.c.content).where(releases.c.id == release)).scalar()
            return None if found is None else bytes(found)

    def ask(self, file: str, media_type: str, content: bytes, subject: str, detail: Mapping[str, str]) -> Release:
        """Keep a file that this person wants to let out, byte for byte."""
        digest, now = digest_bytes(content), self.case.now()
        with self.case.writing_connection() as connection:
            place = 1 + (connection.execute(select(func.max(releases.c.place))).scalar() or 0)
            made = Release(make_id("release", digest, place), file, media_type, digest, subject, self.case.person, now)
            row = {"id": made.id, "place": place, "value": encode_value(made).decode(), "content": content}
            connection.execute(insert(releases).values(row))
            self.case.log(connection, "release-ask", subject, {**detail, "release": made.id})
        return made

    def decide(self, release: str, *, agreed: bool) -> Release:
        """Agree that a file may leave, or turn it down; a file that was turned down is not kept.

        Raises:
            UsageError: there is none, or it was decided already.
            Refused: this person asked for it, and would agree with themselves.
        """
        asked = self.need(release)
        if not asked.waits:
            msg = f"{asked.agreed} has decided on the file {release} already"
            raise UsageError(msg)
        if agreed and key_of(asked.asked) == key_of(self.case.person):
            msg = f"{self.case.person} asked for this file; the two-person rule asks for another person to agree"
            raise Refused(msg)
        decided = replace(asked, agreed=self.case.person, agreed_at=self.case.now(), refused=not agreed)
        with self.case.writing_connection() as connection:
            keep(connection, decided)
            if not agreed:
                connection.execute(update(releases).where(releases.c.id == release).values(content=None))
            act = "release-agree" if agreed else "release-refuse"
            self.case.log(connection, act, asked.subject, {"release": release, "digest": asked.digest})
        return decided

    def take(self, release: str) -> bytes:
        """Take a file on which two people agreed.

        Raises:
            UsageError: there is none.
            Refused: nobody else has agreed, or it was turned down.
        """
        asked, content = self.need(release), self.content(release)
        if asked.waits or asked.refused or content is None:
            msg = "This file was turned down." if asked.refused else "This file waits for a second person."
            raise Refused(msg)
        with self.case.writing_connection() as connection:
            keep(connection, replace(asked, taken=self.case.person))
            detail = {"release": release, "digest": asked.digest, "asked": asked.asked, "agreed": asked.agreed or ""}
            self.case.log(connection, "export", asked.subject, detail)
        return content


def keep(connection: Connection, release: Release) -> None:
    """Write a release back."""
    value = encode_value(release).decode()
    connection.execute(update(releases).where(releases.c.id == release.id).values(value=value))
