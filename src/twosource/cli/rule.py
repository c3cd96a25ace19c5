"""`twosource rule`: a person's decision on a claim goes in, with its reason; it is added, never edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from twosource.model.ledger import RulingKind
from twosource.relate.rulings.orders import give_orders, name_split
from twosource.run.agreeing import read_rulings
from twosource.run.relating import relate_case
from twosource.run.ruling import Wish, rule
from twosource.store import open_case

if TYPE_CHECKING:
    from typing import Any

    from twosource.model.ledger import Ruling
    from twosource.store import Case

KINDS: tuple[Any, ...] = get_args(RulingKind)


@click.command("rule")
@click.argument("case")
@click.argument("claim")
@click.argument("kind", metavar="KIND", type=click.Choice(KINDS))
@click.option("--reason", required=True, help="Why; stays on the record.")
@click.option("--by", "person", required=True, help="Who rules.")
@click.option("--undoes", default=None, help="With `undo`: the id of the ruling (or undo) that is taken back.")
@click.option("--into", default=None, help="With `merge`: the claim that this one is the same as.")
@click.option("--at", multiple=True, metavar="ITEM:START-END", help="The words that are split off or put right.")
@click.option("--place", default=None, help="With `re-place`: the place's name.")
@click.option("--lat", type=float, default=None, help="Its latitude, where the gazetteer does not know one place.")
@click.option("--lon", type=float, default=None, help="Its longitude.")
@click.option("--nowhere", is_flag=True, help="With `re-place`: the words name no place.")
@click.option("--earliest", default=None, help="With `re-time`: a date or instant.")
@click.option("--latest", default=None, help="The latest that it can mean, if that differs.")
@click.option("--voice", "chain", multiple=True, metavar="NAME (KIND)", help="With `correct-chain`: outermost first.")
def rule_command(
    case: str,
    claim: str,
    kind: RulingKind,
    reason: str,
    person: str,
    undoes: str | None,
    **said: Any,  # noqa: ANN401 - click hands each option by its name
) -> None:
    """Rule on a CLAIM of CASE: confirm, refute, not-a-claim, put right what was read or related, or undo a ruling.

    KIND is confirm, refute, not-a-claim, merge, split, re-place, re-time, correct-chain or undo.
    """
    opened = open_case(case).acting_as(person)
    ruling = rule(opened, claim, kind, reason, undoes=undoes, wish=Wish(**said))
    relate_case(opened)
    click.echo(f"ruling {ruling.id}: {kind} by {person}" + tell_outcome(opened, ruling))


def tell_outcome(case: Case, ruling: Ruling) -> str:
    """Say what became of the claim."""
    if ruling.kind == "split":
        return f"; what was split off is claim {name_split(ruling.id)}"
    held = give_orders(case.rulings()).now(ruling.claim)
    if held != ruling.claim:
        return f"; the claim is part of {held} now"
    if any(one.pending and one.id == ruling.id for one in read_rulings(case)):
        return "; it waits until another person rules the same"
    if ruling.kind == "not-a-claim":
        return "; the claim is set aside"
    now = case.claim(ruling.claim)
    return f"; the claim is now {now.status}" if now else ""
