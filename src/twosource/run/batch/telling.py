"""Groups of items and their Readings go in; the stories with their claims and who copied whom come out as tables."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pyarrow as pa

from twosource.codebook import codebook_digest
from twosource.model.wire import decode_reading
from twosource.relate.relater import Relater
from twosource.run.batch.days import list_days, read_lines
from twosource.run.batch.manifest import Manifest, digest_file, is_done, write_manifest, write_whole
from twosource.run.batch.tables import TEXTS, WHOLE, write_rows
from twosource.run.batch.task import Done, Task
from twosource.run.batch.windows import Group, days_of_items, digest_names, number_of, window_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.model.ledger import Claim, Ledger

STORIES = pa.schema(
    [*((name, pa.string()) for name in ("story", "headline", "first", "last")), ("size", WHOLE), ("items", TEXTS)]
)
CLAIMS = pa.schema(
    [
        *(
            (name, pa.string())
            for name in ("claim", "story", "question", "value", "status", "rule", "event_type", "realis")
        ),
        *((name, WHOLE) for name in ("origins", "origins_upper", "against")),
        ("first", pa.string()),
        ("last", pa.string()),
        ("items", TEXTS),
        ("contradicts", TEXTS),
    ]
)
REUSE = pa.schema(
    [
        *((name, pa.string()) for name in ("story", "claim", "source", "target", "kind")),
        ("q", pa.float64()),
        ("reason", pa.string()),
    ]
)


class Head(msgspec.Struct):
    """The item of a Reading, of which no more than the id is looked at."""

    item: Named


class Named(msgspec.Struct):
    """What has an id."""

    id: str


def tell_tasks(out: Path, groups: Iterable[Group], most: int) -> list[Task]:
    """Hand out the stories to be told, by the window of their first item and in parts of about `most` items."""
    days = days_of_items(out)
    by_window: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        by_window[window_of(min(days[item] for item in group))].append(group)
    files = list_days(out, "readings")
    tasks = []
    for window, told in sorted(by_window.items()):
        parts = max(1, round(sum(map(len, told)) / most))
        for part in range(parts):
            own = [group for group in told if number_of(group[0]) % parts == part]
            needed = sorted({days[item] for group in own for item in group})
            name = f"{window}.{part}"
            write_whole(out / "groups" / "told" / f"{name}.json", msgspec.json.encode(own))
            tasks.append(Task("tell", name, str(out), 0, files=tuple(name for day in needed for name in files[day])))
    return tasks


def tell_stories(task: Task) -> Done:
    """Tell the stories of one part, unless that was done with the same groups and Readings."""
    out = Path(task.out)
    listed = f"groups/told/{task.name}.json"
    given = digest_names(out, [listed, *task.files])
    place = out / "manifests" / "tell" / f"{task.name}.json"
    before = is_done(place, out, given, codebook_digest())
    if before is not None:
        return Done(task.name, before.items, 0, skipped=True)
    groups = msgspec.json.decode((out / listed).read_bytes(), type=list[Group])
    told = tell_groups(out, groups, task.files)
    rows = rows_of_told(told)
    made = {}
    for table, schema in (("stories", STORIES), ("claims", CLAIMS), ("reuse", REUSE)):
        name = f"{table}/window={task.name.partition('.')[0]}/{task.name}.parquet"
        write_rows(out / name, schema, rows[table])
        made[name] = digest_file(out / name)
    items = sum(map(len, groups))
    counted = {table: len(listed) for table, listed in rows.items()}
    write_manifest(place, Manifest("tell", task.name, given, codebook_digest(), made, items, 0, counted))
    return Done(task.name, items, 0, skipped=False)


def tell_groups(out: Path, groups: list[Group], files: Iterable[str]) -> list[Ledger]:
    """Make of each group what a case would make of it."""
    wanted = {item for group in groups for item in group}
    relater = Relater()
    head = msgspec.json.Decoder(Head)
    for name in files:
        for line in read_lines(out / name):
            if head.decode(line).item.id in wanted:
                relater.hold(decode_reading(line))
    return [relater.relate_items(group) for group in groups]


def rows_of_told(told: Iterable[Ledger]) -> dict[str, list[dict[str, Any]]]:
    """Write stories, claims and the edges between items as rows."""
    rows: dict[str, list[dict[str, Any]]] = {"stories": [], "claims": [], "reuse": []}
    for one in told:
        (story,) = one.stories
        rows["stories"].append(
            {
                "story": story.id,
                "headline": story.headline,
                "first": story.first,
                "last": story.last,
                "size": len(story.items),
                "items": list(story.items),
            }
        )
        rows["claims"] += [claim_row(claim) for claim in one.claims]
        rows["reuse"] += [
            {"story": story.id, "claim": claim.id, "source": edge.source, "target": edge.target}
            | {"kind": edge.kind, "q": edge.q, "reason": edge.reason}
            for claim in one.claims
            for edge in claim.edges
        ]
    return rows


def claim_row(claim: Claim) -> dict[str, Any]:
    """Write one claim."""
    plain = ("story", "question", "value", "status", "event_type", "realis", "origins", "origins_upper", "against")
    listed = {"items": list(claim.items), "contradicts": list(claim.contradicts)}
    dated = {"first": claim.first, "last": claim.last, "rule": claim.reason.rule, "claim": claim.id}
    return {name: getattr(claim, name) for name in plain} | listed | dated
