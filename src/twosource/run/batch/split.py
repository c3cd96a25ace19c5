"""One input file goes in; its items come out as one file a shard, by the hash of their id, with a manifest.

A shard holds every version of an item that any input has, so that duplicates meet in one place.
"""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from twosource.gather import GatherOptions
from twosource.model.ids import digest_text
from twosource.model.wire import encode_value
from twosource.run.batch.inputs import gather_archive
from twosource.run.batch.manifest import Manifest, digest_file, is_done, write_manifest
from twosource.run.batch.task import Done, Task

if TYPE_CHECKING:
    from typing import BinaryIO

    from twosource.errors import ItemError

SPLIT = "split"
ASIDE = "failed.jsonl"
"""Where a split keeps what it could not read, each with its reason."""


def split_source(task: Task) -> Done:
    """Split one input file, unless that was done and nothing changed since."""
    out = Path(task.out)
    given = digest_file(Path(task.source))
    place = out / "manifests" / SPLIT / f"{task.name}.json"
    cut_by = f"{task.shards} shards, {task.encoding}, {task.published}, {dict(task.columns)}"
    before = is_done(place, out, given, cut_by)
    if before is not None:
        return Done(task.name, before.items, before.failed, skipped=True)
    beside = out / SPLIT / f".{task.name}"
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    items, failed = write_shards(task, beside)
    final = out / SPLIT / task.name
    shutil.rmtree(final, ignore_errors=True)
    beside.replace(final)
    made = {f"{SPLIT}/{task.name}/{path.name}": digest_file(path) for path in sorted(final.iterdir())}
    write_manifest(place, Manifest("split", task.name, given, cut_by, made, items, failed, {}))
    return Done(task.name, items, failed, skipped=False)


def write_shards(task: Task, folder: Path) -> tuple[int, int]:
    """Write each item of the input into its shard's file; give how many came through and how many failed."""
    items = failed = 0
    options = GatherOptions(encoding=task.encoding, published=task.published, columns=task.columns)
    with ExitStack() as stack:
        files: dict[str, BinaryIO] = {}
        for one in gather_archive(task.source, options):
            if one.item is not None:
                open_shard(stack, files, folder, shard_of(one.item.id, task.shards)).write(
                    encode_value(one.item) + b"\n"
                )
                items += 1
            elif one.error is not None:
                open_shard(stack, files, folder, ASIDE).write(aside(one.error))
                failed += 1
    return items, failed


def open_shard(stack: ExitStack, files: dict[str, BinaryIO], folder: Path, name: str) -> BinaryIO:
    """Give the open file of a shard, opening it at its first item."""
    if name not in files:
        files[name] = stack.enter_context((folder / name).open("wb"))
    return files[name]


def shard_of(item_id: str, shards: int) -> str:
    """Name the file of the shard that an item belongs to."""
    return f"{int(digest_text(item_id)[7:15], 16) % shards:05d}.jsonl"


def aside(error: ItemError) -> bytes:
    """Write a failure as one line of JSON."""
    return msgspec.json.encode({"which": error.which, "what": error.what}) + b"\n"
