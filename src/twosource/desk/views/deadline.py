"""A deadline of the case and the present moment go in; its row in lists and its page with the history come out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.desk.views.chain import name_item
from twosource.desk.views.lapse import Lapse, measure_lapse
from twosource.desk.views.timeline import Timeline, draw_timeline, make_moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from twosource.desk.views.card import ClaimCard
    from twosource.desk.views.timeline import Moment
    from twosource.model.deadlines import CaseDeadline, DeadlineReport
    from twosource.model.item import Item
    from twosource.model.ledger import Story

ENDED = frozenset({"met", "lifted", "lapsed"})
ORDER = {"ahead": 0, "open": 1, "unknown": 2, "past": 3}


@dataclass(frozen=True, slots=True)
class DeadlineCard:
    """One deadline in a list: who is to do what, how it stands, and on how many reports that rests."""

    deadline: CaseDeadline
    lapse: Lapse
    reports: int
    moves: int

    @property
    def over(self) -> bool:
        """Whether reports say that it ended, or its time has gone by."""
        return self.deadline.state in ENDED or self.lapse.phase == "past"


@dataclass(frozen=True, slots=True)
class ReportedRow:
    """One report of its history: what it brought, who told it when, and its words."""

    report: DeadlineReport
    title: str
    publisher: str
    news: bool


@dataclass(frozen=True, slots=True)
class DeadlineFile:
    """What the page is made of: the deadline, its story, the items and claims that speak of it, what stands beside."""

    deadline: CaseDeadline
    story: Story | None
    items: Mapping[str, Item]
    claims: tuple[ClaimCard, ...]
    beside: tuple[CaseDeadline, ...]


@dataclass(frozen=True, slots=True)
class DeadlinePage:
    """Everything that the page of one deadline prints."""

    card: DeadlineCard
    story: Story | None
    history: tuple[ReportedRow, ...]
    claims: tuple[ClaimCard, ...]
    beside: tuple[DeadlineCard, ...]
    timeline: Timeline | None


def make_deadline_card(deadline: CaseDeadline, now: datetime) -> DeadlineCard:
    """Make the card of a deadline as it stands at `now`."""
    moves = sum(one.change in {"extended", "brought forward"} for one in deadline.history)
    return DeadlineCard(deadline, measure_lapse(deadline, now), len(deadline.items), moves)


def list_by_time_left(deadlines: Iterable[CaseDeadline], now: datetime) -> list[DeadlineCard]:
    """Give the cards of deadlines: what runs first, by the time left; then what cannot be told; what is over last."""
    cards = [make_deadline_card(one, now) for one in deadlines]
    running = sorted((card for card in cards if not card.over), key=_by_end)
    return [*running, *sorted((card for card in cards if card.over), key=_by_end, reverse=True)]


def _by_end(card: DeadlineCard) -> tuple[int, str, str, str]:
    lapse = card.lapse
    return ORDER[lapse.phase] if not card.over else 0, lapse.latest or "", lapse.earliest or "", card.deadline.id


def make_deadline_page(file: DeadlineFile, now: datetime) -> DeadlinePage:
    """Make the page of a deadline as it stands at `now`."""
    return DeadlinePage(
        make_deadline_card(file.deadline, now),
        file.story,
        tuple(_rows(file)),
        file.claims,
        tuple(make_deadline_card(one, now) for one in file.beside),
        draw_timeline(list(_moments(file)), now),
    )


def _rows(file: DeadlineFile) -> Iterator[ReportedRow]:
    for report in file.deadline.history:
        item = file.items.get(report.item)
        title = (item.title or item.text[:80]) if item else report.item
        yield ReportedRow(report, title, name_item(item) if item else "", report.change != "told again")


def _moments(file: DeadlineFile) -> Iterator[Moment | None]:
    drawn: set[tuple[str, str]] = set()
    for row in _rows(file):
        report, href = row.report, f"/items/{row.report.item}#c{row.report.start}"
        yield make_moment("report", report.at, f"{row.publisher}: {report.change}", href)
        if report.due is not None and row.news and report.due not in drawn:
            drawn.add(report.due)
            yield make_moment("deadline", report.due[0], f"{report.change}: runs out", href, report.due[1])


def say_change(report: DeadlineReport) -> str:
    """Say in a word or two what a report brought."""
    return {"set": "set", "told again": "told again", "unknown": "outcome unknown"}.get(report.change, report.change)


def tie_to_places(deadlines: Sequence[CaseDeadline]) -> dict[tuple[str, int, int], str]:
    """Map each place in an item that speaks of a deadline to the deadline's id."""
    return {(one.item, one.start, one.end): deadline.id for deadline in deadlines for one in deadline.history}
