"""The labelled posts go in, Readings of their bare text come out, with the two halves of events kept apart."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from twosource.model.ids import digest_text
from twosource.model.item import Item, Link
from twosource.model.reading import Reading

if TYPE_CHECKING:
    from pathlib import Path

    from twosource.read.reader import Reader

TUNED_ON = frozenset({"sydneysiege", "germanwings-crash", "prince-toronto", "ebola-essien"})
"""Thresholds and word lists were set on these four events; figures are reported on the other three."""


@dataclass(frozen=True, slots=True)
class Gold:
    """Labelled posts and claims of some events."""

    tweets: list[dict[str, Any]]
    claims: list[dict[str, Any]]

    def readings(self) -> list[Reading]:
        """Give each post once, as an item with its account and instant, with nothing read of its words."""
        return list({row["tweet_id"]: read_bare(row) for row in self.tweets}.values())

    def read(self, reader: Reader) -> list[Reading]:
        """Give each post once, read as `twosource relate` reads it."""
        return list(reader.read([one.item for one in self.readings()]))


def read_bare(row: dict[str, Any]) -> Reading:
    """Make a Reading that holds the text and where its links lead, as an export of the platform tells."""
    text = row["text"]
    item = Item(row["tweet_id"], "post", text, digest_text(text), handle=row["account"], published=row["time"],
                links=tuple(Link(0, 0, address) for address in row["urls"]))  # fmt: skip
    return Reading(item, text)


def load_gold(path: Path, *, tuned: bool) -> Gold:
    """Read the events that were tuned on, or the others."""
    held = json.loads(path.read_text(encoding="utf-8"))
    tweets = [row for row in held["tweets"] if (row["event"] in TUNED_ON) == tuned]
    claims = [row for row in held["claims"] if (row["event"] in TUNED_ON) == tuned]
    return Gold(tweets, claims)
