"""`twosource case`: what a case is set to, and changing it."""

from __future__ import annotations

import click

from twosource.run.agreeing import read_rulings
from twosource.run.relating import relate_case
from twosource.store import open_case
from twosource.store.settings import Settings


@click.group("case")
def case_command() -> None:
    """See and change what a case is set to."""


@case_command.command("show")
@click.argument("case")
def show_command(case: str) -> None:
    """Print the settings of CASE."""
    settings = Settings(open_case(case))
    since = settings.two_person()
    click.echo(f"two-person\t{f'on since {since}' if since else 'off'}")
    click.echo(f"alert hosts\t{' '.join(sorted(settings.allowed_hosts())) or 'none of the own network'}")
    mail = settings.mail()
    click.echo(f"mail\t{f'{mail.host}:{mail.port} ({mail.security}) as {mail.sender}' if mail else 'none'}")


@case_command.command("set")
@click.argument("case")
@click.argument("setting", type=click.Choice(["two-person"]))
@click.argument("value", type=click.Choice(["on", "off"]))
@click.option("--by", "person", default="local", show_default=True, help="Who sets it; stays on the record.")
def set_command(case: str, setting: str, value: str, person: str) -> None:
    """Set SETTING of CASE: two-person on, and what decides a status or leaves the desk needs a second person."""
    opened = open_case(case).acting_as(person)
    if not Settings(opened).set_two_person(on=value == "on"):
        click.echo(f"{setting}: is {value} already")
        return
    relate_case(opened)
    waiting = sum(one.pending for one in read_rulings(opened))
    left = f"; {waiting} rulings wait for a second person" if waiting else ""
    since = "; rulings made before count as they did" if value == "on" else "; rulings that waited count now"
    click.echo(f"{setting}: {value}{since}{left}")
