"""`twosource batch`: archives go in, Parquet tables of everything read come out, with progress and rate on the way."""

from __future__ import annotations

import sys
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from twosource.cli.console import tell_failure
from twosource.cli.sources import Column, Published, workers_option
from twosource.run.batch import BatchOptions, BatchReport, list_aside, run_batch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.errors import ItemError
    from twosource.run.batch.engines import EngineName


SHOWN = 20
"""Failures named one by one: what fits on a screen."""
EVERY_S = 30.0
"""Seconds between two lines of progress where no terminal shows them change."""
LOST = "each process that did them was killed, most likely for want of memory; give fewer --workers, or more --shards"


@click.command("batch")
@click.argument("sources", nargs=-1, required=True)
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--engine", type=click.Choice(["inline", "native", "ray"]), default="inline", show_default=True)
@workers_option
@click.option("--address", default=None, help="A Ray cluster's address; without it Ray runs on this machine.")
@click.option("--shards", default=64, show_default=True, help="Pieces that the archive is cut into.")
@click.option("--published", type=Published(), help="When items that do not say so were published.")
@click.option("--encoding", default="utf-8", show_default=True, help="Encoding of JSON Lines.")
@click.option(
    "--places",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path, resolve_path=True),
    help="Your own places, a GeoNames country file, or what `gazetteer add` made; every worker must see it.",
)
@click.option("--column", "columns", type=Column(), multiple=True, help="FIELD=NAME: a table's column for a field.")
@click.option("--relate", is_flag=True, help="Go on to stories, their claims, and who copied whom.")
@click.option("--language", default=None, help="A spaCy pipeline of UD scheme in place of the one that ships.")
def batch_command(
    sources: tuple[str, ...],
    out: Path,
    engine: EngineName,
    workers: int,
    address: str | None,
    shards: int,
    published: str | None,
    encoding: str,
    language: str | None,
    places: tuple[Path, ...],
    columns: tuple[tuple[str, str], ...],
    *,
    relate: bool,
) -> int:
    """Read SOURCES (WARC, JSON Lines, Parquet, CSV, or folders of them) into Parquet tables in the folder OUT.

    Files of other kinds in a folder are passed over. What is done is noted in OUT/manifests: started again, it does
    only what is missing or changed. Records that could not be read are counted and lie in OUT/failed and
    OUT/split/*/failed.jsonl, each with its reason.
    """
    options = BatchOptions(
        engine, workers, address, shards, encoding, published, language, tuple(map(str, places)), columns, relate=relate
    )
    failures: list[ItemError] = []
    report, watch = BatchReport(), Watch()
    for report, pieces in run_batch(sources, out, options, failures):
        watch.tell(report, pieces)
    watch.end()
    tell_failures([*failures, *list_aside(out)])
    if report.failed:
        click.echo(f"twosource: what was kept aside lies in {out}/split/*/failed.jsonl and {out}/failed", err=True)
    click.echo(
        f"{out}: {report.items} items read, {report.failed} records kept aside, "
        f"{report.done} pieces done, {report.skipped} done before, {watch.seconds():.0f} s"
    )
    if report.lost:
        click.echo(f"twosource: {report.lost} pieces not done: {LOST}", err=True)
    return 1 if failures or report.failed or report.lost else 0


def tell_failures(failures: Iterable[ItemError]) -> None:
    """Name what failed, at most a screenful."""
    waiting = iter(failures)
    for failure in islice(waiting, SHOWN):
        tell_failure(failure)
    more = sum(1 for _ in waiting)
    if more:
        click.echo(f"twosource: … and {more} more", err=True)


class Watch:
    """Tells how far a batch is and how fast it goes: a line that changes where a person watches, else now and then."""

    def __init__(self) -> None:
        """Start the clock."""
        self.started = self.told = time.monotonic()
        self.watched = sys.stderr.isatty()

    def tell(self, report: BatchReport, pieces: int) -> None:
        """Tell, if it is time to."""
        now = time.monotonic()
        if not self.watched and now - self.told < EVERY_S:
            return
        self.told = now
        rate = report.items / max(now - self.started, 0.001)
        line = f"{report.stage}: {report.of_stage}/{pieces} pieces, {report.items} items, {rate:.0f} items/s"
        click.echo(f"\r{line}  " if self.watched else line, err=True, nl=not self.watched)

    def seconds(self) -> float:
        """Give the seconds since the start."""
        return time.monotonic() - self.started

    def end(self) -> None:
        """Leave the line."""
        if self.watched:
            click.echo(err=True)
