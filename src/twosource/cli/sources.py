"""What verbs that take sources share: how their words become gathering options, and the reader that ships."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from twosource.gather import GatherOptions, gather_inputs
from twosource.gather.formats.tables import FIELDS
from twosource.gather.published import read_published
from twosource.run.crew import count_cores
from twosource.run.reading import Readers
from twosource.run.recipes import ReaderRecipe, make_reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from twosource.errors import ItemError
    from twosource.model.item import Item

MAX_BYTES = GatherOptions().max_bytes
Command = TypeVar("Command", bound="Callable[..., Any]")


class Published(click.ParamType[str]):
    """An ISO 8601 date, or an instant with its offset."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give it as it is meant; anything else is refused, not guessed at."""
        read = read_published(value)
        if read is None:
            self.fail(f"{value!r} is no date: give 2021-08-22 or 2021-08-22T10:15:00+04:30", param, ctx)
        return read


class Column(click.ParamType[tuple[str, str]]):
    """A field of ours and the column of a table that holds it."""

    name = "field=name"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Give the pair; a field that we do not know is refused."""
        field, _, column = value.partition("=")
        if field not in FIELDS or not column:
            self.fail(f"{value!r}: give FIELD=NAME, FIELD being one of {', '.join(FIELDS)}", param, ctx)
        return field, column


def source_options(command: Command) -> Command:
    """Add the options that say how sources are to be read."""
    for option in (
        click.option("--published", type=Published(), help="When items that do not say so were published."),
        click.option("--plain", is_flag=True, help="The input is text, not HTML."),
        click.option("--encoding", default="utf-8", show_default=True, help="Encoding of text files and JSON Lines."),
        click.option(
            "--max-bytes",
            type=click.IntRange(1),
            default=MAX_BYTES,
            show_default=True,
            help="Largest text, page or line to read.",
        ),
        click.option(
            "--column", "columns", type=Column(), multiple=True, help="FIELD=NAME: a table's column for a field."
        ),
        click.option(
            "--places",
            multiple=True,
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="Your own places, which win (CSV, GeoJSON), a GeoNames country file, or what `gazetteer add` made.",
        ),
        click.option("--language", default=None, help="A spaCy pipeline of UD scheme in place of the one that ships."),
    ):
        command = option(command)
    return command


def make_options(
    published: str | None,
    encoding: str,
    *,
    plain: bool,
    max_bytes: int = MAX_BYTES,
    columns: tuple[tuple[str, str], ...] = (),
) -> GatherOptions:
    """Make the gathering options out of a command's words."""
    return GatherOptions(
        published=published,
        plain=plain,
        encoding=encoding,
        max_bytes=max_bytes,
        columns=columns,
        stdin=sys.stdin.buffer,
    )


def gather_items(sources: Iterable[str], options: GatherOptions) -> Iterator[Item | ItemError]:
    """Gather items and failures, without their captures."""
    for one in gather_inputs(sources, options):
        if one.error is not None:
            yield one.error
        elif one.item is not None:
            yield one.item


def workers_option(command: Command) -> Command:
    """Add the option that says how many processes read."""
    return click.option(
        "--workers",
        type=click.IntRange(1),
        default=count_cores(),
        show_default="all cores",
        help="Processes that read; a small input is read by one.",
    )(command)


def load_readers(recipe: ReaderRecipe, workers: int) -> Readers:
    """Make the reader of a recipe here, and let so many processes make it again when there is much to read."""
    return Readers(make_reader(recipe), recipe, workers)
