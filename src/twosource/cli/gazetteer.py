"""`twosource gazetteer`: files of places go in; what they hold, and each row that cannot be a place, comes out."""

from __future__ import annotations

from pathlib import Path

import click

from twosource.cli.console import tell_failure, with_progress
from twosource.errors import ItemError
from twosource.read.places import read_overlay


@click.group("gazetteer")
def gazetteer_command() -> None:
    """Look into files of places before reading with them (`--places` of `read` and `add`)."""


@gazetteer_command.command("check")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check_command(files: tuple[Path, ...]) -> int:
    """Read the places of FILES: CSV, GeoJSON, or GeoNames country files (AF.txt, AF.zip)."""
    refused = 0
    for path in files:
        places = 0
        for row in with_progress(read_overlay(path), str(path)):
            if isinstance(row, ItemError):
                tell_failure(row)
                refused += 1
            else:
                places += 1
        click.echo(f"{path}: {places} places")
    if refused:
        click.echo(f"{refused} rows left out, each named")
    return 1 if refused else 0
