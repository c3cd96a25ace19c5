"""`twosource add`: sources go into a case, are read and related; what failed is named, the rest is in."""

from __future__ import annotations

from collections import Counter
from textwrap import shorten
from typing import TYPE_CHECKING

import click

from twosource.cli.console import single_line, tell_failure, tell_unread, with_progress
from twosource.cli.gazetteer import tell_places
from twosource.cli.sources import load_readers, make_options, source_options, workers_option
from twosource.errors import ItemError
from twosource.gather import gather_inputs
from twosource.run.adding import add_gathered
from twosource.run.overlaying import add_files
from twosource.run.recipes import ReaderRecipe
from twosource.run.relating import relate_case
from twosource.run.retaining import erase_overdue
from twosource.store import open_case
from twosource.store.places import shelf_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from twosource.model.trail import StatusChange
    from twosource.run.adding import Added
    from twosource.store import Case

SHOWN = 20
"""Changes of status told one by one: what fits on a screen."""
LONGEST = 90
"""Characters of a claim told with its change."""
OUTCOMES = {
    "new": "new",
    "version": "changed (a new version)",
    "same": "there already",
    "gone": "taken back by their source",
}


@click.command("add")
@click.argument("case")
@click.argument("sources", nargs=-1, required=True)
@source_options
@workers_option
def add_command(
    case: str,
    sources: tuple[str, ...],
    published: str | None,
    encoding: str,
    language: str | None,
    places: tuple[Path, ...],
    max_bytes: int,
    columns: tuple[tuple[str, str], ...],
    workers: int,
    *,
    plain: bool,
) -> int:
    """Add SOURCES to CASE: capture them, read them, relate them. Adding the same thing twice changes nothing.

    Places given with --places stay in the case: all that is added to it from then on is read with them.
    """
    opened = open_case(case)
    gathered = gather_inputs(
        sources, make_options(published, encoding, plain=plain, max_bytes=max_bytes, columns=columns)
    )
    refused = tell_places(add_files(shelf_of(opened), places))
    readers = load_readers(ReaderRecipe(language, case=case), workers)
    added = with_progress(add_gathered(opened, gathered, readers), "adding")
    counted, status = count_outcomes(added)
    tell_changes(opened, relate_case(opened))
    tell_erased(erase_overdue(opened))
    click.echo(
        ", ".join(f"{counted[name]} {words}" for name, words in OUTCOMES.items() if counted[name]) or "nothing added"
    )
    return 1 if refused else status


def tell_erased(items: Sequence[str]) -> None:
    """Say how many items were kept for as long as the case keeps them."""
    if items:
        click.echo(f"{len(items)} erased: kept for as long as this case keeps items (twosource retain)")


def count_outcomes(added: Iterable[Added | ItemError]) -> tuple[Counter[str], int]:
    """Count what happened, naming failures; the exit status is 1 if something failed."""
    counted: Counter[str] = Counter()
    status = 0
    for one in added:
        if isinstance(one, ItemError):
            tell_failure(one)
            status = 1
        else:
            counted[one.outcome] += 1
            if one.unread is not None:
                tell_unread(one.source, one.unread)
    return counted, status


def tell_changes(case: Case, changes: Iterable[StatusChange]) -> None:
    """Say which claims have another status now, in their own words."""
    listed = [change for change in changes if change.status is not None]
    for change in listed[:SHOWN]:
        claim = case.claim(change.claim)
        value = shorten(single_line(claim.value), LONGEST, placeholder="…") if claim else "a claim"
        click.echo(f"{change.status}: {value} (claim {change.claim}: {single_line(change.words)})")
    if len(listed) > SHOWN:
        click.echo(f"… and {len(listed) - SHOWN} more changes of status")
