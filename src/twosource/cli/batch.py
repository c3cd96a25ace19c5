"""`twosource batch`: archives go in, Parquet tables of everything read come out, with progress and rate on the way."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from twosource.cli.console import tell_failure
from twosource.cli.sources import Published
from twosource.run.batch import BatchOptions, BatchReport, run_batch

if TYPE_CHECKING:
    from twosource.errors import ItemError
    from twosource.run.batch.engines import EngineName


@click.command("batch")
@click.argument("sources", nargs=-1, required=True)
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--engine", type=click.Choice(["inline", "native", "ray"]), default="inline", show_default=True)
@click.option("--workers", default=2, show_default=True, help="Processes of the native and the local Ray engine.")
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
) -> int:
    """Read SOURCES (WARC, JSON Lines, Parquet, or folders of them) into Parquet tables in the folder OUT.

    What is done is noted in OUT/manifests: started again, it does only what is missing or changed. Records that could
    not be read are counted and lie in OUT/failed and OUT/split/*/failed.jsonl, each with its reason.
    """
    options = BatchOptions(engine, workers, address, shards, encoding, published, language, tuple(map(str, places)))
    failures: list[ItemError] = []
    report, started = BatchReport(), time.monotonic()
    for report, pieces in run_batch(sources, out, options, failures):
        tell_progress(report, pieces, time.monotonic() - started)
    for failure in failures:
        tell_failure(failure)
    click.echo(
        f"{out}: {report.items} items read, {report.failed} records kept aside, "
        f"{report.done} pieces done, {report.skipped} done before"
    )
    return 1 if failures or report.failed else 0


def tell_progress(report: BatchReport, pieces: int, seconds: float) -> None:
    """Show progress and rate where a person watches."""
    if sys.stderr.isatty():
        rate = report.items / seconds if seconds else 0.0
        done = report.done + report.skipped
        click.echo(f"\r{done}/{pieces} pieces, {report.items} items, {rate:.0f} items/s ", err=True, nl=False)
