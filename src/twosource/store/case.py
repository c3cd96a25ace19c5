"""A case: the desk's folder of captures, items, readings, ledger, rulings and log; every use of the store goes here.

Reading calls see one moment each. Writing calls return once what they wrote is on the disk; `writing` groups many
into one such moment. Any number of processes and threads may use one case at once.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from twosource.errors import UsageError
from twosource.model.watched import WatchedSource
from twosource.store import audit, captures, checking, erasing, items, ledger, readings, rulings, search, watched
from twosource.store.basis import supersede
from twosource.store.clock import Clock, read_clock, write_instant
from twosource.store.dialects import begin_reading, begin_writing, shorten_journal, take_stock, told_plainly
from twosource.store.shelves import has_leftovers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Engine

    from twosource.model.capture import Capture
    from twosource.model.item import Item
    from twosource.model.ledger import Claim, Correction, Ledger, Ruling, RulingKind, Story
    from twosource.model.reading import Reading
    from twosource.model.trail import AuditEntry, AuditHead, Hit, Outcome, StatusChange, Version
    from twosource.store.shelves import Shelf

LOCAL_PERSON = "local"
"""Who acts when nobody logged in: the program does not look up names of people on the machine."""


@dataclass(frozen=True, slots=True)
class Case:
    """An open case; make one with `create_case` or `open_case`.

    `location` is the folder or the database's address, `person` is named in the log for every act. `bound` is the
    transaction of a surrounding `writing`.
    """

    location: str
    engine: Engine
    shelf: Shelf
    person: str = LOCAL_PERSON
    clock: Clock = read_clock
    bound: Connection | None = None

    def acting_as(self, person: str) -> Case:
        """Give the same case, its acts logged as `person`'s."""
        return replace(self, person=person)

    @contextmanager
    def writing(self) -> Iterator[Case]:
        """Group writes: `with case.writing() as batch: batch.put_item(...)`; all are kept at its end, or none.

        Other writers wait meanwhile, so keep it short (a second, not a minute). Within it, use `batch` only.

        Raises:
            CaseError: the database failed, or another writer did not finish within minutes.
        """
        if self.bound is not None:
            yield self
            return
        with told_plainly(self.location), begin_writing(self.engine) as connection:
            yield replace(self, bound=connection)
            self.shelf.sync()

    @contextmanager
    def reading_connection(self) -> Iterator[Connection]:
        """Give the surrounding transaction, or a new one that only reads."""
        if self.bound is not None:
            yield self.bound
            return
        with told_plainly(self.location), begin_reading(self.engine) as connection:
            yield connection

    @contextmanager
    def writing_connection(self) -> Iterator[Connection]:
        """Give the surrounding transaction, or a new one that writes."""
        with self.writing() as batch:
            yield cast("Connection", batch.bound)

    def close(self) -> None:
        """Let go of the database; the case may be opened again."""
        self.engine.dispose()

    # Captures and items

    def put_capture(self, capture: Capture, content: bytes) -> bool:
        """Keep captured bytes for good; tell whether they are new. `content` is what `capture` describes."""
        with self.writing_connection() as connection:
            new = captures.put_capture(connection, self.shelf, capture, content)
            if new:
                detail = {"address": capture.address, "digest": capture.digest, "taken": capture.taken}
                self.log(connection, "capture", capture.id, detail)
            return new

    def capture(self, capture_id: str) -> Capture | None:
        """Give what is known of a capture; None when there is none of that id."""
        with self.reading_connection() as connection:
            return captures.read_capture(connection, capture_id)

    def captures(self) -> Iterator[Capture]:
        """Yield all captures, by id."""
        with self.reading_connection() as connection:
            yield from captures.read_captures(connection)

    def captured_bytes(self, capture_id: str) -> bytes | None:
        """Give the bytes of a capture as they came; None when there is no such capture or they were erased."""
        with self.reading_connection() as connection:
            return captures.read_content(connection, self.shelf, capture_id)

    def captured_record(self, capture_id: str) -> bytes | None:
        """Give the WARC record of a capture, one gzip member; None as for `captured_bytes`."""
        with self.reading_connection() as connection:
            return captures.fetch_record(connection, self.shelf, capture_id)

    def put_item(self, item: Item) -> Outcome:
        """Put an item in: "new", "same" (its text was there: nothing changes), or "version" (another text).

        Put the capture that it names in first.
        """
        with self.writing_connection() as connection:
            outcome = items.put_item(connection, item, self.now())
            if outcome != "same":
                detail = {"digest": item.digest, "outcome": outcome} | (
                    {"capture": item.capture} if item.capture else {}
                )
                self.log(connection, "item", item.id, detail)
            return outcome

    def item(self, item_id: str) -> Item | None:
        """Give the current version of an item; None when there is none of that id."""
        with self.reading_connection() as connection:
            return items.read_item(connection, item_id)

    def items(self) -> Iterator[Item]:
        """Yield the current version of every item, in order of arrival."""
        with self.reading_connection() as connection:
            yield from items.read_items(connection)

    def versions(self, item_id: str) -> tuple[Version, ...]:
        """Give the versions of an item, first to last; empty when there is no such item."""
        with self.reading_connection() as connection:
            return items.read_versions(connection, item_id)

    def version(self, item_id: str, number: int) -> Item | None:
        """Give an item as it was in version `number` (from 1); None when there is none."""
        with self.reading_connection() as connection:
            return items.read_version(connection, item_id, number)

    def mark_gone(self, item_id: str) -> bool:
        """Note that the item's source took it back; tell whether that is new.

        The item is kept, and never to be published. The notice may come before the item.
        """
        with self.writing_connection() as connection:
            new = items.mark_gone(connection, item_id, self.now())
            if new:
                self.log(connection, "gone", item_id, {})
            return new

    def gone(self) -> dict[str, str]:
        """Give the ids of items that their sources took back, each with the UTC instant at which that was seen."""
        with self.reading_connection() as connection:
            return items.read_gone(connection)

    def verify_captures(self) -> int:
        """Hold every captured byte to its digest; give how many captures were held.

        Raises:
            AuditBroken: bytes are not what they were.
            CaseError: a file of captures/ is gone or too short.
        """
        return checking.verify_captures(self)

    # Keeping little

    def erase_item(self, item_id: str, reason: str) -> bool:
        """Erase one item, as `erase_items` does; tell whether it was there."""
        return self.erase_items((item_id,), reason) != ()

    def erase_items(self, item_ids: Sequence[str], reason: str) -> tuple[str, ...]:
        """Erase items, all their versions and what was captured of them; give those that were there.

        The log keeps that they were there, their digests, who erased them and why. Put a ledger without them then.

        Raises:
            UsageError: no reason is given.
        """
        if not reason.strip():
            msg = "erasing needs a reason in words"
            raise UsageError(msg)
        with self.writing_connection() as connection:
            found = erasing.erase_items(connection, self.shelf, item_ids, self.now())
            for item, digests in found.items():
                self.log(connection, "erase", item, {"reason": reason, "digests": " ".join(digests)})
        self.sweep()
        if self.bound is None:  # within `writing` emptying the journal would wait for ourselves
            shorten_journal(self.engine)
        return tuple(found)

    def overdue(self, days: int) -> tuple[str, ...]:
        """Give the items of which nothing came for so many days, in order of arrival: what retention would erase."""
        with self.reading_connection() as connection:
            return erasing.find_overdue(connection, write_instant(self.clock() - timedelta(days=days)))

    def erased(self) -> dict[str, str]:
        """Give the ids of captures whose bytes were erased, each with the UTC instant at which."""
        with self.reading_connection() as connection:
            return captures.read_erased(connection)

    def sweep(self) -> None:
        """Remove files of captures/ that erasing left without use; opening a case does so as well."""
        if self.bound is None and self.has_leftovers():
            with self.writing_connection() as connection:
                self.shelf.sweep(connection)

    def has_leftovers(self) -> bool:
        """Tell whether there is anything to sweep."""
        with self.reading_connection() as connection:
            return has_leftovers(connection)

    # Readings and search

    def put_reading(self, reading: Reading) -> bool:
        """Keep the reading of an item that is in the case; tell whether it changed anything."""
        with self.writing_connection() as connection:
            return readings.put_reading(connection, reading)

    def reading(self, item_id: str) -> Reading | None:
        """Give the reading of an item's current version; None when it was not read yet."""
        with self.reading_connection() as connection:
            return readings.read_reading(connection, item_id)

    def version_reading(self, item_id: str, digest: str) -> Reading | None:
        """Give the reading of the version of the item that has this digest; None when there is none."""
        with self.reading_connection() as connection:
            return readings.read_version_reading(connection, item_id, digest)

    def readings(self) -> Iterator[Reading]:
        """Yield the readings of the items' current versions, in the items' order of arrival."""
        with self.reading_connection() as connection:
            yield from readings.read_readings(connection)

    def unread(self, coded_by: str | None = None) -> tuple[str, ...]:
        """Give the ids of items still to be read: without a reading, or (if given) not read by `coded_by`."""
        with self.reading_connection() as connection:
            return readings.read_unread(connection, coded_by)

    def search(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """Find statements and titles that hold all words of the query, latest first.

        Case and diacritics do not matter; `"a run of words"` and `begin*` are understood.
        """
        with self.reading_connection() as connection:
            return search.find_hits(connection, query, limit)

    # What is followed

    def follow(self, address: str) -> bool:
        """Follow a feed or page from now on; tell whether that is new."""
        with self.writing_connection() as connection:
            if address in {source.address for source in watched.read_sources(connection)}:
                return False
            watched.put_source(connection, WatchedSource(address))
            self.log(connection, "follow", address, {})
            return True

    def unfollow(self, address: str) -> bool:
        """Follow it no longer; tell whether it was followed. What came from it stays."""
        with self.writing_connection() as connection:
            removed = watched.remove_source(connection, address)
            if removed:
                self.log(connection, "unfollow", address, {})
            return removed

    def watched(self) -> tuple[WatchedSource, ...]:
        """Give the sources that are followed, by address, with how they fare."""
        with self.reading_connection() as connection:
            return watched.read_sources(connection)

    def put_watched(self, source: WatchedSource) -> None:
        """Note how asking a source went; a source that is followed no longer stays so."""
        with self.writing_connection() as connection:
            if watched.remove_source(connection, source.address):
                watched.put_source(connection, source)

    def settle(self) -> None:
        """Let the database take stock after much was added, so that it plans searches well; it is never needed."""
        with self.writing_connection() as connection:
            take_stock(connection)

    # The ledger

    def put_ledger(self, ledger_now: Ledger, basis: int | None = None) -> tuple[StatusChange, ...]:
        """Make this the case's ledger; give the changes of status it brought, which each claim's history keeps.

        With `basis` (`read_basis`) nothing is done when the ledger that is there was made of more than this one.
        """
        with self.writing_connection() as connection:
            if basis is not None and not supersede(connection, basis):
                return ()
            return ledger.put_ledger(connection, ledger_now, self.now())

    def stories(self) -> tuple[Story, ...]:
        """Give the stories, in the ledger's order."""
        with self.reading_connection() as connection:
            return ledger.read_stories(connection)

    def claims(self, story: str | None = None) -> tuple[Claim, ...]:
        """Give the claims, or those of one story, in the ledger's order."""
        with self.reading_connection() as connection:
            return ledger.read_claims(connection, story)

    def claim(self, claim_id: str) -> Claim | None:
        """Give a claim, also one that the ledger no longer holds; None when there never was one."""
        with self.reading_connection() as connection:
            return ledger.read_claim(connection, claim_id)

    def status_history(self, claim_id: str) -> tuple[StatusChange, ...]:
        """Give the changes of a claim's status, first to last."""
        with self.reading_connection() as connection:
            return ledger.read_history(connection, claim_id)

    def recent_changes(self, limit: int = 50) -> tuple[StatusChange, ...]:
        """Give the last changes of status of all claims, newest first."""
        with self.reading_connection() as connection:
            return ledger.read_recent_changes(connection, limit)

    def ledger_revision(self) -> int:
        """Give a number that rises with every `put_ledger`, so that a ledger kept in memory is known to be old."""
        with self.reading_connection() as connection:
            return ledger.read_revision(connection)

    # Rulings

    def add_ruling(
        self, claim_id: str, kind: RulingKind, reason: str, undoes: str | None = None, detail: Correction | None = None
    ) -> Ruling:
        """Add this person's ruling on a claim; `undoes` names what an "undo" takes back, `detail` what is put right.

        Raises:
            UsageError: no such claim, no reason, or `undoes` or `detail` does not fit.
        """
        with self.writing_connection() as connection:
            draft = rulings.Draft(claim_id, kind, reason, self.person, self.now(), undoes, detail)
            ruling = rulings.put_ruling(connection, draft)
            self.log(connection, "ruling", claim_id, rulings.tell_ruling(ruling))
            return ruling

    def rulings(self, claim_id: str | None = None) -> tuple[Ruling, ...]:
        """Give the rulings on a claim, or all, in the order in which they were made."""
        with self.reading_connection() as connection:
            return rulings.read_rulings(connection, claim_id)

    # The log

    def record_act(self, act: str, subject: str, detail: Mapping[str, str] | None = None) -> AuditEntry:
        """Log an act that the store does not see itself: an export, a login, a release."""
        with self.writing_connection() as connection:
            return self.log(connection, act, subject, detail or {})

    def audit_entries(self, after: int = 0) -> Iterator[AuditEntry]:
        """Yield the log's entries with a number above `after`, in order."""
        with self.reading_connection() as connection:
            yield from audit.read_entries(connection, after)

    def audit_head(self) -> AuditHead:
        """Give the end of the log; keep it elsewhere to prove later that nothing was cut or rewritten."""
        with self.reading_connection() as connection:
            return audit.read_head(connection)

    def audit_verify(self, exported: Sequence[AuditHead] = ()) -> AuditHead:
        """Walk the whole log and give its head; `exported` are heads that were kept elsewhere.

        Raises:
            AuditBroken: an entry was edited, moved or removed, or the log was cut short or rewritten.
        """
        with self.reading_connection() as connection:
            return audit.verify_chain(audit.read_entries(connection), exported)

    def log(self, connection: Connection, act: str, subject: str, detail: Mapping[str, str]) -> AuditEntry:
        """Write one act of this person into the log, in the transaction that does it."""
        return audit.append_entry(
            connection, at=self.now(), person=self.person, act=act, subject=subject, detail=detail
        )

    def now(self) -> str:
        """Give the present moment as it is written."""
        return write_instant(self.clock())
