"""One shard goes in; Parquet tables of everything read in it come out, by date, with a manifest."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.errors import ItemError
from twosource.model.wire import decode_item, encode_value
from twosource.read.language import load_language
from twosource.read.places import load_gazetteer
from twosource.read.reader import Reader
from twosource.relate.stories.profiles import load_story_rules, profile_reading
from twosource.run.batch.days import DayFiles
from twosource.run.batch.manifest import Manifest, digest_file, is_done, read_manifest, write_manifest, write_whole
from twosource.run.batch.split import SPLIT, aside
from twosource.run.batch.tables import SCHEMAS, Row, rows_of, write_table
from twosource.run.batch.task import Done, Task
from twosource.run.overlaying import is_shelf
from twosource.run.reading import read_items
from twosource.store.places import open_shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twosource.model.item import Item
    from twosource.model.reading import Reading

UNKNOWN_DATE = "unknown"
Tables = dict[tuple[str, str], list[Row]]
"""Rows by table and date."""


@lru_cache(maxsize=1)
def load_worker_reader(language: str | None, places: tuple[str, ...] = ()) -> Reader:
    """Load the reader once for every process that works."""
    paths = [Path(place) for place in places]
    shelves = [open_shelf(path) for path in paths if is_shelf(path)]
    return Reader(load_language(language), load_gazetteer([path for path in paths if not is_shelf(path)], shelves))


def read_shard(task: Task) -> Done:
    """Read one shard, unless that was done with the same items, codebook and model."""
    out = Path(task.out)
    reader = load_worker_reader(task.language, task.places)
    items = collect_items(out, task.name)
    given = digest_items(items)
    place = out / "manifests" / "read" / f"{task.name}.json"
    before = is_done(place, out, given, reader.coded_by)
    if before is not None and (not task.keep or has_kept(before)):
        return Done(task.name, before.items, before.failed, skipped=True)
    kept = Kept(task.name) if task.keep else None
    tables, failures = read_tables(items, reader, kept)
    stale = read_manifest(place)
    made = write_tables(out, task.name, tables) | (kept.write(out) if kept is not None else {})
    if failures:
        name = f"failed/{task.name}.jsonl"
        write_whole(out / name, b"".join(aside(failure) for failure in failures))
        made[name] = digest_file(out / name)
    remove_stale(out, stale, made)
    rows = count_rows(tables)
    write_manifest(
        place, Manifest("read", task.name, given, reader.coded_by, made, rows.get("items", 0), len(failures), rows)
    )
    return Done(task.name, rows.get("items", 0), len(failures), skipped=False)


def remove_stale(out: Path, before: Manifest | None, made: dict[str, str]) -> None:
    """Remove what an earlier reading of the shard made and this one did not: a day that no item has any more."""
    for name in before.made if before is not None else ():
        if name not in made:
            (out / name).unlink(missing_ok=True)


def collect_items(out: Path, shard: str) -> list[Item]:
    """Gather the shard's items from all splits, in order of id; of an id that came twice the latest is kept."""
    items: dict[str, Item] = {}
    for path in sorted((out / SPLIT).glob(f"[!.]*/{shard}.jsonl")):
        for item in read_lines(path):
            known = items.get(item.id)
            if known is None or recency(item) > recency(known):
                items[item.id] = item
    return [items[name] for name in sorted(items)]


def recency(item: Item) -> tuple[str, str]:
    """Order versions of an item: by publication, then by digest, whatever order the inputs come in."""
    return item.published or "", item.digest


def read_lines(path: Path) -> Iterator[Item]:
    """Read the items of one file."""
    with path.open("rb") as source:
        for line in source:
            yield decode_item(line)


def digest_items(items: Iterable[Item]) -> str:
    """Give `sha256:…` of ids and texts."""
    whole = hashlib.sha256()
    for item in items:
        whole.update(f"{item.id}\x1f{item.digest}\x1f{item.published}\x1e".encode("utf-8", "surrogatepass"))
    return "sha256:" + whole.hexdigest()


def has_kept(manifest: Manifest) -> bool:
    """Tell whether what relating needs was kept."""
    return not manifest.items or any(name.startswith("profiles/") for name in manifest.made)


class Kept:
    """What relating needs of a shard: its Readings whole, and their profiles, each by day."""

    def __init__(self, shard: str) -> None:
        """Start with nothing."""
        self.readings, self.profiles = DayFiles("readings", shard), DayFiles("profiles", shard)

    def put(self, day: str, reading: Reading) -> None:
        """Keep one."""
        self.readings.put(day, encode_value(reading))
        self.profiles.put(day, encode_value(profile_reading(reading, load_story_rules())))

    def write(self, out: Path) -> dict[str, str]:
        """Write the files; give the digest of each."""
        return self.readings.write(out) | self.profiles.write(out)


def read_tables(items: Iterable[Item], reader: Reader, kept: Kept | None = None) -> tuple[Tables, list[ItemError]]:
    """Read the items into rows by table and date; what fails is kept aside."""
    tables: Tables = defaultdict(list)
    failures: list[ItemError] = []
    for one in read_items(items, reader):
        if isinstance(one, ItemError):
            failures.append(one)
        else:
            date = date_of(one)
            if kept is not None:
                kept.put(date, one)
            for table, rows in rows_of(one).items():
                tables[table, date] += rows
    return tables, failures


def date_of(reading: Reading) -> str:
    """Give the day of publication, by which tables are partitioned."""
    return reading.item.published[:10] if reading.item.published else UNKNOWN_DATE


def write_tables(out: Path, shard: str, tables: Tables) -> dict[str, str]:
    """Write the tables that have rows; give the digest of each file."""
    made = {}
    for (table, date), rows in sorted(tables.items()):
        if rows:
            name = f"{table}/date={date}/{shard}.parquet"
            write_table(out / name, table, rows)
            made[name] = digest_file(out / name)
    return made


def count_rows(tables: Tables) -> dict[str, int]:
    """Count the rows of each table over all dates."""
    return {name: sum(len(rows) for (table, _), rows in tables.items() if table == name) for name in SCHEMAS}
