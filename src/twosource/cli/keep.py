"""`twosource copy`, `upgrade`, `erase`: a case is kept whole elsewhere, brought up to date, or made to hold less."""

from __future__ import annotations

import click

from twosource.errors import UsageError
from twosource.run.retaining import erase_items
from twosource.store import copy_case, open_case, upgrade_case
from twosource.store.settings import Settings


@click.command("copy")
@click.argument("case")
@click.argument("to")
def copy_command(case: str, to: str) -> None:
    """Make the same case at TO, a new folder or an empty PostgreSQL database: a backup, its restore, or a move."""
    copied = copy_case(open_case(case), to)
    head = copied.audit_head()
    click.echo(
        f"{copied.location}: the same case, held to its log and its captures; {head.number} entries, {head.hash}"
    )


@click.command("upgrade")
@click.argument("case")
def upgrade_command(case: str) -> None:
    """Bring a case of an older version up to this one; everything in it stays. Make a copy of its folder first."""
    upgrade_case(case).close()
    click.echo(f"{case}: is as this version writes it")


@click.command("erase")
@click.argument("case")
@click.argument("items", nargs=-1)
@click.option(
    "--older-than", type=click.IntRange(1), metavar="DAYS", help="Also items of which nothing came for so long."
)
@click.option("--reason", required=True, help="Why, in words; it is logged.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase_command(case: str, items: tuple[str, ...], older_than: int | None, reason: str, *, yes: bool) -> None:
    """Erase ITEMS from CASE for good, with all that was captured of them; the log keeps that and why."""
    opened = open_case(case)
    named = list(dict.fromkeys([*items, *(opened.overdue(older_than) if older_than else ())]))
    if missing := [item for item in items if opened.item(item) is None]:
        msg = f"there is no item {missing[0]} in this case"
        raise UsageError(msg)
    if named and not yes:
        click.confirm(f"Erase {len(named)} items for good?", abort=True)
    erase_items(opened, named, reason)
    click.echo(f"{len(named)} erased")


@click.command("retain")
@click.argument("case")
@click.argument("days", type=click.IntRange(1), required=False)
@click.option("--for-good", is_flag=True, help="Keep items until somebody erases them.")
def retain_command(case: str, days: int | None, *, for_good: bool) -> None:
    """Set for how many DAYS CASE keeps an item after its last version came, or say it; `add` and `watch` then erase."""
    opened = open_case(case)
    settings = Settings(opened)
    if days is not None and for_good:
        msg = "retain: give either DAYS or --for-good"
        raise UsageError(msg)
    if days is not None or for_good:
        settings.set_retention(days)
    kept = settings.retention()
    overdue = () if kept is None else opened.overdue(kept)
    click.echo(
        f"{case}: items are kept " + ("for good" if kept is None else f"for {kept} days; overdue: {len(overdue)}")
    )
