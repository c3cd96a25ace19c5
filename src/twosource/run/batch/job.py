"""Inputs and an output folder go in; every input is split, every shard read, and a report of the whole comes out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from twosource.errors import EmptyInput, ItemError, UnreadableInput, UsageError
from twosource.model.ids import make_id
from twosource.run.batch.engines import make_engine
from twosource.run.batch.inputs import SUFFIXES
from twosource.run.batch.manifest import write_whole
from twosource.run.batch.split import ASIDE, SPLIT
from twosource.run.batch.task import Task
from twosource.run.batch.telling import tell_tasks
from twosource.run.batch.windows import group_tasks, read_groups

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from twosource.run.batch.engines import Engine, EngineName
    from twosource.run.batch.task import Done, Stage

SMALL = 1_000_000
"""Bytes of inputs below which one process does all: to start others takes as long as reading them."""


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """How to run a batch.

    `shards` bounds what one worker holds: 10,000 items of a shard take about 100 MB. Changing it splits anew. `relate`
    goes on to stories and claims, `block` items at a time.
    """

    engine: EngineName = "inline"
    workers: int = 1
    address: str | None = None
    shards: int = 64
    encoding: str = "utf-8"
    published: str | None = None
    language: str | None = None
    places: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    relate: bool = False
    block: int = 50_000


@dataclass(slots=True)
class BatchReport:
    """What a batch did so far: items read, records kept aside, pieces done now, done before, and not to be done."""

    items: int = 0
    failed: int = 0
    done: int = 0
    skipped: int = 0
    lost: int = 0
    stage: Stage = "split"
    of_stage: int = 0


def run_batch(
    sources: Sequence[str], out: Path, options: BatchOptions, failures: list[ItemError]
) -> Iterator[tuple[BatchReport, int]]:
    """Run a batch; give the report after each piece of work, with the number of pieces of its stage.

    Inputs that cannot be opened are added to `failures`; the rest goes on.
    """
    files = list(list_inputs(sources, out, failures))
    if not files:
        said = "; ".join(map(str, failures))
        msg = f"nothing to read: {said}; give WARC, JSON Lines, Parquet or CSV files, or folders of them, and OUT last"
        raise UsageError(msg)
    keep_shards(out, options.shards)
    few = options.engine == "inline" and sum(path.stat().st_size for path in files) < SMALL
    engine = make_engine(options.engine, 1 if few else options.workers, options.address)
    splits = [split_task(path, out, options) for path in files]
    report = BatchReport()
    for done in engine.run(splits):
        yield count(report, done), len(splits)
    shards = [shard_task(name, out, options) for name in list_shards(out)]
    report.stage, report.of_stage = "read", 0
    for done in engine.run(shards):
        report.items += done.items
        yield count(report, done), len(shards)
    if options.relate:
        yield from relate_batch(out, options, engine, report)


def relate_batch(
    out: Path, options: BatchOptions, engine: Engine, report: BatchReport
) -> Iterator[tuple[BatchReport, int]]:
    """Group what was read into stories, window by window, and tell their claims."""
    blocks = group_tasks(out, options.block)
    report.stage, report.of_stage = "group", 0
    for done in engine.run(blocks):
        yield count(report, done), len(blocks)
    parts = tell_tasks(out, read_groups(out, blocks), options.block)
    report.stage, report.of_stage = "tell", 0
    for done in engine.run(parts):
        yield count(report, done), len(parts)


def keep_shards(out: Path, shards: int) -> None:
    """Note how many shards the output folder is cut into; another number would mix two cuts of one archive.

    Raises:
        UsageError: the folder is cut otherwise.
    """
    note = out / "manifests" / "shards"
    known = note.read_text("utf-8") if note.is_file() else str(shards)
    if known != str(shards):
        msg = f"{out}: is cut into {known} shards; give --shards {known}, or another output folder"
        raise UsageError(msg)
    write_whole(note, known.encode())


def list_inputs(sources: Iterable[str], out: Path, failures: list[ItemError]) -> Iterator[Path]:
    """List the files of the sources, folders walked in order of name; what lies in `out` is ours and no input."""
    ours = out.resolve()
    for source in sources:
        path = Path(source)
        if path.is_dir():
            files = (entry for entry in path.rglob("*") if entry.name.lower().endswith(SUFFIXES) and entry.is_file())
            found = sorted(entry for entry in files if not entry.resolve().is_relative_to(ours))
            yield from found
            if not found:
                failures.append(EmptyInput(source, f"holds no file ending in {', '.join(SUFFIXES)}"))
        elif path.is_file():
            yield path
        else:
            failures.append(UnreadableInput(source, "no such file or folder"))


def split_task(path: Path, out: Path, options: BatchOptions) -> Task:
    """Describe the splitting of one input."""
    name = make_id("input", str(path.resolve()))
    return Task(
        "split",
        name,
        str(out),
        options.shards,
        str(path),
        encoding=options.encoding,
        published=options.published,
        columns=options.columns,
    )


def list_shards(out: Path) -> list[str]:
    """List the shards that have items."""
    return sorted({path.stem for path in (out / SPLIT).glob("[!.]*/[0-9]*.jsonl")})


def shard_task(name: str, out: Path, options: BatchOptions) -> Task:
    """Describe the reading of one shard."""
    return Task(
        "read", name, str(out), options.shards, language=options.language, places=options.places, keep=options.relate
    )


def count(report: BatchReport, done: Done) -> BatchReport:
    """Note whether a piece was done now or before, or could not be done."""
    report.failed += done.failed
    report.of_stage += 1
    report.skipped += done.skipped
    report.lost += done.lost
    report.done += not (done.skipped or done.lost)
    return report


def list_aside(out: Path) -> Iterator[ItemError]:
    """List the records that were kept aside, each with its reason, in the order of the files that hold them."""
    for path in [*sorted((out / SPLIT).glob(f"[!.]*/{ASIDE}")), *sorted((out / "failed").glob("*.jsonl"))]:
        with path.open("rb") as lines:
            for line in lines:
                yield ItemError(**msgspec.json.decode(line, type=dict[str, str]))
