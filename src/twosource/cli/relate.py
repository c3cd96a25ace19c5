"""`twosource relate` and `twosource match`: files of items go in; their stories, claims or matches come out as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from twosource.cli.console import keep_good, with_progress
from twosource.cli.sources import gather_items, load_readers, make_options
from twosource.errors import ItemError, UsageError
from twosource.relate import CheckedClaims, claims_object, relate_readings, story_rows
from twosource.relate.match import CheckedClaim
from twosource.run.affiliating import read_affiliations
from twosource.run.crew import count_cores
from twosource.run.reading import read_items
from twosource.run.recipes import ReaderRecipe
from twosource.run.relating import rules_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twosource.model.item import Item
    from twosource.model.reading import Reading


@click.command("relate")
@click.argument("source")
@click.option("--stories", is_flag=True, help='One line an item: {"id", "story"}.')
@click.option("--claims", is_flag=True, help="One object: the claim groups, their origins and edges.")
@click.option(
    "--owners",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A CSV of owners and accounts, as `twosource owners add --file` takes it.",
)
def relate_command(source: str, owners: Path | None, *, stories: bool, claims: bool) -> int:
    """Relate the items of SOURCE (JSON Lines) without a case."""
    if stories == claims:
        msg = "relate: say either --stories or --claims"
        raise UsageError(msg)
    failures: list[ItemError] = []
    told = tuple(keep_good(read_affiliations(owners), failures)) if owners else ()
    ledger = relate_readings(read_source(source, failures), rulebook=rules_with(told))
    print_rows(story_rows(ledger) if stories else [claims_object(ledger)])
    return 1 if failures else 0


@click.command("match")
@click.argument("claims")
@click.argument("source")
def match_command(claims: str, source: str) -> int:
    """Rank, for each post of SOURCE, the checked CLAIMS that it may repeat, best first, at most 50."""
    failures: list[ItemError] = []
    checked = CheckedClaims([as_claim(one) for one in keep_good(gather_lines(claims), failures)])
    print_rows({"id": post.id, "ranked": checked.rank(post.text)} for post in keep_good(gather_lines(source), failures))
    return 1 if failures else 0


def read_source(source: str, failures: list[ItemError]) -> Iterator[Reading]:
    """Read a file of items; failures are named and noted."""
    readers = load_readers(ReaderRecipe(), count_cores())
    yield from keep_good(with_progress(read_items(gather_lines(source), readers), "reading"), failures)


def gather_lines(source: str) -> Iterator[Item | ItemError]:
    """Gather the items of a file of JSON Lines."""
    return gather_items([source], make_options(None, "utf-8", plain=True))


def as_claim(item: Item) -> CheckedClaim:
    """Take an item for a checked claim."""
    return CheckedClaim(item.id, item.title or "", item.text)


def print_rows(rows: Iterable[object]) -> None:
    """Print one JSON object a line."""
    for row in rows:
        click.echo(msgspec.json.encode(row).decode())
