"""A made-up case goes in; how a batch cut into windows and blocks agrees with the case related as one, and how fast."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow.dataset as ds

from benchmarks.origins.synthetic import make_case
from twosource.relate.relater import Relater
from twosource.run.batch.engines.inline import InlineEngine
from twosource.run.batch.shard import Kept, date_of
from twosource.run.batch.telling import tell_tasks
from twosource.run.batch.windows import group_tasks, read_groups

if TYPE_CHECKING:
    from pathlib import Path

    from twosource.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a batch's stories and claims agree with those of one case: shares in [0, 1], and CPU seconds of both."""

    items: int
    blocks: int
    stories: float
    claims: float
    batch: float
    case: float


def compare(out: Path, items: int, block: int) -> Agreement:
    """Relate the same readings both ways."""
    readings = make_case(items)
    kept = Kept("00000")
    for reading in readings:
        kept.put(date_of(reading), reading)
    kept.write(out)
    started = time.process_time()
    blocks = group_tasks(out, block)
    list(InlineEngine().run(blocks))
    list(InlineEngine().run(tell_tasks(out, read_groups(out, blocks), block)))
    batch = time.process_time() - started
    started = time.process_time()
    stories, claims = relate_as_one(readings)
    case = time.process_time() - started
    told = ds.dataset(out / "claims", format="parquet").to_table(["claim", "status", "origins"]).to_pylist()
    found = {(row["claim"], row["status"], row["origins"]) for row in told}
    shared = 2 * len(found & claims) / (len(found) + len(claims))
    rows = ds.dataset(out / "stories", format="parquet").to_table(["items"]).to_pylist()
    alike = b_cubed([tuple(row["items"]) for row in rows], stories)
    return Agreement(len(readings), len(blocks), alike, shared, batch, case)


def relate_as_one(readings: list[Reading]) -> tuple[list[tuple[str, ...]], set[tuple[str, str, int]]]:
    """Give the stories' items, and the claims with status and origins, of one case."""
    relater = Relater()
    for reading in readings:
        relater.add(reading)
    ledger = relater.ledger()
    return [one.items for one in ledger.stories], {(one.id, one.status, one.origins) for one in ledger.claims}


def b_cubed(one: list[tuple[str, ...]], other: list[tuple[str, ...]]) -> float:
    """Give B-cubed F1 of two groupings of the same items (Bagga and Baldwin 1998)."""
    of_one = {item: set(group) for group in one for item in group}
    of_other = {item: set(group) for group in other for item in group}
    shared = {item: len(of_one[item] & of_other[item]) for item in of_one}
    precision = sum(many / len(of_one[item]) for item, many in shared.items()) / len(shared)
    recall = sum(many / len(of_other[item]) for item, many in shared.items()) / len(shared)
    return 2 * precision * recall / (precision + recall)
