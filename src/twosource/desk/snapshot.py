"""A case goes in; its ledger and rulings come out looked up by id, read anew only when the case has moved on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from twosource.desk.views.source import SourceCard, list_sources
from twosource.desk.views.status import judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from twosource.model.ledger import Claim, Ruling, Story
    from twosource.store import Case

PRESSING = frozenset({"denied", "disputed", "retracted", "conceded"})


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Stories, claims and rulings of one moment; `stamp` names the moment."""

    stamp: str
    stories: Mapping[str, Story]
    claims: Mapping[str, Claim]
    rulings: Mapping[str, tuple[Ruling, ...]]
    by_story: Mapping[str, tuple[str, ...]]
    by_item: Mapping[str, tuple[str, ...]]
    newer: Mapping[str, tuple[str, ...]]
    by_origin: Mapping[str, tuple[str, ...]]
    sources: tuple[SourceCard, ...]

    def rulings_on(self, claim: str) -> tuple[Ruling, ...]:
        """Rulings on a claim, first to last."""
        return self.rulings.get(claim, ())

    def status_of(self, claim: Claim) -> str:
        """The key of the status that is shown for it."""
        rulings = self.rulings_on(claim.id)
        return judge(claim, rulings).key if rulings else claim.status

    def claims_of(self, story: str) -> tuple[Claim, ...]:
        """Claims of a story, in the ledger's order."""
        return tuple(self.claims[key] for key in self.by_story.get(story, ()))

    def claims_in(self, item: str) -> tuple[Claim, ...]:
        """Claims for which an item is evidence."""
        return tuple(self.claims[key] for key in self.by_item.get(item, ()))

    def claims_from(self, origin: str) -> tuple[Claim, ...]:
        """Claims that an origin stands for or against."""
        return tuple(self.claims[key] for key in self.by_origin.get(origin, ()))

    def updated_by(self, claim: str) -> tuple[str, ...]:
        """Ids of claims that bring this one up to date."""
        return self.newer.get(claim, ())

    def pressing(self) -> Iterator[Claim]:
        """Claims with a deadline, and those that somebody contests."""
        for claim in self.claims.values():
            if claim.deadlines or self.status_of(claim) in PRESSING:
                yield claim


class Shelf:
    """Keeps the last snapshot; many threads may take it."""

    def __init__(self) -> None:
        """Start empty."""
        self.lock = Lock()
        self.kept: Snapshot | None = None

    def take(self, case: Case) -> Snapshot:
        """Give the snapshot of the present moment."""
        stamp = read_stamp(case)
        with self.lock:
            if self.kept is None or self.kept.stamp != stamp:
                self.kept = read_snapshot(case, stamp)
            return self.kept


def read_stamp(case: Case) -> str:
    """Name the present state of log and ledger in a few signs; it differs after every change of either."""
    head = case.audit_head()
    return f"{head.number}-{head.hash[:12]}-{case.ledger_revision()}"


def read_snapshot(case: Case, stamp: str) -> Snapshot:
    """Read the whole ledger once."""
    claims = {claim.id: claim for claim in case.claims()}
    rulings: dict[str, list[Ruling]] = defaultdict(list)
    for ruling in case.rulings():
        rulings[ruling.claim].append(ruling)
    by_story, by_item, newer, by_origin = (defaultdict[str, list[str]](list) for _ in range(4))
    for claim in claims.values():
        by_story[claim.story].append(claim.id)
        for item in claim.items:
            by_item[item].append(claim.id)
        for key in dict.fromkeys(origin.key for origin in claim.origin_list if origin.known):
            by_origin[key].append(claim.id)
        for older in claim.updates:
            newer[older].append(claim.id)
    return Snapshot(
        stamp,
        {story.id: story for story in case.stories()},
        claims,
        {key: tuple(listed) for key, listed in rulings.items()},
        freeze(by_story),
        freeze(by_item),
        freeze(newer),
        freeze(by_origin),
        tuple(list_sources(claims.values())),
    )


def freeze(lists: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Turn lists into tuples."""
    return {key: tuple(listed) for key, listed in lists.items()}
