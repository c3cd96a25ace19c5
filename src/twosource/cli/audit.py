"""`twosource audit`: a case goes in; its log comes out, or the proof that nobody altered it."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import click
import msgspec

from twosource.cli.console import single_line
from twosource.cli.stamps import Trust, complete_command, describe_stamps, stamp_command
from twosource.errors import UsageError
from twosource.gather.stamping import parse_block
from twosource.model.trail import AuditHead
from twosource.store import open_case


@click.group("audit")
def audit_command() -> None:
    """Look into the log of a case, or prove that it is whole."""


@audit_command.command("log")
@click.argument("case")
@click.option("--after", default=0, show_default=True, help="Only entries with a higher number.")
def log_command(case: str, after: int) -> None:
    """Print the log: number, moment (UTC), person, act, subject."""
    for entry in open_case(case).audit_entries(after):
        detail = ", ".join(f"{name}={value}" for name, value in entry.detail)
        words = f"{entry.number}\t{entry.at}\t{entry.person}\t{entry.act}\t{entry.subject}\t{detail}"
        click.echo("\t".join(single_line(word) for word in words.split("\t")))


@audit_command.command("head")
@click.argument("case")
def head_command(case: str) -> None:
    """Print the end of the log as one line of JSON; keep it elsewhere, and `verify --head` can show a cut log."""
    click.echo(msgspec.json.encode(open_case(case).audit_head()).decode())


@audit_command.command("verify")
@click.argument("case")
@click.option("--head", "heads", multiple=True, type=click.Path(), help="A file with a head that was kept elsewhere.")
@click.option("--roots", type=click.File("rb"), help="Certificates (PEM) that you trust, for the stamps beside a head.")
@click.option("--block", metavar="HEX", help="The header of the Bitcoin block that keeps a head, for the same.")
def verify_command(case: str, heads: tuple[str, ...], roots: BinaryIO | None, block: str | None) -> None:
    """Walk the whole log: an edit, a gap, a reorder or a cut ends with one line and status 2.

    Stamps that lie beside a head are held to it, and it was in the log by the moment that they tell.
    """
    trust = Trust(roots.read() if roots else None, parse_block(block) if block else None)
    head = open_case(case).audit_verify([read_head(path) for path in heads])
    click.echo(f"The log is whole: {head.number} entries, head {head.hash}")
    for path in heads:
        for line in describe_stamps(Path(path), trust):
            click.echo(line)


audit_command.add_command(stamp_command)
audit_command.add_command(complete_command)


@audit_command.command("captures")
@click.argument("case")
def captures_command(case: str) -> None:
    """Hold every captured byte to its digest; the first that is not what it was ends with one line and status 2."""
    click.echo(f"{open_case(case).verify_captures()} captures are what they were")


def read_head(path: str) -> AuditHead:
    """Read a head that `audit head` printed."""
    try:
        return msgspec.json.decode(Path(path).read_bytes(), type=AuditHead)
    except OSError as error:
        msg = f"{path}: cannot be read ({error.strerror}); give the file that `twosource audit head` was written to"
        raise UsageError(msg) from error
    except msgspec.MsgspecError as error:
        msg = f"{path}: not a head as `twosource audit head` prints it: {error}"
        raise UsageError(msg) from error
