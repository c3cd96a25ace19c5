"""The ledger's origins go in; the list of sources and the page of one come out: what rests on each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.desk.views.chain import fold_name, name_item
from twosource.desk.views.claim import statement_of
from twosource.desk.views.ruling import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from twosource.desk.views.card import ClaimCard
    from twosource.desk.views.listing import Listing
    from twosource.model.ledger import Claim, Origin
    from twosource.model.reading import Reading, Statement
    from twosource.relate.rulings.orders import Orders

MOST_PER_CLAIM = 6
"""Things that an origin says of one claim on its page; the claim's own page has all."""


@dataclass(frozen=True, slots=True)
class SourceCard:
    """An origin of the whole case: how many claims it stands for and against, in how many reports."""

    key: str
    label: str
    kind: str
    says: int
    against: int
    reports: int
    alone: int = 0
    """Claims that rest on it alone."""


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One thing that an origin said: when, in which words, for or against which claim, and as whom it is told there."""

    at: str | None
    words: str
    item: str
    start: int
    side: str
    report: str
    role: str
    card: ClaimCard


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A party or role that texts give an origin, with the first and last publication that does, among what is shown."""

    role: str
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What the page is made of: a stretch of its claims, the readings of what it says there, and the claims' cards."""

    claims: Listing[Claim]
    readings: Mapping[str, Reading]
    cards: Mapping[str, ClaimCard]
    orders: Orders


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One origin with what it said, latest first."""

    card: SourceCard
    rows: Listing[tuple[SaidRow, ...]]
    roles: tuple[RoleRow, ...]


def make_source_page(card: SourceCard, file: SourceFile) -> SourcePage:
    """Make the page of one origin."""
    rows = file.claims.map(lambda claim: tuple(_said(claim, card, file))[:MOST_PER_CLAIM])
    told: dict[str, list[str]] = {}
    for row in (row for some in rows.shown for row in some):
        if row.role:
            told.setdefault(row.role, []).append(row.at or "")
    roles = tuple(RoleRow(role, min(dates) or None, max(dates) or None) for role, dates in told.items())
    return SourcePage(card, rows, tuple(sorted(roles, key=lambda one: one.first or "")))


def _said(claim: Claim, card: SourceCard, file: SourceFile) -> Iterator[SaidRow]:
    """Yield what an origin says for or against one claim, the latest first."""
    mine = [one for one in claim.evidence if one.origin == card.key and one.item in file.readings]
    for one in reversed(mine):
        reading = file.readings[one.item]
        words = cut(" … ".join(span.of(reading.text) for span in one.spans))
        role = role_of(statement_of(one, reading, file.orders), card.label)
        start = min((span.start for span in one.spans), default=0)
        report = name_item(reading.item)
        yield SaidRow(reading.item.published, words, one.item, start, one.side, report, role, file.cards[claim.id])


def role_of(statement: Statement | None, label: str) -> str:
    """Give party and role of the voice of that name in a statement; empty where the text tells none."""
    voices = (*statement.voices, *statement.joint) if statement else ()
    held = [one for one in voices if one.name and fold_name(one.name) == fold_name(label)]
    return next((", ".join(filter(None, (one.role, one.party))) for one in held if one.role or one.party), "")


def list_sources(claims: Iterable[Claim]) -> list[SourceCard]:
    """List every known origin once, the one with most claims first."""
    held: dict[str, list[tuple[Claim, Origin]]] = {}
    for claim in claims:
        for origin in claim.origin_list:
            if origin.known:
                held.setdefault(origin.key, []).append((claim, origin))
    cards = [make_source_card(key, pairs) for key, pairs in held.items()]
    return sorted(cards, key=lambda card: (-card.says - card.against, card.label, card.key))


def make_source_card(key: str, pairs: Sequence[tuple[Claim, Origin]]) -> SourceCard:
    """Count what one origin says."""
    first = pairs[0][1]
    against = sum(origin.side == "against" for _, origin in pairs)
    reports = {item for _, origin in pairs for item in origin.items}
    alone = sum(origin.side == "for" and claim.origins_upper == 1 for claim, origin in pairs)
    return SourceCard(key, first.label, first.kind, len(pairs) - against, against, len(reports), alone)
