"""A seed goes in, constructed stories come out: reports in many shapes, for measures of speed and for archives.

Every outlet, account, party and person is invented; no sentence is anybody's. The same seed gives the same stories.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from twosource.model.ids import digest_text
from twosource.model.item import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

PEOPLE = ("Dorj Altan", "Saran Bold", "Aigul Sere", "Temur Aman", "Naran Gan", "Ilo Bek", "Vera Kolt", "Maren Oss")
BODIES = (
    "the provincial police",
    "the Altai Guard",
    "the ministry",
    "the grid company",
    "the border service",
    "a union",
)
PLACES = ("Tsengel", "Ölgii", "Khovd", "Ulaangom", "Kosh-Agach", "Altay", "Uliastai", "Bulgan")
OUTLETS = ("Steppe Courier", "Meridian Wire", "The Khovd Herald", "Northern Post", "The Daily Lantern", "Lake Radio")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DEEDS = (
    "shelled a depot near {place}",
    "attacked the checkpoint at {place}",
    "blocked the road to {place}",
    "arrested {n} protesters in {place}",
    "withdrew from {place} on {day}",
    "sent {n} trucks of flour to {place}",
    "signed a truce in {place}",
    "threatened to close the border at {place}",
)
SENTENCES = (
    "{body} {deed}, {person} said on {day}.",
    "“We saw {n} people carried out of the school,” {person} told {outlet}.",
    "At least {n} people were killed and {m} wounded when a bomb went off in {place}, {body} said.",
    "{person} denied that {body} {deed}.",
    "According to {body}, {n} houses burned down in {place} before dawn.",
    "{body} gave the garrison of {place} until {day} to leave, threatening to storm it otherwise.",
    "A doctor in {place}, who did not want to be named, said that the hospital had received {n} bodies.",
    "It was not clear who fired first, and nobody could be reached in {place} by telephone.",
    "The road between {place} and the capital has been closed since {day}.",
    "{person}, a spokesman of {body}, said it would answer “at a time of its own choosing” if {place} was attacked.",
    "Analysts say that talks could resume within {n} days.",
    "Residents of {place} said they heard explosions late on {day}.",
    "{outlet} could not verify the report.",
    "“If they do not leave, we will take the town,” said {person} in a recorded message.",
    "In {year}, {body} {deed}, an inquiry found later.",
)


POSTS = 0.25
WIDTHS = (1, 2, 2, 3, 3, 4)
"""Sentences of a paragraph, each as likely as the others."""


@dataclass(frozen=True, slots=True)
class Story:
    """One constructed story."""

    id: str
    publisher: str
    published: str
    title: str
    text: str


def make_stories(number: int, seed: int = 0, paragraphs: int = 12) -> Iterator[Story]:
    """Make so many stories, each of about twenty words a paragraph."""
    chance = random.Random(seed)  # noqa: S311 - constructed texts, no secret
    start = datetime(2024, 3, 1, tzinfo=UTC)
    for index in range(number):
        lines = [make_sentence(chance) for _ in range(paragraphs)]
        published = (start + timedelta(minutes=7 * index)).strftime("%Y-%m-%dT%H:%M:%SZ")
        yield Story(f"s{seed}-{index:07d}", chance.choice(OUTLETS), published, lines[0].rstrip("."), "\n\n".join(lines))


def make_news(number: int, seed: int = 0) -> Iterator[Item]:
    """Make so many items as news comes: reports of six to twelve paragraphs of one to four sentences, and posts.

    Every fourth item is a post of one or two sentences; by words, posts are a thirtieth of the whole.
    """
    chance = random.Random(seed)  # noqa: S311 - constructed texts, no secret
    for story in make_stories(number, seed, 1):
        post = chance.random() < POSTS
        wide = [chance.choice(WIDTHS) for _ in range(1 if post else chance.randint(6, 12))]
        text = "\n\n".join(
            " ".join(make_sentence(chance) for _ in range(min(many, 2) if post else many)) for many in wide
        )
        yield replace(as_item(story), text=text, digest=digest_text(text), kind="post" if post else "article")


def as_item(story: Story) -> Item:
    """Give a story as an item."""
    digest = digest_text(story.text)
    return Item(
        story.id,
        "article",
        story.text,
        digest,
        publisher=story.publisher,
        published=story.published,
        title=story.title,
    )


def make_sentence(chance: random.Random) -> str:
    """Fill one shape of sentence."""
    slots = {
        "person": chance.choice(PEOPLE),
        "body": chance.choice(BODIES),
        "place": chance.choice(PLACES),
        "outlet": chance.choice(OUTLETS),
        "day": chance.choice(DAYS),
        "n": str(chance.randint(2, 40)),
        "m": str(chance.randint(3, 90)),
        "year": str(chance.randint(1994, 2019)),
    }
    sentence = chance.choice(SENTENCES).format(deed=chance.choice(DEEDS).format(**slots), **slots)
    return sentence[0].upper() + sentence[1:]
