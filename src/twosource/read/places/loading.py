"""From the shipped table and the codebook to the Gazetteer that reading uses."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.codebook.countries import Named, load_countries
from twosource.model.gazetteer import NewPlace
from twosource.read.places.gazetteer import Gazetteer
from twosource.read.places.overlay import digest_overlay, is_own, read_overlay
from twosource.read.places.table import PlaceTable, load_table
from twosource.read.places.vocabulary import demonyms, regions, states

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from twosource.read.places.books import PlaceBook
    from twosource.read.places.gazetteer import GazetteerPlace

LONGEST_ABBREVIATION = 3
LONGEST_CODE = 6


def load_gazetteer(paths: Iterable[Path] = (), books: Iterable[PlaceBook] = ()) -> Gazetteer:
    """Load the gazetteer that ships, and lay the places of a desk's files (`overlay.read_overlay`) and books over it.

    Rows that cannot be places are passed over here; `read_overlay` names them when a file is added.

    Raises:
        UnreadableInput: a file cannot be opened, or is of no known form.
    """
    gazetteer = load_shipped()
    for path in paths:
        found = (place for place in read_overlay(path) if isinstance(place, NewPlace))
        gazetteer = gazetteer.with_places(found, own=is_own(path), digest=digest_overlay(path))
    for book in books:
        if book.digests():
            gazetteer = gazetteer.with_book(book)
    return gazetteer


@lru_cache(maxsize=4)
def load_shipped(folder: Path | None = None) -> Gazetteer:
    """Load what ships (or what `training.gazetteer` wrote into `folder`), once a process."""
    table = load_table(folder)
    gazetteer = Gazetteer(table)
    _lay_regions(gazetteer)
    for code, named in {**load_countries(), **states()}.items():
        _lay_named(gazetteer, table, code, named)
    _lay_peoples(gazetteer)
    gazetteer.close()
    return gazetteer


def _lay_regions(gazetteer: Gazetteer) -> None:
    for region in regions():
        link = f"twosource:{region.kind}:{region.name}"
        names = [region.name, *(name for name in region.also if not _is_printed(name))]
        new = NewPlace(tuple(names), *region.at, region.kind, region.radius_km, region.countries, link)
        place = gazetteer.lay(new)
        gazetteer.printed |= {name: place for name in region.also if _is_printed(name)}


def _lay_named(gazetteer: Gazetteer, table: PlaceTable, code: str, named: Named) -> None:
    row = table.row_of_code(code)
    if row is None:
        return
    gazetteer.put(row, *named.at)
    place = gazetteer.place(row)
    if "." not in code:
        gazetteer.file_country(code, row)
    for name in named.also:
        _file(gazetteer, name, place)
    for word in named.people:
        gazetteer.people.setdefault(word, place)


def _file(gazetteer: Gazetteer, name: str, place: GazetteerPlace) -> None:
    """File a name to be found as printed if it is an abbreviation, folded otherwise."""
    if _is_printed(name):
        gazetteer.printed[name] = place
    else:
        gazetteer.file_name(name, place)


def _is_printed(name: str) -> bool:
    """Tell an abbreviation ("Ky.", "UK", "GERD"), which is only meant as it is printed, from a name."""
    short = len(name) <= LONGEST_ABBREVIATION or (name.isupper() and len(name) <= LONGEST_CODE)
    return ("." in name and " " not in name.replace(". ", ".")) or short


def _lay_peoples(gazetteer: Gazetteer) -> None:
    gazetteer.close()
    for name, people in demonyms().items():
        found = [one.place for one in gazetteer.candidates(name)]
        gazetteer.people.update(dict.fromkeys(people, max(found, key=_standing)))


def _standing(place: GazetteerPlace) -> tuple[bool, int, int]:
    """Rank the places of one name by how likely a people is called by it: regions and countries, then by population."""
    return place.kind not in {"town", "admin1", "admin2", "capital"}, place.population, -place.number
