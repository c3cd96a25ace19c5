"""`twosource owners`: who owns an outlet and which account writes for one goes into a case, which is related anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from twosource.cli.console import keep_good, single_line
from twosource.errors import ItemError, UsageError
from twosource.run.affiliating import make_affiliation, read_affiliations
from twosource.run.relating import relate_case
from twosource.store import open_case
from twosource.store.affiliations import KnownAffiliations

if TYPE_CHECKING:
    from twosource.store import Case

BY = click.option("--by", "person", default="local", show_default=True, help="Who does it; stays on the record.")
VERBS = {"owner": "is owned by", "writes-for": "writes for"}


@click.group("owners")
def owners_command() -> None:
    """Tell a case what the desk knows of who belongs to whom; none ships. Claims then say so, and count by it."""


@owners_command.command("add")
@click.argument("case")
@click.argument("name", required=False)
@click.option("--owner", default="", help="NAME, an outlet, its host or @account, is owned by this.")
@click.option("--writes-for", default="", help="NAME, an @account or a host, is of this outlet.")
@click.option("--source", default="", help="Where that is from: a register, a masthead, a profile.")
@click.option("--day", default="", help="The day on which it stood there, as 2024-05-01.")
@click.option(
    "--file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A CSV with the columns name, owner or writes_for, source, day.",
)
@BY
def add_command(case: str, name: str | None, file: Path | None, person: str, **told: str) -> int:
    """Add to CASE whom NAME belongs to, or all rows of a --file; the same NAME again takes the older one's place."""
    if (name is None) == (file is None):
        msg = "owners add: give a NAME with --owner or --writes-for, or a --file"
        raise UsageError(msg)
    opened = open_case(case).acting_as(person)
    failures: list[ItemError] = []
    rows = read_affiliations(file) if file else iter([make_affiliation({"name": name or "", **told}, name or "")])
    new = KnownAffiliations(opened).put(list(keep_good(rows, failures)))
    tell_related(opened, f"{new} new or changed")
    return 1 if failures else 0


@owners_command.command("list")
@click.argument("case")
def list_command(case: str) -> None:
    """List what CASE knows of who belongs to whom, with source and day."""
    for one in KnownAffiliations(open_case(case)).all():
        click.echo(single_line(f"{one.name} {VERBS[one.kind]} {one.whom} ({one.cited})"))


@owners_command.command("remove")
@click.argument("case")
@click.argument("name")
@BY
def remove_command(case: str, name: str, person: str) -> None:
    """Take out of CASE whom NAME, as `list` shows it, belongs to."""
    opened = open_case(case).acting_as(person)
    gone = KnownAffiliations(opened).remove(name)
    if not gone:
        msg = f"{name}: the case knows nothing of it; `twosource owners list {case}` shows what it knows"
        raise UsageError(msg)
    tell_related(opened, f"{len(gone)} taken out")


def tell_related(case: Case, what: str) -> None:
    """Relate the case anew, and say what that changed."""
    changes = relate_case(case)
    click.echo(f"{what}; related anew, {len(changes)} claims of another status")
