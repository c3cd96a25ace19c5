"""The ledger's origins go in; the list of sources and the page of one come out: what rests on each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.desk.views.card import ClaimCard
    from twosource.model.ledger import Claim, Origin


@dataclass(frozen=True, slots=True)
class SourceCard:
    """An origin of the whole case: how many claims it stands for and against, in how many reports."""

    key: str
    label: str
    kind: str
    says: int
    against: int
    reports: int


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One origin with the claims that it stands for and against; `alone` counts those that rest on it alone."""

    card: SourceCard
    says: tuple[ClaimCard, ...]
    against: tuple[ClaimCard, ...]
    alone: int


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
    return SourceCard(key, first.label, first.kind, len(pairs) - against, against, len(reports))
