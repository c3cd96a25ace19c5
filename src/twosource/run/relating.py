"""A case goes in; what changed in it since it was last related is related, and the ledger is put back with the changes.

What was made before is remembered in the case, so that a new item costs what it touches; a memory made by other rules
or beside another ledger is not used, and everything is related from scratch. Both give the same ledger.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from twosource.codebook import codebook_digest
from twosource.model.ledger import Ledger, Ruling
from twosource.model.wire import encode_value
from twosource.relate import Relater
from twosource.relate.codebook import load_rulebook
from twosource.relate.memory import KeptItem, Memory, keep_items
from twosource.relate.origins.affiliations import know
from twosource.run.agreeing import read_rulings
from twosource.run.placing import place_stories
from twosource.store.affiliations import KnownAffiliations
from twosource.store.basis import read_basis
from twosource.store.deadlines import list_deadlines
from twosource.store.workings import Drift, Header, keep_workings, read_all, read_drift, read_some, read_workings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from twosource.model.affiliation import Affiliation
    from twosource.model.trail import StatusChange
    from twosource.relate.codebook import Rulebook
    from twosource.store import Case
    from twosource.store.workings import Workings


def relate_case(case: Case) -> tuple[StatusChange, ...]:
    """Relate what changed in the case and keep the result; give the changes of status that it brought.

    Works on one snapshot of the readings: items that another process adds meanwhile are related by whoever adds them,
    and a ledger that was made of fewer does not take the place of theirs.
    """
    return CaseRelater().relate(case)


@dataclass(slots=True)
class CaseRelater:
    """Relates one case again and again, as `watch` and `serve` do: what it made stays at hand between the rounds."""

    relater: Relater = field(default_factory=Relater)
    revision: int | None = None
    """That of the ledger which the relater made; None when it holds nothing of use."""
    digests: dict[str, str] = field(default_factory=dict)
    """The digest of the version of each item that was related."""
    told: tuple[Affiliation, ...] = ()
    """Who belongs to whom, as the case knew it when it was last related."""

    def relate(self, case: Case) -> tuple[StatusChange, ...]:
        """Relate what changed since; what another process put there meanwhile is taken up first."""
        basis, self.told = read_basis(case), KnownAffiliations(case).all()
        drift = self.take_up(case)
        for item in drift.gone:
            self.relater.drop(item)
        for reading in read_some(case, drift.changed):
            self.relater.add(reading)
            self.digests[reading.item.id] = reading.item.digest
        self.relater.rule(read_rulings(case))
        changes = self.put(case, basis, drift)
        if drift.changed or drift.gone:
            place_stories(case, drift.changed)
        return changes

    def take_up(self, case: Case) -> Drift:
        """Make the relater one that holds the case as it was last related; give what has changed since."""
        kept = read_workings(case, made_by(self.told))
        if kept is None:
            self.relater, self.digests, self.revision = Relater(rules_with(self.told)), {}, None
            return Drift(read_all(case), ())
        if kept.header.revision != self.revision:
            self.recall(case, kept)
        return read_drift(case)

    def recall(self, case: Case, kept: Workings) -> None:
        """Start from what the case remembers."""
        self.relater, self.revision = Relater(rules_with(self.told)), kept.header.revision
        self.digests = {item: digest for item, (digest, _) in kept.rows.items()}
        items = tuple(msgspec.json.decode(row, type=KeptItem) for _, row in kept.rows.values())
        memory = Memory(items, msgspec.json.decode(kept.header.rulings, type=tuple[Ruling, ...]))
        ledger = Ledger(case.stories(), case.claims(), list_deadlines(case))
        self.relater.recall(memory, ledger, lambda some: read_some(case, some))

    def put(self, case: Case, basis: int, drift: Drift) -> tuple[StatusChange, ...]:
        """Put the ledger into the case, and what is to be remembered beside it, in one transaction."""
        ledger = self.relater.ledger()
        with case.writing() as batch:
            before = batch.ledger_revision()
            changes = batch.put_ledger(ledger, basis)
            now = batch.ledger_revision()
            if now != before:
                rulings = encode_value(self.relater.rulings).decode()
                self.remember(batch, Header(made_by(self.told), basis, now, rulings), drift)
            self.revision = now if now != before else None
        return changes

    def remember(self, batch: Case, header: Header, drift: Drift) -> None:
        """Keep in the case what this round changed, or all of it where nothing was kept before."""
        index = self.relater.index
        wanted = index.profiles.keys() & (index.fresh | set(drift.changed))
        rows = {
            one.item: (self.digests[one.item], encode_value(one).decode()) for one in keep_items(index, sorted(wanted))
        }
        keep_workings(batch, header, rows, drift.gone, anew=self.revision is None)
        index.fresh = set()


def rules_with(told: tuple[Affiliation, ...]) -> Rulebook:
    """Give the codebook's rules, with what a case knows of who belongs to whom."""
    return replace(load_rulebook(), known=know(told)) if told else load_rulebook()


def made_by(told: tuple[Affiliation, ...] = ()) -> str:
    """Name what a ledger is made by: the rules of relating, and what a case knows of who belongs to whom."""
    return digest_rules() + (f"+{sha256(encode_value(told)).hexdigest()}" if told else "")


@lru_cache(maxsize=1)
def digest_rules() -> str:
    """Name the rules of relating: the codebook's digest and that of the code which reads it."""
    whole = sha256(codebook_digest().encode())
    for content in source_of(files("twosource").joinpath("relate")):
        whole.update(content)
    return whole.hexdigest()


def source_of(folder: Traversable) -> Iterator[bytes]:
    """Yield the content of the modules in a folder, by name."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from source_of(entry)
        elif entry.name.endswith(".py"):
            yield entry.read_bytes()
