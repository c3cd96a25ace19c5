"""`twosource audit stamp` and `complete`: the log's head is stamped by others; what `verify` says of such stamps."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from twosource.cli.console import single_line, tell_failure
from twosource.errors import ItemError, UsageError
from twosource.gather.stamping import (
    NONCE,
    Block,
    check_block,
    check_token,
    complete,
    decode_proof,
    encode_proof,
)
from twosource.run.stamping import PROOF, TOKEN, Witnesses, stamp_head, write
from twosource.store import open_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.gather.stamping import Proof


@dataclass(frozen=True, slots=True)
class Trust:
    """What a user holds stamps to: an authority's certificates (PEM), the header of a Bitcoin block."""

    certificates: bytes | None = None
    block: Block | None = None


@click.command("stamp")
@click.argument("case")
@click.option("--tsa", metavar="ADDRESS", help="A timestamp authority (RFC 3161).")
@click.option("--calendar", "calendars", multiple=True, metavar="ADDRESS", help="An OpenTimestamps calendar.")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), default=Path(), help="Folder for the stamps.")
def stamp_command(case: str, tsa: str | None, calendars: tuple[str, ...], into: Path) -> int:
    """Have the head of the log stamped by servers that you name; only its digest is sent. Keep the files elsewhere."""
    if tsa is None and not calendars:
        msg = "name who is to stamp it: --tsa ADDRESS, --calendar ADDRESS"
        raise UsageError(msg)
    failed = False
    for one in stamp_head(open_case(case), Witnesses(tsa, calendars), into, secrets.token_bytes(NONCE)):
        if isinstance(one, ItemError):
            tell_failure(one)
            failed = True
        else:
            click.echo(str(one))
    return int(failed)


@click.command("complete")
@click.argument("proofs", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--calendar", "calendars", multiple=True, metavar="ADDRESS", help="A calendar in your own network.")
def complete_command(proofs: tuple[Path, ...], calendars: tuple[str, ...]) -> int:
    """Ask the calendars of PROOFS (.ots) which block keeps each, some hours after the stamp, and write that into it."""
    failed = False
    for path in proofs:
        proof, failures = complete(decode_proof(path.read_bytes(), str(path)), calendars)
        write(path, encode_proof(proof))
        for one in failures:
            tell_failure(one)
            failed = True
        for line in describe_proof(path, proof, None):
            click.echo(line)
    return int(failed)


def describe_stamps(head: Path, trust: Trust) -> Iterator[str]:
    """Say in a line each what the stamps beside a head that was kept prove.

    Raises:
        ItemError: one of them is broken, or is about something else than the head.
    """
    message = head.read_bytes()
    token, proof = (head.with_name(head.name + ending) for ending in (TOKEN, PROOF))
    if token.is_file():
        stamp = check_token(token.read_bytes(), message, trust.certificates, str(token))
        whom = "" if stamp.trusted else "; not held to its certificate: give those that you trust by --roots"
        yield f"{token}: was there at {stamp.at}, says {single_line(stamp.by)}{whom}"
    if proof.is_file():
        yield from describe_proof(
            proof, decode_proof(proof.read_bytes(), str(proof)).require(message, str(proof)), trust.block
        )


def describe_proof(path: Path, proof: Proof, block: Block | None) -> Iterator[str]:
    """Say what a proof leads to."""
    if block is not None:
        height = check_block(proof, block)
        if height is None:
            msg = f"{path}: does not lead to block {block.hash}"
            raise UsageError(msg)
        yield f"{path}: was there at {block.at}, says Bitcoin's block {height}, {block.hash}"
        return
    for message, one in proof.start.walk():
        if one.calendar is not None:
            yield f"{path}: promised by {single_line(one.calendar)}; ask for its block: twosource audit complete {path}"
        elif one.height is not None:
            root = message[::-1].hex()
            yield f"{path}: in Bitcoin's block {one.height}, if its Merkle root is {root}; give its header by --block"
