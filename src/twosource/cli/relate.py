"""`twosource relate` and `twosource match`: files of items go in; their stories, claims or matches come out as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import msgspec

from twosource.cli.console import tell_failure, with_progress
from twosource.cli.sources import gather_items, load_reader, make_options
from twosource.errors import ItemError, UsageError
from twosource.relate import claim_groups, match_claims, story_rows
from twosource.run.reading import read_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twosource.model.item import Item
    from twosource.model.reading import Reading


@click.command("relate")
@click.argument("source")
@click.option("--stories", is_flag=True, help='One line an item: {"id", "story"}.')
@click.option("--claims", is_flag=True, help="One object: the claim groups, their origins and edges.")
def relate_command(source: str, *, stories: bool, claims: bool) -> int:
    """Relate the items of SOURCE (JSON Lines) without a case."""
    if stories == claims:
        msg = "relate: say either --stories or --claims"
        raise UsageError(msg)
    failures: list[ItemError] = []
    readings = read_source(source, failures)
    if stories:
        print_rows(story_rows(readings))
    else:
        print_rows([claim_groups(readings)])
    return 1 if failures else 0


@click.command("match")
@click.argument("claims")
@click.argument("source")
def match_command(claims: str, source: str) -> int:
    """Rank, for each post of SOURCE, the checked CLAIMS that it may repeat, best first, at most 50."""
    failures: list[ItemError] = []
    checked = list(keep_items(gather_items([claims], make_options(None, "utf-8", plain=True)), failures))
    posts = keep_items(gather_items([source], make_options(None, "utf-8", plain=True)), failures)
    print_rows(match_claims(checked, posts))
    return 1 if failures else 0


def read_source(source: str, failures: list[ItemError]) -> Iterator[Reading]:
    """Read a file of items; failures are named and noted."""
    gathered = gather_items([source], make_options(None, "utf-8", plain=True))
    for one in with_progress(read_items(gathered, load_reader()), "reading"):
        if isinstance(one, ItemError):
            tell_failure(one)
            failures.append(one)
        else:
            yield one


def keep_items(gathered: Iterable[Item | ItemError], failures: list[ItemError]) -> Iterator[Item]:
    """Pass items on; failures are named and noted."""
    for one in gathered:
        if isinstance(one, ItemError):
            tell_failure(one)
            failures.append(one)
        else:
            yield one


def print_rows(rows: Iterable[object]) -> None:
    """Print one JSON object a line."""
    for row in rows:
        click.echo(msgspec.json.encode(row).decode())
