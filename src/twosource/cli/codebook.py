"""`twosource codebook`: the vocabulary that the program judges by, listed or checked."""

from __future__ import annotations

from importlib.resources import files

import click

from twosource.codebook import codebook_digest, vocabulary_names


@click.group("codebook")
def codebook_command() -> None:
    """See the vocabulary: event types, cues, hedges, weights and rules, each with its reason."""


@codebook_command.command("list")
def list_command() -> None:
    """List the vocabularies and the digest that is stamped on everything they coded."""
    for name in vocabulary_names():
        click.echo(name)
    click.echo(codebook_digest())


@codebook_command.command("show")
@click.argument("name", metavar="NAME", type=click.Choice(vocabulary_names()))
def show_command(name: str) -> None:
    """Print one vocabulary as it is, comments included."""
    click.echo((files("twosource.codebook") / f"{name}.yaml").read_text("utf-8"), nl=False)
