"""`twosource new`: a place goes in, an empty case lies there."""

from __future__ import annotations

import click

from twosource.errors import UsageError
from twosource.store import create_case
from twosource.store.dialects import hide_password


@click.command("new")
@click.argument("case", required=False)
@click.option(
    "--db", "database", metavar="ADDRESS", help="The address of an empty PostgreSQL database, in CASE's place."
)
def new_command(case: str | None, database: str | None) -> None:
    """Make an empty case: CASE is a folder that does not exist yet, or a PostgreSQL address."""
    if (case is None) == (database is None):
        msg = "new: give a folder, or the address of an empty database (--db postgresql://user@host/name)"
        raise UsageError(msg)
    location = case or database or ""
    create_case(location).close()
    shown = hide_password(location)
    click.echo(f"{shown}: an empty case. Add to it: twosource add {shown} FILE|URL|FOLDER …")
