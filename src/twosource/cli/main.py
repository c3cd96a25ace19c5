"""Words in, an exit status out: finds the verb, loads only its file, and turns every known error into one line."""

from __future__ import annotations

import importlib
import logging
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import click
from click.exceptions import NoArgsIsHelpError

from twosource import __version__
from twosource.cli.examples import EXAMPLES
from twosource.errors import ItemError, TwosourceError

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb's module, in which its function is called `<verb>_command`, and what `--help` says of it."""

    module: str
    help: str


VERBS = {
    "read": Verb("read", "Read stories and posts; print what was read, one Reading a line."),
    "new": Verb("new", "Make an empty case."),
    "add": Verb("add", "Add stories and posts to a case."),
    "watch": Verb("watch", "Follow feeds and pages into a case."),
    "stories": Verb("claims", "List the stories of a case."),
    "claims": Verb("claims", "List the claims of a case: status, origins, deadlines."),
    "deadlines": Verb("deadlines", "List the deadlines of a case by the time left, with their history."),
    "show": Verb("show", "Show a case, or one item, story or claim of it."),
    "why": Verb("show", "Print the whole argument for the status of a claim."),
    "near": Verb("near", "List the claims that may be the same as a claim, for a person to merge."),
    "rule": Verb("rule", "Rule on a claim, on the record."),
    "serve": Verb("serve", "Open the desk: on this machine, or for a team."),
    "alert": Verb("alert", "Tell people when something happens to claims."),
    "case": Verb("case", "See and change what a case is set to."),
    "account": Verb("account", "Say who may log in to the desk of a case, and as what."),
    "relate": Verb("relate", "Relate the items of a file without a case."),
    "match": Verb("relate", "Rank the checked claims that posts may repeat."),
    "batch": Verb("batch", "Read archives into Parquet tables."),
    "audit": Verb("audit", "Look into the log of a case, or prove that it is whole."),
    "export": Verb("export", "Pack items of a case as evidence that others can check and replay."),
    "copy": Verb("keep", "Make the same case elsewhere: a backup, its restore, a move to the other database."),
    "upgrade": Verb("keep", "Bring a case of an older version up to this one."),
    "retain": Verb("keep", "Set for how long a case keeps items."),
    "erase": Verb("keep", "Erase items for good; the log keeps that and why."),
    "gazetteer": Verb("gazetteer", "Add places to read with: GeoNames country files, a desk's own."),
    "owners": Verb("owners", "Tell a case who owns an outlet, and which account writes for one."),
    "codebook": Verb("codebook", "See the vocabulary that the program judges by."),
}
"""In the order in which a newcomer needs them."""
STOPPED = {
    "add": "what was added is kept, and the same command goes on from there",
    "batch": "what was read is kept, and the same command goes on from there",
}
"""What is left of a run that Ctrl-C stopped."""
WHAT_TO_DO = "check the path, its permissions, and the room that is left"


class Verbs(click.Group):
    """Loads the file of a verb when it is asked for: the language model takes its second only where it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """List the verbs."""
        return list(VERBS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - the same
        """Write the verbs with their lines of help, loading none."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, verb.help) for name, verb in VERBS.items()])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Load the verb's file and give its command; None for an unknown verb."""
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"twosource.cli.{VERBS[cmd_name].module}")
        return explain(cmd_name, cast("click.Command", getattr(module, f"{cmd_name}_command")))


def explain(verb: str, command: click.Command) -> click.Command:
    """Give a verb its examples, and each of its parts the whole first line of what it says of itself."""
    command.epilog = "\b\n" + "\n".join(["For example:", *(f"  twosource {words}" for words in EXAMPLES[verb])])
    for part in command.commands.values() if isinstance(command, click.Group) else ():
        part.short_help = (part.help or "").partition("\n")[0]
    return command


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="twosource")
def commands() -> None:
    """Read reports about a conflict and show how many independent origins stand behind each claim."""


def main(words: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its status; a known error is one line on standard error, never a traceback."""
    args = list(words) if words is not None else None
    tell_waits()
    try:
        status = commands.main(args=args, prog_name="twosource", standalone_mode=False)
    except click.exceptions.Exit as stop:
        status = stop.exit_code
    except click.Abort:
        status = tell(stopped(args), 130)
    except click.ClickException as error:
        status = tell_usage(error)
    except TwosourceError as error:
        status = tell(str(error), 1 if isinstance(error, ItemError) else 2)
    except (BrokenPipeError, SystemExit):  # click ends so where a pipe closed early
        drop_output()
        status = 0
    except OSError as error:
        if error.filename is None:
            drop_output()
        status = tell(f"{error.filename or 'the output'}: {error.strerror or error}; {WHAT_TO_DO}", 2)
    sys.exit(status if isinstance(status, int) else 0)


def tell_waits() -> None:
    """Let what the store has to say while it waits stand on standard error, a line each."""
    store = logging.getLogger("twosource.store")
    if not store.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("twosource: %(message)s"))
        store.addHandler(handler)


def stopped(args: Sequence[str] | None) -> str:
    """Say that somebody stopped the run, and what is left of it."""
    verb = next(iter(sys.argv[1:] if args is None else args), "")
    return f"stopped; {STOPPED[verb]}" if verb in STOPPED else "stopped"


def drop_output() -> None:
    """Let what still waits to be printed go nowhere: nobody reads it, or there is no room for it."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell_usage(error: click.ClickException) -> int:
    """Say in one line which word of the command does not fit, and where it is told what would."""
    context = getattr(error, "ctx", None)
    if isinstance(error, NoArgsIsHelpError) or context is None:
        error.show()
        return 2
    said = " ".join(error.format_message().split()).rstrip(".")
    verb = context.command_path.removeprefix("twosource ")
    return tell(f"{verb}: {said}; `{context.command_path} -h` tells what it takes", 2)


def tell(what: str, status: int) -> int:
    """Say one line on standard error and give back the exit status."""
    click.echo(f"twosource: {what}", err=True)
    return status
