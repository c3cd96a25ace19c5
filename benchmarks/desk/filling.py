"""An empty case goes in, a large constructed one comes out: rows written in bulk, as the store would have written them.

Putting in 100,000 items one by one takes a quarter of an hour, most of it for the log and for asking what was there
before; a benchmark of pages need not wait for that. What pages read (items, readings, passages, ledger, log) is there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.desk.constructed import ADVANCE_CLAIM, ADVANCED, PASSED_ON, STORY, WIRED
from twosource.model.ledger import Claim, Evidence, Ledger, Story
from twosource.model.trail import AuditEntry
from twosource.model.wire import encode_value
from twosource.store.audit import hash_entry, read_head, row_of
from twosource.store.dialects import insert_rows, resume_index, suspend_index
from twosource.store.readings import content_of
from twosource.store.search import fold_words
from twosource.store.tables import audit, items, passages, readings, versions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from twosource.model.reading import Reading
    from twosource.store import Case

Row = dict[str, Any]
BATCH = 5_000
PATTERNS = (ADVANCED, PASSED_ON, WIRED)
"""Readings of ordinary length that are repeated under other ids; a claim in three of them, ten claims a story."""
PER_STORY = 10
TIMED = 20
"""One claim in so many has a deadline."""


def fill_large(case: Case, count: int) -> None:
    """Fill the case with `count` items and their ledger."""
    with case.writing_connection() as connection:
        suspend_index(connection)
        for start in range(0, count, BATCH):
            write_items(connection, range(start, min(start + BATCH, count)), case.now())
        resume_index(connection)
    case.put_ledger(make_ledger(count))
    case.settle()


def write_items(connection: Connection, numbers: range, at: str) -> None:
    """Write some items, their versions, readings, passages, and an entry of the log for each."""
    held = [make_reading(number) for number in numbers]
    rows = [(one, number, encode_value(one.item).decode()) for one, number in zip(held, numbers, strict=True)]
    insert_rows(connection, items, [item_row(one, value) | {"place": number + 1} for one, number, value in rows])
    insert_rows(connection, versions, [version_row(one, value, at) for one, _, value in rows])
    insert_rows(connection, readings, [reading_row(one) for one in held])
    insert_rows(connection, passages, [row for one in held for row in passage_rows(one)])
    insert_rows(connection, audit, list(log_rows(connection, held, at)))


def item_row(reading: Reading, value: str) -> Row:
    """Lay an item out as the store does."""
    item = reading.item
    return {"id": item.id, "digest": item.digest, "capture": None, "published": item.published, "value": value}


def version_row(reading: Reading, value: str, at: str) -> Row:
    """Lay out the one version of an item."""
    item = reading.item
    return {"item": item.id, "number": 1, "digest": item.digest, "capture": None, "added": at, "value": value}


def reading_row(reading: Reading) -> Row:
    """Lay out a reading."""
    value = encode_value(reading).decode()
    return {"item": reading.item.id, "digest": reading.item.digest, "coded_by": reading.coded_by, "value": value}


def passage_rows(reading: Reading) -> Iterator[Row]:
    """Lay out what search looks through."""
    shown: list[tuple[str | None, str]] = [(one.id, content_of(one, reading.text)) for one in reading.statements]
    for key, words in [*shown, (None, reading.item.title or "")]:
        yield {"item": reading.item.id, "statement": key, "words": words, "folded": fold_words(words)}


def log_rows(connection: Connection, held: list[Reading], at: str) -> Iterator[Row]:
    """Lay out an entry of the log for each item, chained to what is there."""
    head = read_head(connection)
    number, previous = head.number, head.hash
    for one in held:
        number += 1
        fields = (number, at, "local", "item", one.item.id, (("outcome", "new"),), previous)
        previous = hash_entry(*fields)
        yield row_of(AuditEntry(*fields, hash=previous))


def make_reading(number: int) -> Reading:
    """Give one of the patterns under an id of its own."""
    pattern = PATTERNS[number % len(PATTERNS)]
    return replace(pattern, item=replace(pattern.item, id=f"i{number}", url=None))


def make_ledger(count: int) -> Ledger:
    """Give a claim for every three items and a story for every ten claims."""
    claims = tuple(make_claim(number) for number in range(count // len(PATTERNS)))
    return Ledger(tuple(make_story(at) for at in range(len(claims) // PER_STORY)), claims)


def make_claim(number: int) -> Claim:
    """Give a claim in three items."""
    evidence = tuple(
        Evidence(f"i{len(PATTERNS) * number + at}", one.statements[0].content, "s1", "for", "watch")
        for at, one in enumerate(PATTERNS)
    )
    return replace(
        ADVANCE_CLAIM,
        id=f"c{number}",
        story=f"s{number // PER_STORY}",
        value=f"{ADVANCE_CLAIM.value} ({number})",
        evidence=evidence,
        edges=(),
        deadlines=ADVANCE_CLAIM.deadlines if number % TIMED == 0 else (),
    )


def make_story(at: int) -> Story:
    """Give the story that holds ten claims and their thirty items."""
    size = len(PATTERNS) * PER_STORY
    members = tuple(f"i{size * at + number}" for number in range(size))
    return Story(f"s{at}", f"{STORY.headline} ({at})", members, STORY.first, STORY.last)
