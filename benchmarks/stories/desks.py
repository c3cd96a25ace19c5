"""Constructed events go in, desks come out: the posts of some events on the same days, with the event of each post.

A desk follows several events at once, so they are put on the same days. Outlets speak of all of them, so the three
accounts of an event that post most are taken to be the same three on every event of a desk. On a desk *of one name* the
name that each event has most often is the same as well, as two happenings of one town would have it.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from twosource.model.ids import digest_text
from twosource.model.reading import Reading
from twosource.relate.text.commonness import is_ordinary
from twosource.relate.text.words import stem_word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.origins.gold import Gold

DAY = datetime(2024, 5, 2, tzinfo=UTC)
OUTLETS = ("SelmTimes", "LakeRadio", "DorvathPost")
WORD = re.compile(r"(?<![#@\w])[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Desk:
    """The posts of some events, and the event of each."""

    readings: tuple[Reading, ...]
    events: tuple[str, ...]


def make_desks(events: Mapping[str, Gold], size: int, *, one_name: bool = False) -> list[Desk]:
    """Put events on desks of `size`, which of them with which being drawn."""
    names = sorted(events)
    random.Random(0).shuffle(names)  # noqa: S311 - which events share a desk, no secret
    return [make_desk(events, names[at : at + size], one_name=one_name) for at in range(0, len(names), size)]


def make_desk(events: Mapping[str, Gold], names: Sequence[str], *, one_name: bool) -> Desk:
    """Put some events on one desk."""
    held = {name: share_outlets(put_on_days(events[name].readings())) for name in names}
    shared = name_of(held[names[0]])
    told = {name: rename(posts, name_of(posts), shared) if one_name else posts for name, posts in held.items()}
    return Desk(
        tuple(one for posts in told.values() for one in posts),
        tuple(name for name, posts in told.items() for _ in posts),
    )


def put_on_days(posts: Sequence[Reading]) -> list[Reading]:
    """Move posts so that the first is of the day that all events begin on."""
    times = [datetime.fromisoformat(one.item.published or "") for one in posts]
    first = min(times).replace(hour=0, minute=0, second=0)
    moved = (DAY + (time - first) for time in times)
    stamps = (time.strftime("%Y-%m-%dT%H:%M:%SZ") for time in moved)
    return [replace(one, item=replace(one.item, published=at)) for one, at in zip(posts, stamps, strict=True)]


def share_outlets(posts: Sequence[Reading]) -> list[Reading]:
    """Let the accounts that post most be those of outlets that post on everything."""
    counts = Counter(one.item.handle for one in posts)
    busiest = sorted(counts, key=lambda handle: (-counts[handle], handle or ""))[: len(OUTLETS)]
    outlets = dict(zip(busiest, OUTLETS, strict=False))
    return [replace(one, item=replace(one.item, handle=outlets.get(one.item.handle, one.item.handle))) for one in posts]


def name_of(posts: Sequence[Reading]) -> str:
    """Give the word in capitals, no ordinary one, that most posts have."""
    words = Counter(word for one in posts for word in {found.group() for found in WORD.finditer(one.text)})
    names = [word for word in words if word.istitle() and not is_ordinary(stem_word(word.lower()))]
    return max(names, key=lambda word: (words[word], word))


def rename(posts: Sequence[Reading], name: str, other: str) -> list[Reading]:
    """Put another name in the place of one, in texts, tags and accounts."""
    pattern = re.compile(re.escape(name), re.IGNORECASE)
    renamed = []
    for one in posts:
        text, handle = pattern.sub(other, one.text), pattern.sub(other, one.item.handle or "")
        renamed.append(Reading(replace(one.item, text=text, digest=digest_text(text), handle=handle), text))
    return renamed
