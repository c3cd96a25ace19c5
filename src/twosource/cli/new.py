"""`twosource new`: a place goes in, an empty case lies there."""

from __future__ import annotations

import click

from twosource.store import create_case


@click.command("new")
@click.argument("case")
def new_command(case: str) -> None:
    """Make an empty case: CASE is a folder that does not exist yet, or a PostgreSQL address."""
    create_case(case).close()
    click.echo(f"{case}: an empty case. Add to it: twosource add {case} FILE|URL|FOLDER …")
