"""`twosource rule`: a person's decision on a claim goes in, with its reason; it is added, never edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from twosource.model.ledger import RulingKind
from twosource.run.relating import relate_case
from twosource.store import open_case

if TYPE_CHECKING:
    from typing import Any

KINDS: tuple[Any, ...] = get_args(RulingKind)


@click.command("rule")
@click.argument("case")
@click.argument("claim")
@click.argument("kind", type=click.Choice(KINDS))
@click.option("--reason", required=True, help="Why; stays on the record.")
@click.option("--by", "person", required=True, help="Who rules.")
@click.option("--undoes", default=None, help="With `undo`: the id of the ruling that is taken back.")
def rule_command(case: str, claim: str, kind: RulingKind, reason: str, person: str, undoes: str | None) -> None:
    """Rule on a CLAIM of CASE: confirm, refute, not-a-claim …, or undo a ruling by another one."""
    opened = open_case(case).acting_as(person)
    ruling = opened.add_ruling(claim, kind, reason, undoes)
    relate_case(opened)
    now = opened.claim(claim)
    click.echo(f"ruling {ruling.id}: {kind} by {person}" + (f"; the claim is now {now.status}" if now else ""))
