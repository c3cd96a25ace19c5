"""Places laid over the gazetteer: files of them in, what is filed under a name out; in a case, or in a file of places.

A shelf is what `read.places` calls a book: it gives the trie of its names once, and places a name at a time, so that a
country's hundred thousand villages cost nothing until a text names one.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import delete, func, insert, inspect, select

from twosource.errors import UnreadableInput
from twosource.model.gazetteer import FiledPlace, NewPlace, PlaceSource
from twosource.model.wire import encode_value
from twosource.store.dialects import begin_reading, begin_writing, insert_rows, journal_ahead, open_sqlite, told_plainly
from twosource.store.tables import metadata, place_index, place_names, place_sources, places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from twosource.store.case import Case

SQLITE = b"SQLite format 3\x00"
NAMES = "names"
TABLES = (place_sources, places, place_names, place_index)
Named = tuple[NewPlace, tuple[str, ...]]
"""A place and the folded names by which it is found."""


@dataclass(frozen=True, slots=True)
class PlaceShelf:
    """Where places are kept; `note` writes into the log of the case what was done with a file of them."""

    location: str
    engine: Engine
    note: Callable[[Connection, str, PlaceSource], object] | None = None

    def sources(self) -> tuple[PlaceSource, ...]:
        """Give the files that were added, by name."""
        with self.reading() as connection:
            values = connection.execute(select(place_sources.c.value)).scalars()
            found = (msgspec.json.decode(value, type=PlaceSource) for value in values)
            return tuple(sorted(found, key=lambda one: (one.name, one.digest)))

    def digests(self) -> frozenset[str]:
        """Give the digests of the files that were added."""
        return frozenset(source.digest for source in self.sources())

    def index(self) -> bytes:
        """Give the trie of all names; empty where no file was added."""
        with self.reading() as connection:
            return connection.execute(select(place_index.c.content).where(place_index.c.name == NAMES)).scalar() or b""

    def look_up(self, key: str) -> Sequence[FiledPlace]:
        """Give what is filed under a folded name, in order of number."""
        joined = place_names.join(places, places.c.id == place_names.c.place)
        found = select(places.c.id, places.c.own, places.c.value).select_from(joined).where(place_names.c.key == key)
        with self.reading() as connection:
            rows = connection.execute(found.order_by(places.c.id)).all()
        return [FiledPlace(row.id, msgspec.json.decode(row.value, type=NewPlace), bool(row.own)) for row in rows]

    def listed(self, source: str) -> Iterator[NewPlace]:
        """Yield the places of a file, in its order."""
        found = select(places.c.value).where(places.c.source == source).order_by(places.c.id)
        with self.reading() as connection:
            for value in connection.execute(found.execution_options(yield_per=1000)).scalars():
                yield msgspec.json.decode(value, type=NewPlace)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a transaction that only reads."""
        with told_plainly(self.location), begin_reading(self.engine) as connection:
            yield connection

    @contextmanager
    def writing(self, pack: Callable[[Iterable[str]], bytes]) -> Iterator[Draft]:
        """Give a draft to which rows are added; `pack` makes the trie of all names at its end."""
        with told_plainly(self.location), begin_writing(self.engine) as connection:
            yield Draft(self, connection)
            keys = connection.execute(select(place_names.c.key).distinct()).scalars()
            connection.execute(delete(place_index))
            connection.execute(insert(place_index).values(name=NAMES, content=pack(keys)))

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


@dataclass(frozen=True, slots=True)
class Draft:
    """One change of a shelf: all of it is kept at the end, or nothing."""

    shelf: PlaceShelf
    connection: Connection

    def put(self, source: str, named: Sequence[Named], *, own: bool) -> None:
        """File some places of a file, each under its folded names."""
        first = 1 + (self.connection.execute(select(func.max(places.c.id))).scalar() or 0)
        rows = [
            {"id": first + at, "source": source, "own": int(own), "value": encode_value(place).decode()}
            for at, (place, _) in enumerate(named)
        ]
        insert_rows(self.connection, places, rows)
        filed = [{"key": key, "place": first + at} for at, (_, keys) in enumerate(named) for key in keys]
        insert_rows(self.connection, place_names, filed)

    def finish(self, source: PlaceSource) -> None:
        """Note that a file was added."""
        self.connection.execute(insert(place_sources).values(digest=source.digest, value=encode_value(source).decode()))
        self.tell("places", source)

    def remove(self, source: PlaceSource) -> None:
        """Take a file's places out."""
        numbers = select(places.c.id).where(places.c.source == source.digest)
        self.connection.execute(delete(place_names).where(place_names.c.place.in_(numbers)))
        self.connection.execute(delete(places).where(places.c.source == source.digest))
        self.connection.execute(delete(place_sources).where(place_sources.c.digest == source.digest))
        self.tell("places-removed", source)

    def tell(self, act: str, source: PlaceSource) -> None:
        """Write into the log, where there is one."""
        if self.shelf.note is not None:
            self.shelf.note(self.connection, act, source)


def shelf_of(case: Case) -> PlaceShelf:
    """Give the places of a case, by which everything in it is read."""

    def note(connection: Connection, act: str, source: PlaceSource) -> None:
        detail = {"digest": source.digest, "places": str(source.places), "own": "yes" if source.own else "no"}
        case.log(connection, act, source.name, detail)

    return PlaceShelf(case.location, case.engine, note)


def open_shelf(path: Path, *, make: bool = False) -> PlaceShelf:
    """Open a file of places, or `make` it where there is none.

    Raises:
        UnreadableInput: there is none, or it is something else.
    """
    if not path.exists() and not make:
        raise UnreadableInput(str(path), "no such file of places; make one with `twosource gazetteer add`")
    if path.exists() and not is_sqlite(path):
        raise UnreadableInput(str(path), "is no file of places; make one with `twosource gazetteer add`")
    engine = open_sqlite(path)
    with told_plainly(str(path)):
        if not path.exists():
            journal_ahead(engine)
            metadata.create_all(engine, tables=list(TABLES))
        elif not inspect(engine).has_table(place_sources.name):
            engine.dispose()
            raise UnreadableInput(str(path), "is a database, but no file of places")
    return PlaceShelf(str(path), engine)


def is_sqlite(path: Path) -> bool:
    """Tell whether a file is a database of SQLite."""
    with path.open("rb") as content:
        return content.read(len(SQLITE)) == SQLITE
