"""Files of places go onto a shelf, a row at a time; rows that cannot be places come out named, and what was added."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from twosource.errors import ItemError, UnreadableInput
from twosource.model.gazetteer import NewPlace, PlaceSource
from twosource.read.places import build_index, digest_overlay, is_own, keys_of, read_overlay
from twosource.store.places import open_shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from twosource.store.places import PlaceShelf

ROWS = 2000
"""Rows filed at once: enough that the database is asked seldom, few enough that a country streams through."""
SHELVES = frozenset({".db", ".sqlite", ".places"})


@dataclass(frozen=True, slots=True)
class PlaceFile:
    """A file of places; `member` names a country's file within an archive of several."""

    path: Path
    member: str | None = None

    @property
    def name(self) -> str:
        """What it is called in lists and in the log: no folders, which tell of the machine."""
        return self.member or self.path.name


@dataclass(frozen=True, slots=True)
class PlacesAdded:
    """A file that is on the shelf now, and whether it was new there."""

    source: PlaceSource
    new: bool


def find_country(code: str, where: Path) -> PlaceFile:
    """Find the country file of GeoNames for an ISO 3166-1 code in a folder, or in an archive of several.

    Raises:
        UnreadableInput: there is none.
    """
    text = f"{code.upper()}.txt"
    if where.is_file():
        return PlaceFile(where, text)
    names = {path.name.lower(): path for path in where.iterdir()} if where.is_dir() else {}
    found = names.get(text.lower()) or names.get(f"{code.lower()}.zip")
    if found is None:
        what = f"holds neither {text} nor {code.upper()}.zip; get it from GeoNames, or say --fetch"
        raise UnreadableInput(str(where), what)
    return PlaceFile(found, text if found.suffix.lower() == ".zip" else None)


def add_places(shelf: PlaceShelf, file: PlaceFile) -> Iterator[ItemError | PlacesAdded]:
    """Add a file; yield what is wrong with rows as they come, then what was added. A file that is there stays so.

    Raises:
        UnreadableInput: it cannot be opened, is of no known form, or holds no place.
    """
    digest = digest_overlay(file.path, file.member)
    known = next((one for one in shelf.sources() if one.digest == digest), None)
    if known is not None:
        yield PlacesAdded(known, new=False)
        return
    source = PlaceSource(digest, file.name, is_own(file.path))
    with shelf.writing(build_index) as draft:
        rows = read_overlay(file.path, file.member)
        while batch := list(islice(rows, ROWS)):
            good = [(one, keys_of(one)) for one in batch if isinstance(one, NewPlace)]
            yield from (one for one in batch if not isinstance(one, NewPlace))
            draft.put(digest, good, own=source.own)
            refused = source.refused + len(batch) - len(good)
            source = replace(source, places=source.places + len(good), refused=refused)
        if not source.places:
            raise UnreadableInput(str(file.path), "holds no place; nothing was added")
        draft.finish(source)
    yield PlacesAdded(source, new=True)


def copy_places(shelf: PlaceShelf, other: PlaceShelf) -> Iterator[PlacesAdded]:
    """Add to a shelf what another one holds."""
    known = shelf.digests()
    for source in other.sources():
        if source.digest in known:
            yield PlacesAdded(source, new=False)
            continue
        with shelf.writing(build_index) as draft:
            listed = other.listed(source.digest)
            while batch := list(islice(listed, ROWS)):
                draft.put(source.digest, [(one, keys_of(one)) for one in batch], own=source.own)
            draft.finish(source)
        yield PlacesAdded(source, new=True)


def add_files(shelf: PlaceShelf, paths: Iterable[Path]) -> Iterator[ItemError | PlacesAdded]:
    """Add files of places and shelves of them; what cannot be opened is named, and the rest is added."""
    for path in paths:
        try:
            yield from copy_places(shelf, open_shelf(path)) if is_shelf(path) else add_places(shelf, PlaceFile(path))
        except UnreadableInput as error:
            yield error


def is_shelf(path: Path) -> bool:
    """Tell a file of places that `gazetteer add` made, by its name."""
    return path.suffix.lower() in SHELVES


def remove_places(shelf: PlaceShelf, source: PlaceSource) -> None:
    """Take a file's places off a shelf."""
    with shelf.writing(build_index) as draft:
        draft.remove(source)
