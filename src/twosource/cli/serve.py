"""`twosource serve`: a case goes in, its desk opens: on this machine behind a link, or for a team behind accounts."""

from __future__ import annotations

from pathlib import Path

import click

from twosource.desk import Listening, serve
from twosource.desk.access.listening import LOOPBACK
from twosource.store import open_case

PEM = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("serve")
@click.argument("case")
@click.option("--port", default=0, help="The port; 0 takes a free one.")
@click.option("--host", default=LOOPBACK, show_default=True, help="The IP address to listen on; others need accounts.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="What browsers call the desk; may be repeated.")
@click.option("--certificate", type=PEM, default=None, help="PEM file with the certificate, for https.")
@click.option("--key", type=PEM, default=None, help="PEM file with its key.")
@click.option("--proxy", "proxies", multiple=True, metavar="ADDRESS", help="IP address of a trusted reverse proxy.")
@click.option("--proxy-header", default=None, metavar="NAME", help="The header in which it names who is logged in.")
def serve_command(
    case: str,
    port: int,
    host: str,
    names: tuple[str, ...],
    certificate: Path | None,
    key: Path | None,
    proxies: tuple[str, ...],
    proxy_header: str | None,
) -> None:
    """Open the desk of CASE until Ctrl-C.

    Without accounts: on this machine alone, behind a link with a token that only this run accepts. With accounts
    (`twosource account add`): behind a login; then it may listen to others as well.
    """
    listening = Listening(host, port, names, certificate, key, proxies, proxy_header)
    with serve(open_case(case), listening=listening) as serving:
        if serving.reading_link is None:
            click.echo(f"The desk of {case} is open to its accounts:\n\n  {serving.link}\n\nCtrl-C closes it.")
        else:
            click.echo(f"The desk of {case} is open on this machine only:\n\n  {serving.link}\n")
            click.echo(f"To read and not rule:\n\n  {serving.reading_link}\n\nCtrl-C closes it.")
        serving.run()
