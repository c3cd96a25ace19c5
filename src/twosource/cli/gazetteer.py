"""`twosource gazetteer`: files of places go into a case or a file; each row that cannot be a place is named."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from twosource.cli.console import single_line, tell_failure, with_progress
from twosource.errors import ItemError, UsageError
from twosource.gather.geonames import fetch_country
from twosource.read.places import is_country, read_overlay
from twosource.run.following import read_left_over
from twosource.run.overlaying import PlaceFile, PlacesAdded, add_files, add_places, find_country, remove_places
from twosource.run.recipes import ReaderRecipe, make_reader
from twosource.run.relating import relate_case
from twosource.store import open_case
from twosource.store.places import open_shelf, shelf_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from twosource.store.places import PlaceShelf

CODE = re.compile(r"[A-Za-z]{2}")
DEFAULT_FILE = Path("places.db")
CREDIT = "GeoNames (geonames.org), CC BY 4.0: name it wherever you show these places."


def where_options(command: Callable[..., object]) -> Callable[..., object]:
    """Add the options that say where places are kept."""
    to = click.option("--to", type=click.Path(dir_okay=False, path_type=Path), default=DEFAULT_FILE, show_default=True,
                      help="A file of places, to be given to `--places`.")  # fmt: skip
    return click.option("--case", default=None, help="Keep them in this case: all that is added to it is read so.")(
        to(command)
    )


@click.group("gazetteer")
def gazetteer_command() -> None:
    """Lay places over the gazetteer that ships: GeoNames country files, and a desk's own, which win over all."""


@gazetteer_command.command("add")
@click.argument("sources", nargs=-1, required=True)
@where_options
@click.option(
    "--from",
    "folder",
    type=click.Path(exists=True, path_type=Path),
    default=Path(),
    help="Folder or archive that holds the country files (AF.zip, AF.txt). Default: this folder.",
)
@click.option("--fetch", is_flag=True, help="Get the country files from GeoNames into the folder first.")
@click.option("--reread", is_flag=True, help="Read what the case holds already anew, with these places.")
def add_command(
    sources: tuple[str, ...], case: str | None, to: Path, folder: Path, *, fetch: bool, reread: bool
) -> int:
    """Add SOURCES: codes of countries (AF PK) or files (CSV, GeoJSON, AF.zip). Nothing is fetched without --fetch."""
    shelf = open_places(case, to, make=True)
    refused = tell_places(add_sources(shelf, sources, folder, fetch=fetch))
    kept = f"in {case}: what is added from now on is read with them" if case else f"in {to}: give it to --places"
    click.echo(f"{sum(one.places for one in shelf.sources())} places {kept}")
    failed = read_again(case) if reread and case is not None else 0
    return 1 if refused or failed else 0


def read_again(location: str) -> int:
    """Read the items of a case that were not read with its places, and relate them; give how many could not be."""
    case, reader = open_case(location), make_reader(ReaderRecipe(case=location))
    before = len(case.unread(reader.coded_by))
    failures = list(with_progress(read_left_over(case, reader, reader.coded_by), "reading"))
    for failure in failures:
        tell_failure(failure)
    relate_case(case)
    click.echo(f"{before - len(failures)} items read anew")
    return len(failures)


@gazetteer_command.command("list")
@where_options
def list_command(case: str | None, to: Path) -> None:
    """List the files of places that a case, or a file of places, holds."""
    for source in open_places(case, to).sources():
        whose = "a desk's own" if source.own else "GeoNames"
        click.echo(
            f"{single_line(source.name)}\t{source.places} places\t{source.refused} rows left out\t{whose}"
            f"\t{source.digest}"
        )


@gazetteer_command.command("remove")
@click.argument("name")
@where_options
def remove_command(name: str, case: str | None, to: Path) -> None:
    """Take out the file of places NAME (its name or digest, as `list` shows them)."""
    shelf = open_places(case, to)
    found = [source for source in shelf.sources() if name in {source.name, source.digest}]
    if len(found) != 1:
        which = "several files are" if found else "no file is"
        msg = f"{name}: {which} called so; `twosource gazetteer list` shows names and digests"
        raise UsageError(msg)
    remove_places(shelf, found[0])
    click.echo(f"{single_line(found[0].name)}: {found[0].places} places taken out")


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


def open_places(case: str | None, to: Path, *, make: bool = False) -> PlaceShelf:
    """Open the places of a case, or a file of them."""
    return open_shelf(to, make=make) if case is None else shelf_of(open_case(case))


def add_sources(
    shelf: PlaceShelf, sources: Iterable[str], folder: Path, *, fetch: bool
) -> Iterator[ItemError | PlacesAdded]:
    """Add countries by their code, and files; what cannot be had is named, and the rest is added."""
    for source in sources:
        if not CODE.fullmatch(source) or Path(source).exists():
            yield from add_files(shelf, [Path(source)])
            continue
        try:
            yield from add_places(shelf, country_file(source, folder, fetch=fetch))
        except ItemError as error:
            yield error


def country_file(code: str, folder: Path, *, fetch: bool) -> PlaceFile:
    """Find a country's file, fetching it where the user said so.

    Raises:
        UsageError: no country has that code.
        ItemError: the file is not there, or cannot be fetched.
    """
    if not is_country(code):
        msg = f"{code}: is no ISO 3166-1 code of two letters, and no such file is there"
        raise UsageError(msg)
    return PlaceFile(fetch_country(code, folder), f"{code.upper()}.txt") if fetch else find_country(code, folder)


def tell_places(added: Iterable[ItemError | PlacesAdded]) -> int:
    """Say what was added, naming what was not; give how many rows and files were left out."""
    refused = 0
    for one in with_progress(added, "places"):
        if isinstance(one, ItemError):
            tell_failure(one)
            refused += 1
        else:
            tell_added(one)
    return refused


def tell_added(added: PlacesAdded) -> None:
    """Say what a file brought."""
    source = added.source
    left = f", {source.refused} rows left out, each named" if source.refused and added.new else ""
    words = f"{source.places} places{left}" if added.new else "there already"
    click.echo(f"{single_line(source.name)}: {words}" + ("" if source.own else f". {CREDIT}"))
