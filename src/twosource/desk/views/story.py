"""A story with its items and claims goes in; the story page comes out: timeline, map, claims by status, reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.desk.towns import find_towns
from twosource.desk.views.chain import name_item
from twosource.desk.views.claim import passage_title
from twosource.desk.views.place import PlaceView, gather_places, write_spots
from twosource.desk.views.timeline import Timeline, draw_timeline, make_moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from twosource.desk.views.card import ClaimCard
    from twosource.desk.views.deadline import DeadlineCard
    from twosource.desk.views.timeline import Moment
    from twosource.model.ledger import Story
    from twosource.model.reading import Reading

MOST_ITEMS = 200
"""Reports of a story that its page reads; the page says how many more there are."""


@dataclass(frozen=True, slots=True)
class StoryCard:
    """One story in a list, with its claims counted by status."""

    id: str
    headline: str
    first: str | None
    last: str | None
    reports: int
    claims: int
    statuses: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report of a story."""

    id: str
    title: str
    publisher: str
    kind: str
    published: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Everything that the page of one story prints."""

    card: StoryCard
    claims: tuple[ClaimCard, ...]
    reports: tuple[ReportRow, ...]
    left_out: int
    timeline: Timeline | None
    places: tuple[PlaceView, ...]
    spots: str
    deadlines: tuple[DeadlineCard, ...] = ()


def make_story_card(story: Story, claims: Sequence[ClaimCard]) -> StoryCard:
    """Make the card of `story`; `claims` are its own."""
    statuses: dict[str, int] = {}
    for card in claims:
        statuses[card.status.key] = statuses.get(card.status.key, 0) + 1
    counted = tuple(sorted(statuses.items(), key=lambda one: (-one[1], one[0])))
    return StoryCard(story.id, story.headline, story.first, story.last, len(story.items), len(claims), counted)


def make_story_page(
    story: Story,
    claims: Sequence[ClaimCard],
    readings: Sequence[Reading],
    now: datetime,
    deadlines: Sequence[DeadlineCard] = (),
) -> StoryPage:
    """Make the page of `story`; `readings` are those of its first items, in its order."""
    reports = tuple(make_report_row(reading) for reading in readings)
    places = gather_places(
        (place, f"/items/{reading.item.id}#c{place.start}")
        for reading in readings
        for place in reading.places
        if not place.context
    )
    return StoryPage(
        make_story_card(story, claims),
        tuple(claims),
        reports,
        len(story.items) - len(reports),
        draw_timeline(list(_moments(deadlines, reports)), now),
        places,
        write_spots(places, find_towns(places)),
        tuple(deadlines),
    )


def make_report_row(reading: Reading) -> ReportRow:
    """Describe one report in a line."""
    item = reading.item
    title = item.title or passage_title(reading)
    return ReportRow(item.id, title, name_item(item), item.kind, item.published, len(reading.statements))


def _moments(deadlines: Sequence[DeadlineCard], reports: Sequence[ReportRow]) -> Iterator[Moment | None]:
    for report in reports:
        label = f"{report.publisher}: {report.title}"
        yield make_moment("report", report.published, label, f"/items/{report.id}")
    for card in deadlines:
        if card.lapse.earliest is not None:
            label = f"runs out: {card.deadline.title}"
            href = f"/deadlines/{card.deadline.id}"
            yield make_moment("deadline", card.lapse.earliest, label, href, card.lapse.latest)
