"""Where commands print: results on standard output, failures and progress on standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from twosource.errors import ItemError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Thing = TypeVar("Thing")


def is_terminal() -> bool:
    """Tell whether a person reads standard output."""
    return sys.stdout.isatty()


def make_console() -> Console:
    """Make a console for results: no markup or emoji codes, since it prints other people's text."""
    return Console(markup=False, emoji=False, highlight=False, soft_wrap=False)


def tell_failure(failure: ItemError) -> None:
    """Name a failed input in one line on standard error."""
    click.echo(f"twosource: {single_line(str(failure))}", err=True)


def tell_unread(item: str, language: str) -> None:
    """Say on standard error that nothing was read out of an item, and why."""
    click.echo(
        f"{single_line(item)}: not in English ({single_line(language)}): kept, and nothing read out of it", err=True
    )


def single_line(text: str) -> str:
    """Fold blanks and drop control characters, so that no input can write on the terminal what it likes."""
    return " ".join("".join(sign if sign.isprintable() or sign.isspace() else "�" for sign in text).split())


def keep_good(things: Iterable[Thing | ItemError], failures: list[ItemError]) -> Iterator[Thing]:
    """Pass things on; failures are named and noted."""
    for one in things:
        if isinstance(one, ItemError):
            tell_failure(one)
            failures.append(one)
        else:
            yield one


def with_progress(things: Iterable[Thing], what: str, total: int | None = None) -> Iterator[Thing]:
    """Pass things on, showing how many went by on standard error where a person watches it."""
    if not sys.stderr.isatty():
        yield from things
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=total)
        for thing in things:
            progress.advance(task)
            yield thing
