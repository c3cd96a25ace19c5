"""A claim goes in; what a list shows of it comes out: status and why, origins, reports, the next deadline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.desk.views.lapse import OVER, Lapse, measure_lapse
from twosource.desk.views.status import StatusView, judge
from twosource.desk.wording import count, load_wording, say_origins
from twosource.relate.claims.asking import load_asking

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from twosource.model.ledger import Claim, Ruling

MOST_DOTS = 8
SHORT = 24
URGENT_FIRST = {"ahead": 0, "open": 1, "past": 2, "unknown": 3}


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One claim in a list; `dots` are the origins drawn: certain ones, then possible ones, no more than eight."""

    id: str
    story: str
    question: str
    value: str
    status: StatusView
    origins: str
    reports: str
    dots: tuple[str, ...]
    against: int
    rivals: int
    realis: str
    first: str | None
    last: str | None
    lapse: Lapse | None

    @property
    def title(self) -> str:
        """The value, behind its question where it would say too little alone ("How many …? at least 10")."""
        return self.value if len(self.value) >= SHORT or not self.question else f"{self.question} {self.value}"

    @property
    def asks(self) -> str:
        """The question, where slots made it; one that only strings words together tells a list's reader nothing."""
        return "" if self.question.startswith(load_asking().known.partition("{")[0]) else self.question

    @property
    def weight(self) -> str:
        """Origins and reports in one line: "at least 1, at most 3 origins · 41 reports"."""
        return f"{self.origins} · {self.reports}"


def make_card(claim: Claim, rulings: Sequence[Ruling], now: datetime) -> ClaimCard:
    """Make the card of `claim` as it stands at `now`."""
    reports = len({one.item for one in claim.evidence if one.side == "for"})
    lapses = list_lapses(claim, now)
    return ClaimCard(
        claim.id,
        claim.story,
        claim.question,
        claim.value,
        judge(claim, rulings),
        say_origins(claim.origins, claim.origins_upper),
        count(reports, "report"),
        draw_dots(claim.origins, claim.origins_upper),
        claim.against,
        len(claim.contradicts),
        load_wording().say("realis", claim.realis),
        claim.first,
        claim.last,
        lapses[0] if lapses else None,
    )


def draw_dots(low: int, high: int) -> tuple[str, ...]:
    """List "certain" and "possible" origins to be drawn as full and hollow dots.

    >>> draw_dots(1, 3)
    ('certain', 'possible', 'possible')
    """
    return (("certain",) * low + ("possible",) * max(high - low, 0))[:MOST_DOTS]


def list_lapses(claim: Claim, now: datetime) -> tuple[Lapse, ...]:
    """List the claim's deadlines, the one that runs out next first, each reading of the same end once."""
    measured: dict[tuple[str | None, ...], Lapse] = {}
    standing = [one for one in claim.deadlines if one.state not in OVER]
    for deadline in standing or claim.deadlines:
        lapse = measure_lapse(deadline, now)
        measured.setdefault((lapse.earliest, lapse.latest, lapse.deadline.state), lapse)
    return tuple(sorted(measured.values(), key=lambda one: (URGENT_FIRST[one.phase], one.latest or "")))
