"""`twosource alert`: what is told when something happens to claims, where it is told, and how telling it went."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, get_args

import click

from twosource.cli.console import single_line
from twosource.desk.alerts.round import Rounds, waits_for_second
from twosource.desk.alerts.rules import STATUSES, AlertWish, add_alert, agree_to_alert
from twosource.desk.service import Desk
from twosource.desk.wording import count
from twosource.errors import UsageError
from twosource.gather.sending import check_recipient, check_server
from twosource.model.alerting import HAPPENINGS, MailServer, Security
from twosource.store import open_case
from twosource.store.alerts import Alerts
from twosource.store.settings import Settings

if TYPE_CHECKING:
    from twosource.model.alerting import AlertRule

SECURITIES: tuple[Any, ...] = get_args(Security)
BY = click.option("--by", "person", default="local", show_default=True, help="Who does it; stays on the record.")


@click.group("alert")
def alert_command() -> None:
    """Tell people when something happens to claims: by webhook, by mail, and on the desk; `serve` and `watch` do it."""


@alert_command.command("add")
@click.argument("case")
@click.argument("name")
@click.option("--to", default="", help="An https address or an e-mail address; without it, the desk's page alone.")
@click.option("--when", multiple=True, type=click.Choice(HAPPENINGS), help="What is told; all, if not said.")
@click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES), help="Only claims of this status.")
@click.option("--words", default="", help="Only claims that hold these words.")
@click.option("--source", default="", help="Only claims that rest on an origin whose name holds this.")
@click.option("--area", default="", metavar="S,W,N,E", help="Only claims with a place in this box, in degrees.")
@click.option("--hours", default=6, show_default=True, help="How near a deadline must be.")
@BY
def add_command(case: str, name: str, person: str, **wished: Any) -> None:  # noqa: ANN401 - click hands each by its name
    """Add an alert NAME to CASE. What is in the case already is not told."""
    rule = add_alert(open_case(case).acting_as(person), AlertWish(name, **wished))
    click.echo(describe(rule))
    if rule.secret:
        click.echo(f"It signs with the secret {rule.secret}")


@alert_command.command("list")
@click.argument("case")
def list_command(case: str) -> None:
    """List the alerts of CASE: name, what they tell, where, and whether they wait for a second person."""
    opened = open_case(case)
    since = Settings(opened).two_person()
    for rule in Alerts(opened).rules():
        click.echo(describe(rule) + ("\twaits for a second person" if waits_for_second(rule, since) else ""))


@alert_command.command("log")
@click.argument("case")
@click.option("--last", type=click.IntRange(1), default=50, show_default=True, help="How many messages.")
def log_command(case: str, last: int) -> None:
    """List the last messages of CASE: number, alert, when, how often tried, and how that went."""
    opened = open_case(case)
    names = {rule.id: rule.name for rule in Alerts(opened).rules()}
    for one in reversed(Alerts(opened).deliveries(last)):
        words = (
            str(one.number),
            names.get(one.alert, one.alert),
            one.made,
            one.state,
            count(one.tries, "try", "tries"),
            one.said,
        )
        click.echo("\t".join(single_line(word) for word in words))


@alert_command.command("test")
@click.argument("case")
@click.argument("name")
def test_command(case: str, name: str) -> int:
    """Send a message that tells nothing by the alert NAME of CASE, at once, and say how that went."""
    opened = open_case(case)
    done = Rounds(Desk(opened)).test(Alerts(opened).need(name))
    if done is None:
        click.echo("It tells on the desk's page alone; there is nothing to send.")
        return 0
    click.echo(f"{done.state}: {single_line(done.said)}")
    return 0 if done.state == "sent" else 1


@alert_command.command("remove")
@click.argument("case")
@click.argument("name")
@BY
def remove_command(case: str, name: str, person: str) -> None:
    """Remove the alert NAME of CASE, with what it has not sent yet."""
    alerts = Alerts(open_case(case).acting_as(person))
    alerts.remove(alerts.need(name))
    click.echo(f"{name}: tells nothing any longer")


@alert_command.command("agree")
@click.argument("case")
@click.argument("name")
@click.option("--by", "person", required=True, help="Who agrees: another person than who made it.")
def agree_command(case: str, name: str, person: str) -> None:
    """Agree that the alert NAME of CASE may tell, where the two-person rule asks for that."""
    rule = agree_to_alert(open_case(case).acting_as(person), name)
    click.echo(f"{rule.name}: may tell")


@alert_command.command("allow")
@click.argument("case")
@click.argument("host")
@click.option("--no", "refused", is_flag=True, help="Refuse it again.")
@BY
def allow_command(case: str, host: str, person: str, *, refused: bool) -> None:
    """Let the alerts of CASE reach HOST, a name or address of the own network; others must be public."""
    name = host.strip().casefold()
    if not name or (any(sign in name for sign in "/:@ ") and not name.count(":") > 1):
        msg = f"{host!r}: give the host alone, such as hooks.lan or 192.168.1.7"
        raise UsageError(msg)
    Settings(open_case(case).acting_as(person)).allow_host(name, allowed=not refused)
    click.echo(f"{name}: {'refused' if refused else 'may be reached'}")


@alert_command.command("mail")
@click.argument("case")
@click.option("--server", default="", help="Host of the mail server; without it, none is set.")
@click.option("--port", type=click.IntRange(1, 65535), default=587, show_default=True, help="Its port.")
@click.option(
    "--security", type=click.Choice(SECURITIES), default="starttls", show_default=True, help="How it encrypts."
)
@click.option("--sender", default="", help="The address that mail comes from.")
@click.option("--user", default=None, help="Who logs in there; the password is asked for, or read from standard input.")
@BY
def mail_command(
    case: str, server: str, port: int, security: Security, sender: str, user: str | None, person: str
) -> None:
    """Say which server sends the mail of CASE's alerts."""
    settings = Settings(open_case(case).acting_as(person))
    if not server:
        settings.set_mail(None)
        click.echo("no mail is sent")
        return
    if not sender:
        msg = "say by --sender which address the mail comes from"
        raise UsageError(msg)
    password = read_password() if user else None
    made = MailServer(server.strip().casefold(), port, security, check_recipient(sender), user, password)
    settings.set_mail(check_server(made))
    click.echo(f"mail goes by {server}:{port} ({security}) as {sender}")


def read_password() -> str:
    """Read the mail server's password from a person who types, or one line of standard input."""
    if sys.stdin.isatty():
        typed: str = click.prompt("Password", hide_input=True)
        return typed
    return sys.stdin.readline().rstrip("\r\n")


def describe(rule: AlertRule) -> str:
    """Say in one line what an alert tells and where."""
    asked = [
        *(f"status {one}" for one in rule.statuses),
        *([f"words {rule.words}"] if rule.words else []),
        *([f"source {rule.source}"] if rule.source else []),
        *(["in an area"] if rule.area else []),
        *([f"deadlines within {rule.hours} h"] if "deadline" in rule.when else []),
    ]
    words = (rule.name, " ".join(rule.when), rule.target or "the desk's page", "; ".join(asked))
    return "\t".join(single_line(word) for word in words)
