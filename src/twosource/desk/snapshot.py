"""A case goes in; its ledger and rulings come out looked up by id, read anew only when the case has moved on."""

from __future__ import annotations

import gc
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import islice
from threading import Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING

from twosource.desk.views.source import SourceCard, list_sources
from twosource.desk.views.status import judge
from twosource.relate.rulings.orders import Orders, give_orders
from twosource.run.agreeing import read_rulings
from twosource.run.nearing import Around, fold_heading
from twosource.store.stamp import read_stamp as read_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from twosource.model.ledger import Claim, Ruling, Story
    from twosource.store import Case

CONTESTED = frozenset({"denied", "disputed", "retracted", "conceded"})


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Stories, claims and rulings of one moment; `stamp` names the moment."""

    stamp: str
    stories: Mapping[str, Story]
    claims: Mapping[str, Claim]
    orders: Orders
    """What people ruled, by claim and by item."""
    by_story: Mapping[str, tuple[str, ...]]
    by_item: Mapping[str, tuple[str, ...]]
    newer: Mapping[str, tuple[str, ...]]
    by_origin: Mapping[str, tuple[str, ...]]
    sources: Mapping[str, SourceCard]
    """Known origins by key, the one with most claims first."""
    by_weight: tuple[str, ...]
    """Ids of all claims, those that most reports bear on first."""
    timed: tuple[str, ...]
    """Ids of claims with a deadline."""
    by_status: Mapping[str, tuple[str, ...]]
    """Ids of claims by the status that the ledger gives, those that most reports bear on first."""
    said: Mapping[str, str]
    """Question and value of each claim, case folded, for looking through."""

    def rulings_on(self, claim: str) -> tuple[Ruling, ...]:
        """Rulings on a claim, first to last."""
        return self.orders.by_claim.get(self.orders.now(claim), ())

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

    @property
    def around(self) -> Around:
        """What looking for claims that may be the same goes by."""
        return Around(self.claims, self.said, self.orders)

    def updated_by(self, claim: str) -> tuple[str, ...]:
        """Ids of claims that bring this one up to date."""
        return self.newer.get(claim, ())

    def with_status(self, status: str) -> list[Claim]:
        """Claims that are shown with a status, those that most reports bear on first; only ruled ones are judged."""
        ruled = self.orders.by_claim.keys() & self.claims.keys()
        held = [self.claims[key] for key in self.by_status.get(status, ()) if key not in ruled]
        judged = [self.claims[key] for key in ruled if self.status_of(self.claims[key]) == status]
        return sorted([*held, *judged], key=lambda claim: -len(claim.evidence)) if judged else held

    def contested(self) -> list[Claim]:
        """Claims that somebody contests, the latest first."""
        found = [claim for status in CONTESTED for claim in self.with_status(status)]
        return sorted(found, key=lambda claim: (claim.last or "", claim.id), reverse=True)

    def holding(self, words: str, most: int) -> list[Claim]:
        """The claims, at most so many, whose question and value hold all words."""
        asked = sorted(words.casefold().split(), key=len, reverse=True)
        found: Iterable[str] = self.by_weight if asked else ()
        for word in asked:
            found = [key for key in found if word in self.said[key]]
        return [self.claims[key] for key in islice(found, most)]


LONGEST_WAIT = 0.5
"""Seconds for which a page waits for the ledger to be read anew."""


class Shelf:
    """Keeps the last snapshot; many threads may take it.

    A small case is read anew at once when it has moved on. Reading a large one takes seconds: it is read beside, and
    until then pages show the ledger of a moment ago (their stamp says so) with the rulings of now.
    """

    def __init__(self) -> None:
        """Start empty."""
        self.lock = Lock()
        self.kept: Snapshot | None = None
        self.cost = 0.0
        self.reader: Thread | None = None

    def take(self, case: Case) -> Snapshot:
        """Give the snapshot to show now."""
        stamp = read_stamp(case)
        with self.lock:
            kept = self.kept
            if kept is not None and kept.stamp == stamp:
                return kept
            if kept is None or self.cost < LONGEST_WAIT:
                return self.read(case, stamp)
            if self.reader is None or not self.reader.is_alive():
                self.reader = Thread(target=self.read, args=(case, stamp), daemon=True)
                self.reader.start()
        return replace(kept, orders=give_orders(read_rulings(case)))

    def read(self, case: Case, stamp: str) -> Snapshot:
        """Read the ledger and keep it, noting how long that took."""
        begun = monotonic()
        read = read_snapshot(case, stamp)
        self.cost = monotonic() - begun
        self.kept = read
        if self.cost > LONGEST_WAIT:
            gc.freeze()  # millions of values that stay: a collection that looked at each would hold up a page for long
        return read


def read_stamp(case: Case) -> str:
    """Name the present state of log and ledger in a few signs; it differs after every change of what pages show."""
    return read_state(case)


def read_snapshot(case: Case, stamp: str) -> Snapshot:
    """Read the whole ledger once."""
    claims = {claim.id: claim for claim in case.claims()}
    by_weight = sorted(claims, key=lambda key: -len(claims[key].evidence))
    by_status = defaultdict[str, list[str]](list)
    for key in by_weight:
        by_status[claims[key].status].append(key)
    by_story, by_item, newer, by_origin = (defaultdict[str, list[str]](list) for _ in range(4))
    for claim in claims.values():
        by_story[claim.story].append(claim.id)
        for item in {one.item for one in claim.evidence}:
            by_item[item].append(claim.id)
        for key in {origin.key for origin in claim.origin_list if origin.known}:
            by_origin[key].append(claim.id)
        for older in claim.updates:
            newer[older].append(claim.id)
    return Snapshot(
        stamp,
        {story.id: story for story in case.stories()},
        claims,
        give_orders(read_rulings(case)),
        freeze(by_story),
        freeze(by_item),
        freeze(newer),
        {key: latest_first(listed, claims) for key, listed in by_origin.items()},
        {one.key: one for one in list_sources(claims.values())},
        tuple(by_weight),
        tuple(key for key, claim in claims.items() if claim.deadlines),
        freeze(by_status),
        {key: fold_heading(claim) for key, claim in claims.items()},
    )


def latest_first(keys: Iterable[str], claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """Sort ids of claims by their latest report."""
    return tuple(sorted(keys, key=lambda key: (claims[key].last or claims[key].first or "", key), reverse=True))


def freeze(lists: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Turn lists into tuples."""
    return {key: tuple(listed) for key, listed in lists.items()}
