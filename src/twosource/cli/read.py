"""`twosource read`: sources go in, one Reading a line comes out, or tables where a person watches."""

from __future__ import annotations

import dataclasses
import sys
from typing import TYPE_CHECKING

import click

from twosource.cli.console import is_terminal, make_console, tell_failure, tell_unread, with_progress
from twosource.cli.reading_table import reading_table
from twosource.cli.sources import gather_items, load_readers, make_options, source_options, workers_option
from twosource.errors import ItemError
from twosource.model.wire import encode_reading
from twosource.run.reading import read_items
from twosource.run.recipes import ReaderRecipe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from twosource.model.item import Item
    from twosource.model.reading import Reading


OPENING = 60
"""Code points of a text that stand for an item without address and title in a message."""


@click.command("read")
@click.argument("sources", nargs=-1, required=True)
@source_options
@workers_option
@click.option("--format", "form", type=click.Choice(["jsonl", "table"]), help="Default: a table on a terminal.")
@click.option("--spans", is_flag=True, help="Resolve exactly the toponyms that each JSON line names.")
def read_command(
    sources: tuple[str, ...],
    published: str | None,
    encoding: str,
    language: str | None,
    places: tuple[Path, ...],
    max_bytes: int,
    columns: tuple[tuple[str, str], ...],
    workers: int,
    form: str | None,
    *,
    plain: bool,
    spans: bool,
) -> int:
    """Read stories and posts from SOURCES: files, folders, addresses, JSON Lines, WARC, or - for standard input."""
    options = make_options(published, encoding, plain=plain, max_bytes=max_bytes, columns=columns)
    gathered = gather_items(sources, options)
    items = gathered if spans else without_toponyms(gathered)
    readers = load_readers(ReaderRecipe(language, places), workers)
    readings = with_progress(read_items(items, readers), "reading")
    return print_readings(readings, form or ("table" if is_terminal() else "jsonl"))


def without_toponyms(gathered: Iterable[Item | ItemError]) -> Iterator[Item | ItemError]:
    """Drop given toponyms: only `--spans` asks for them."""
    for one in gathered:
        yield one if isinstance(one, ItemError) else dataclasses.replace(one, toponyms=None)


def print_readings(readings: Iterable[Reading | ItemError], form: str) -> int:
    """Print Readings as they come, name failures; give the exit status."""
    status = 0
    for one in readings:
        if isinstance(one, ItemError):
            tell_failure(one)
            status = 1
            continue
        if one.unread is not None:
            tell_unread(one.item.url or one.item.title or one.text[:OPENING], one.unread)
        if form == "table":
            make_console().print(*reading_table(one), sep="\n\n", end="\n\n")
        else:
            sys.stdout.buffer.write(encode_reading(one) + b"\n")
            sys.stdout.buffer.flush()
    return status
