"""A story with its items and claims goes in; the story page comes out: timeline, map, claims by status, reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from textwrap import shorten
from typing import TYPE_CHECKING

from twosource.desk.towns import find_towns
from twosource.desk.views.chain import name_item
from twosource.desk.views.claim import passage_title
from twosource.desk.views.lapse import parse_instant
from twosource.desk.views.place import PlaceView, gather_places, write_spots
from twosource.desk.views.timeline import Timeline, draw_timeline, make_moment
from twosource.desk.wording import count, load_wording
from twosource.relate.claims.asking import load_asking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from twosource.desk.views.card import ClaimCard
    from twosource.desk.views.deadline import DeadlineCard
    from twosource.desk.views.timeline import Moment
    from twosource.model.ledger import Story
    from twosource.model.reading import Event, Reading

TOLD = frozenset({"occurred", "ongoing"})
MOST_LETTERS = 48
"""Letters of a deadline written into the strip of time."""
MOST_HAPPENINGS = 12
LONGEST = timedelta(days=7)
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
        draw_timeline([*_moments(deadlines, reports), *_happenings(readings)], now),
        places,
        write_spots(places, find_towns(places)),
        tuple(deadlines),
    )


def _happenings(readings: Sequence[Reading]) -> Iterator[Moment | None]:
    """Yield what is told to have happened within some days, each kind and time once, most told first."""
    told: dict[tuple[str, str, str], list[tuple[str, Event]]] = {}
    for reading in readings:
        for event in reading.events:
            time = reading.times[event.when] if event.when is not None else None
            if event.background or event.realis not in TOLD or time is None or not time.earliest or not time.latest:
                continue
            told.setdefault((event.type, time.earliest, time.latest), []).append((reading.item.id, event))
    for (kind, earliest, latest), found in sorted(told.items(), key=lambda one: (-len(one[1]), one[0]))[
        :MOST_HAPPENINGS
    ]:
        item, event = found[0]
        noun, mentions = name_event(kind), count(len(found), "mention")
        label = f"{noun}, {load_wording().say('realis', event.realis)}: {mentions}"
        if is_short(earliest, latest):
            words = f"{shorten(noun, MOST_LETTERS, placeholder='…')}: {mentions}"
            yield make_moment("event", earliest, label, f"/items/{item}#c{event.trigger.start}", latest, words=words)


def name_event(kind: str) -> str:
    """Name a type of event as a person does: "an attack"."""
    named = load_asking().events.get(kind)
    return named.noun if named else kind.lower().replace("_", " ")


def is_short(earliest: str, latest: str) -> bool:
    """Tell whether a time is short enough to be drawn: "in 2021" would fill the strip."""
    first, last = parse_instant(earliest), parse_instant(latest)
    return first is not None and last is not None and last - first <= LONGEST


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
            words = shorten(card.deadline.title, MOST_LETTERS, placeholder="…")
            yield make_moment("deadline", card.lapse.earliest, label, href, card.lapse.latest, words=words)
