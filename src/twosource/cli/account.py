"""`twosource account`: who may log in to a case's desk, and as what; passwords come from a prompt or standard input."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, get_args

import click

from twosource.cli.console import single_line
from twosource.desk.access.entrance import SCOPES, make_token
from twosource.desk.access.limits import LIMITS
from twosource.desk.access.passwords import check_password, make_passwords
from twosource.model.access import Role
from twosource.store import open_case
from twosource.store.accounts import Accounts

if TYPE_CHECKING:
    from collections.abc import Callable

ROLES: tuple[Any, ...] = get_args(Role)


@click.group("account")
def account_command() -> None:
    """Say who may log in to the desk of a case; with the first account its desk asks for name and password."""


def on_account(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the words that say of which case, and which account."""
    return click.argument("case")(click.argument("name")(command))


@account_command.command("add")
@on_account
@click.option("--role", type=click.Choice(ROLES), default="reader", show_default=True, help="What it may.")
@click.option("--temporary", is_flag=True, help="Its holder must choose another password at the first login.")
def add_command(case: str, name: str, role: Role, *, temporary: bool) -> None:
    """Add an account NAME to CASE; the first one must be an admin's."""
    accounts = Accounts(open_case(case))
    made = accounts.add(name, role, make_passwords().hash(read_password(name)), temporary=temporary)
    click.echo(f"{made.name}: may log in as {made.role}")
    if len(accounts.everyone()) == 1:
        click.echo("From its next start on, the desk of this case asks for name and password.")


@account_command.command("list")
@click.argument("case")
def list_command(case: str) -> None:
    """List the accounts of CASE: name, role, since when, and whether it is disabled."""
    for one in Accounts(open_case(case)).everyone():
        state = f"disabled {one.disabled}" if one.disabled else "temporary password" if one.temporary else ""
        click.echo("\t".join(single_line(word) for word in (one.name, one.role, one.made, state)))


@account_command.command("role")
@on_account
@click.argument("role", metavar="ROLE", type=click.Choice(ROLES))
def role_command(case: str, name: str, role: Role) -> None:
    """Give NAME another ROLE; it counts at once."""
    Accounts(open_case(case)).set_role(name, role)
    click.echo(f"{name}: {role}")


@account_command.command("disable")
@on_account
def disable_command(case: str, name: str) -> None:
    """Let NAME log in no longer, end its sessions, and let its tokens open nothing."""
    Accounts(open_case(case)).disable(name)
    click.echo(f"{name}: may not log in")


@account_command.command("enable")
@on_account
def enable_command(case: str, name: str) -> None:
    """Let NAME log in again."""
    Accounts(open_case(case)).enable(name)
    click.echo(f"{name}: may log in")


@account_command.command("password")
@on_account
@click.option("--temporary", is_flag=True, help="Its holder must choose another at the next login.")
def password_command(case: str, name: str, *, temporary: bool) -> None:
    """Set another password for NAME and end its sessions."""
    accounts = Accounts(open_case(case))
    account = accounts.need(name)
    accounts.set_password(name, make_passwords().hash(read_password(account.name)), temporary=temporary)
    click.echo(f"{account.name}: has another password; all its sessions ended")


@account_command.command("logout")
@on_account
def logout_command(case: str, name: str) -> None:
    """End all sessions of NAME."""
    opened = open_case(case)
    accounts = Accounts(opened)
    ended = accounts.end_sessions(accounts.need(name).name)
    opened.record_act("logout-everywhere", name, {"sessions": str(ended)})
    click.echo(f"{name}: {ended} sessions ended")


@account_command.command("token")
@on_account
@click.option("--scope", "scopes", multiple=True, type=click.Choice(SCOPES), help="What it may; repeat for more.")
@click.option("--for", "label", default="", help="What it is for.")
@click.option("--days", default=LIMITS.token_days, show_default=True, help="How long it lasts.")
@click.option("--revoke", default=None, metavar="ID", help="Let this token open nothing any longer.")
def token_command(case: str, name: str, scopes: tuple[str, ...], label: str, days: int, revoke: str | None) -> None:
    """Make a token for a program of NAME and print it this once; without scopes, list the tokens."""
    opened = open_case(case)
    accounts = Accounts(opened)
    if revoke:
        accounts.revoke_token(revoke, name)
        click.echo(f"{revoke}: opens nothing any longer")
    elif scopes:
        click.echo(make_token(opened, name, label, scopes, days))
    else:
        for one in accounts.tokens(accounts.need(name).name):
            state = f"revoked {one.revoked}" if one.revoked else f"until {one.ends}"
            click.echo("\t".join(single_line(word) for word in (one.id, " ".join(one.scopes), state, one.label)))


def read_password(name: str) -> str:
    """Read a password that keeps the rules: twice from a person who types, or one line of standard input.

    Raises:
        Refused: it does not keep them.
    """
    if sys.stdin.isatty():
        typed: str = click.prompt("Password", hide_input=True, confirmation_prompt="The same again")
    else:
        typed = sys.stdin.readline().rstrip("\r\n")
    return check_password(typed, name)
