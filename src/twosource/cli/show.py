"""`twosource show` and `twosource why`: an id goes in; what it names comes out, or the whole argument for a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from twosource.cli.claim_lines import claim_lines, print_lines
from twosource.cli.console import make_console, single_line
from twosource.cli.deadlines import deadline_lines
from twosource.cli.reading_table import reading_table
from twosource.cli.version_lines import version_lines
from twosource.desk.views.deadline import list_by_time_left, make_deadline_card
from twosource.desk.wording import count
from twosource.errors import UsageError
from twosource.relate.rulings.orders import give_orders
from twosource.relate.status.argument import Around, argue
from twosource.run.ruling import name_words
from twosource.store import open_case
from twosource.store.deadlines import find_deadline, list_deadlines

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.model.item import Item
    from twosource.model.ledger import Claim
    from twosource.store import Case

UNREAD = 2_000
"""Characters shown of an item that was not read."""


@click.command("show")
@click.argument("case")
@click.argument("id", required=False)
@click.option("--version", "number", type=click.IntRange(1), help="An item as it was in this version.")
@click.option("--original", is_flag=True, help="Write the bytes that an item was read from, as they came.")
def show_command(case: str, id: str | None, number: int | None, *, original: bool) -> None:  # noqa: A002 - click names the argument as the user sees it
    """Show what CASE holds, or one item, story, claim or deadline of it by its ID."""
    opened = open_case(case)
    if number is not None or original:
        show: Callable[[Case, Item], None] = write_original if original else show_item
        show(opened, choose_version(opened, id or "", number))
    elif id is None:
        show_case(opened)
    elif (claim := opened.claim(id)) is not None:
        show_claim(opened, claim)
    elif (item := opened.item(id)) is not None:
        show_item(opened, item)
    elif (deadline := find_deadline(opened, id)) is not None:
        print_lines(make_console(), deadline_lines(make_deadline_card(deadline, opened.clock())))
    elif story_claims := opened.claims(id):
        for one in story_claims:
            print_lines(make_console(), claim_lines(one))
        for card in list_by_time_left(list_deadlines(opened, id), opened.clock()):
            print_lines(make_console(), deadline_lines(card))
    else:
        msg = f"{case}: holds no item, story, claim or deadline {id!r}; `twosource show {case}` lists what it holds"
        raise UsageError(msg)


@click.command("why")
@click.argument("case")
@click.argument("claim")
def why_command(case: str, claim: str) -> None:
    """Print the whole argument for the status of a CLAIM: every origin, every edge with its certainty, the rule."""
    opened = open_case(case)
    found = opened.claim(claim)
    if found is None:
        msg = f"{case}: holds no claim {claim!r}; `twosource claims {case}` lists them"
        raise UsageError(msg)
    rivals = [one for one in opened.claims(found.story) if one.question == found.question and one.id != found.id]
    around = Around(lambda item: call_item(opened, item), rivals, opened.status_history(claim))
    for line in argue(found, lambda item: text_of(opened, item), around):
        click.echo(line[: len(line) - len(line.lstrip())] + single_line(line))


def call_item(case: Case, item_id: str) -> str:
    """Call an item by who published it and when, with its id."""
    item = case.item(item_id)
    if item is None:
        return item_id
    who = item.publisher or (f"@{item.handle}" if item.handle else None) or item.author or "publisher unknown"
    return f"{who}, {item.published or 'date unknown'} ({item_id})"


def text_of(case: Case, item_id: str) -> str:
    """Give the stored text of an item; nothing for one that is not there."""
    item = case.item(item_id)
    return "" if item is None else item.text


def show_case(case: Case) -> None:
    """Say how much the case holds, and list its items."""
    items = list(case.items())
    counts = (
        count(len(items), "item"),
        count(len(case.stories()), "story", "stories"),
        count(len(case.claims()), "claim"),
        count(len(list_deadlines(case)), "deadline"),
    )
    click.echo(f"{case.location}: {', '.join(counts)}")
    for item in items:
        name = item.title or " ".join(item.text.split())[:60]
        who = item.publisher or (item.handle and f"@{item.handle}") or "publisher unknown"
        click.echo(f"  {item.id}  {item.published or 'date unknown':<20}  {single_line(who)}: {single_line(name)}")


def choose_version(case: Case, item_id: str, number: int | None) -> Item:
    """Give an item, or as it was in a version.

    Raises:
        UsageError: there is none.
    """
    item = case.item(item_id) if number is None else case.version(item_id, number)
    if item is None:
        wanted = f"item {item_id!r}" if number is None else f"version {number} of item {item_id!r}"
        msg = f"{case.location}: holds no {wanted}; `twosource show {case.location}` lists what it holds"
        raise UsageError(msg)
    return item


def write_original(case: Case, item: Item) -> None:
    """Write the bytes that an item was read from to standard output.

    Raises:
        UsageError: none were kept, or they were erased.
    """
    content = case.captured_bytes(item.capture) if item.capture else None
    if content is None:
        msg = f"{item.id}: what it was read from was not kept, or was erased"
        raise UsageError(msg)
    click.echo(content, nl=False)


def show_item(case: Case, item: Item) -> None:
    """Show what was read of an item, and its versions."""
    console = make_console()
    reading = case.version_reading(item.id, item.digest)
    if reading is None:
        click.echo(f"{item.id}: was not read yet; `twosource add` its source again to read it\n\n{item.text[:UNREAD]}")
    else:
        console.print(*reading_table(reading), sep="\n\n")
    if lines := list(version_lines(case, item.id)):
        console.print()
        print_lines(console, lines)


def show_claim(case: Case, claim: Claim) -> None:
    """Show a claim with the words of every report that bears on it, its history and the rulings."""
    console = make_console()
    print_lines(console, claim_lines(claim))
    for one in claim.evidence:
        item = case.item(one.item)
        if item is not None:
            words = " … ".join(span.of(item.text) for span in one.spans)
            who = item.publisher or (item.handle and f"@{item.handle}") or item.id
            place = name_words(one.item, one.spans)
            click.echo(f"  [{one.side}] {single_line(who)}: “{single_line(words)}” ({single_line(place)})")
    for change in case.status_history(claim.id):
        click.echo(f"  {change.at}  {change.status or 'left the ledger'} ({single_line(change.words)})")
    orders = give_orders(case.rulings())
    if orders.now(claim.id) != claim.id:
        click.echo(f"  merged: it is part of claim {orders.now(claim.id)} now")
    for ruling in orders.by_claim.get(orders.now(claim.id), ()):
        click.echo(
            f"  {ruling.made}  ruling {ruling.id}: {ruling.kind} by {ruling.person}: {single_line(ruling.reason)}"
        )
