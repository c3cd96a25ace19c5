"""Words in, an exit status out: finds the verb, loads only its file, and turns every known error into one line."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING

import click

from twosource import __version__
from twosource.errors import ItemError, TwosourceError

if TYPE_CHECKING:
    from collections.abc import Sequence

VERBS = {
    "read": "twosource.cli.read",
    "new": "twosource.cli.new",
    "add": "twosource.cli.add",
    "stories": "twosource.cli.claims",
    "claims": "twosource.cli.claims",
    "show": "twosource.cli.show",
    "why": "twosource.cli.show",
    "rule": "twosource.cli.rule",
    "serve": "twosource.cli.serve",
    "relate": "twosource.cli.relate",
    "match": "twosource.cli.relate",
    "batch": "twosource.cli.batch",
    "audit": "twosource.cli.audit",
    "codebook": "twosource.cli.codebook",
}
"""Each verb and the file that holds it; a verb's function is called `<verb>_command`."""


class Verbs(click.Group):
    """Loads the file of a verb when it is asked for: the language model takes its second only where it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """List the verbs in the order in which a newcomer needs them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Load the verb's file and give its command; None for an unknown verb."""
        if cmd_name not in VERBS:
            return None
        command = getattr(importlib.import_module(VERBS[cmd_name]), f"{cmd_name}_command")
        if not isinstance(command, click.Command):
            msg = f"{VERBS[cmd_name]}.{cmd_name}_command is no command"
            raise TypeError(msg)
        return command


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="twosource")
def commands() -> None:
    """Read reports about a conflict and show how many independent origins stand behind each claim."""


def main(words: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its status; a known error is one line on standard error, never a traceback."""
    try:
        status = commands.main(args=list(words) if words is not None else None, standalone_mode=False)
    except click.exceptions.Exit as stop:
        status = stop.exit_code
    except click.Abort:
        status = tell("stopped", 130)
    except click.ClickException as error:
        error.show()
        status = 2
    except TwosourceError as error:
        status = tell(str(error), 1 if isinstance(error, ItemError) else 2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status if isinstance(status, int) else 0)


def tell(what: str, status: int) -> int:
    """Say one line on standard error and give back the exit status."""
    click.echo(f"twosource: {what}", err=True)
    return status
