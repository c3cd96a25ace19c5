"""`twosource near`: a claim goes in; the claims that may be the same come out, with what to type to make them one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import msgspec

from twosource.cli.claim_lines import origin_words, print_lines
from twosource.cli.console import make_console, single_line
from twosource.errors import UsageError
from twosource.run.nearing import find_near, look_around
from twosource.store import open_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from twosource.cli.claim_lines import Line
    from twosource.model.ledger import Claim, Story
    from twosource.relate.claims.near import Near

FORMATS = click.Choice(["table", "jsonl"])


@click.command("near")
@click.argument("case")
@click.argument("claim")
@click.option("--format", "form", type=FORMATS, default="table", show_default=True)
def near_command(case: str, claim: str, form: str) -> None:
    """List the claims of CASE that may be the same as CLAIM, likeliest first; nothing is changed by it.

    They are worded alike and were left apart. Whoever has read both may merge them: `twosource rule CASE CLAIM merge`.
    """
    opened = open_case(case)
    around = look_around(opened)
    found = around.claims.get(claim)
    if found is None or around.orders.now(claim) != claim:
        raise UsageError(no_claim(case, claim, around.orders.now(claim)))
    near = find_near(opened, found, around)
    if form == "jsonl":
        for one in near:
            click.echo(msgspec.json.encode(one).decode())
        return
    console, stories = make_console(), {one.id: one for one in opened.stories()}
    for one in near:
        print_lines(console, near_lines(one, found, around.claims[one.claim], stories))
    if near:
        click.echo(f'If two are one: twosource rule {case} {claim} merge --into CLAIM --by NAME --reason "…"')
    else:
        click.echo("No other claim is worded like it.")


def no_claim(case: str, claim: str, now: str) -> str:
    """Say that the case holds no such claim, or that it is part of another one now."""
    if now != claim:
        return f"{case}: claim {claim} was merged; it is part of claim {now} now"
    return f"{case}: holds no claim {claim!r}; `twosource claims {case}` lists them"


def near_lines(near: Near, claim: Claim, other: Claim, stories: Mapping[str, Story]) -> Iterator[Line]:
    """Give the lines that tell of one claim that may be the same."""
    yield f"  {single_line(other.value)}", "bold"
    yield f"  {other.status.upper()} · {origin_words(other)}", ""
    if near.words:
        yield f"  in common: {', '.join(map(single_line, near.words))}", ""
    if near.alike:
        pairs = (f"{single_line(mine)} and {single_line(theirs)}" for mine, theirs in near.alike)
        yield f"  near in meaning: {', '.join(pairs)}", ""
    if other.story != claim.story and other.story in stories:
        yield f"  in another story: {single_line(stories[other.story].headline)}", ""
    yield f"  claim {other.id}", "dim"
    yield "", ""
