"""`twosource serve`: a case goes in, its desk opens on this machine alone, behind the token in the printed link."""

from __future__ import annotations

import click

from twosource.desk import serve
from twosource.store import open_case


@click.command("serve")
@click.argument("case")
@click.option("--port", default=0, help="The port on loopback; 0 takes a free one.")
def serve_command(case: str, port: int) -> None:
    """Open the desk of CASE: prints a link with a token that only this run accepts; end it with Ctrl-C."""
    opened = open_case(case)
    with serve(opened, port) as serving:
        click.echo(f"The desk of {case} is open on this machine only:\n\n  {serving.link}\n")
        click.echo(f"To read and not rule:\n\n  {serving.reading_link}\n\nCtrl-C closes it.")
        serving.run()
