"""`twosource case`: what a case is set to, and changing it."""

from __future__ import annotations

import click

from twosource.desk.access.administering import set_release
from twosource.desk.export.sharing import LONGEST_HOLD
from twosource.errors import UsageError
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
    click.echo(f"sharing\t{settings.sharing()}")
    click.echo(f"hold\t{settings.hold()} hours")
    click.echo(f"finer\t{'on' if settings.finer() else 'off'}")
    mail = settings.mail()
    click.echo(f"mail\t{f'{mail.host}:{mail.port} ({mail.security}) as {mail.sender}' if mail else 'none'}")


@case_command.command("set")
@click.argument("case")
@click.argument("setting", metavar="SETTING", type=click.Choice(["two-person", "sharing", "hold", "finer"]))
@click.argument("value")
@click.option("--by", "person", default="local", show_default=True, help="Who sets it; stays on the record.")
def set_command(case: str, setting: str, value: str, person: str) -> None:
    """Set SETTING of CASE: two-person or finer to on or off, sharing to a TLP level, hold to hours.

    With two-person on, what decides a status or leaves the desk needs a second person; sharing is the most open level
    at which a file may leave; finer lets what is older than the hold and touches nobody leave less coarse.
    """
    opened = open_case(case).acting_as(person)
    if setting != "two-person":
        click.echo(f"{setting}: {set_gate(Settings(opened), setting, value)}")
        return
    require_switch(setting, value)
    if not Settings(opened).set_two_person(on=value == "on"):
        click.echo(f"{setting}: is {value} already")
        return
    relate_case(opened)
    waiting = sum(one.pending for one in read_rulings(opened))
    left = f"; {waiting} rulings wait for a second person" if waiting else ""
    since = "; rulings made before count as they did" if value == "on" else "; rulings that waited count now"
    click.echo(f"{setting}: {value}{since}{left}")


def set_gate(settings: Settings, setting: str, value: str) -> str:
    """Set one thing that the release gate goes by, and say what it is now."""
    level, hold, finer = settings.sharing(), settings.hold(), settings.finer()
    if setting == "sharing":
        level = value
    elif setting == "hold":
        if not value.isdecimal() or int(value) > LONGEST_HOLD:
            msg = f"{value!r} is no hold; say it in whole hours, at most {LONGEST_HOLD}"
            raise UsageError(msg)
        hold = int(value)
    else:
        finer = require_switch(setting, value)
    set_release(settings, level, hold, finer=finer)
    now = {"sharing": settings.sharing(), "hold": f"{hold} hours", "finer": "on" if finer else "off"}
    return now[setting]


def require_switch(setting: str, value: str) -> bool:
    """Read on or off."""
    if value not in {"on", "off"}:
        msg = f"{value!r} does not fit {setting}; say on or off"
        raise UsageError(msg)
    return value == "on"
