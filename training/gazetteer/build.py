"""From towns, divisions and countries to `geonames.npz` (a table and postings) and `geonames.marisa` (a trie of keys).

Row order is countries, first-level divisions, second-level divisions, towns. A posting is `row * 2 + weak`, weak when
the key is only an alternate name.
"""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import marisa_trie
import numpy as np

from training.gazetteer.extent import middle_of, radius_of
from training.gazetteer.sources import (
    Town,
    read_countries,
    read_divisions,
    read_state_ids,
    read_towns,
)
from twosource.read.places.spelling import bare_division_names, name_key
from twosource.read.places.table import CODE_MARK, KINDS, NOWHERE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHORTEST_ALTERNATE = 4
LATIN_ENDS = 0x0250
MORE_LATIN = range(0x1E00, 0x1F00)
FIXED_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class Rows:
    """The table under construction, column by column, and the keys of each row (name first)."""

    columns: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    names: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    keys: dict[str, dict[int, bool]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, name: str, code: str, others: tuple[str, ...] = (), **columns: float) -> int:
        """Append a row, with the GeoNames code of a country or division; give its number."""
        row = len(self.names)
        self.names.append(name)
        if code:
            self.codes.append(code)
            self.keys[CODE_MARK + code.lower()][row] = False
        for column, value in columns.items():
            self.columns[column].append(value)
        for other in others:
            self.key(other, row, weak=True)
        self.key(name, row, weak=False)
        return row

    def key(self, name: str, row: int, *, weak: bool) -> None:
        """File `row` under the key of `name`."""
        key = name_key(name)
        if key:
            self.keys[key][row] = weak and self.keys[key].get(row, True)


def build(npm: Path, out: Path) -> Iterator[str]:
    """Write both files into `out`; yield lines that tell counts and sizes."""
    towns = read_towns(npm)
    rows = Rows()
    countries = _add_countries(rows)
    first = _add_first(rows, npm, towns, countries)
    second = _add_second(rows, npm, towns, countries, first)
    _add_towns(rows, towns, countries, first, second)
    yield f"{len(countries)} countries, {len(first)} first, {len(second)} second level divisions, {len(towns)} towns"
    trie = marisa_trie.Trie(sorted(rows.keys))
    trie.save(str(out / "geonames.marisa"))
    _save(out / "geonames.npz", _arrays(rows, trie))
    yield f"{len(trie)} keys"
    for name in ("geonames.marisa", "geonames.npz"):
        yield f"{name}: {(out / name).stat().st_size / 1e6:.1f} MB"


def _add_countries(rows: Rows) -> dict[str, int]:
    return {
        one.code: rows.add(
            one.name,
            one.code,
            id=one.id,
            lat=0.0,
            lon=0.0,
            population=one.population,
            kind=KINDS.index("country"),
            radius=(one.area / np.pi) ** 0.5,
            country=number,
            admin1=NOWHERE,
            admin2=NOWHERE,
        )
        for number, one in enumerate(read_countries())
    }


def _members(towns: list[Town], level: int) -> dict[str, list[Town]]:
    grouped: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        grouped[town.admin1 if level == 1 else town.admin2].append(town)
    return grouped


def _add_first(rows: Rows, npm: Path, towns: list[Town], countries: dict[str, int]) -> dict[str, int]:
    ids = read_state_ids()
    members = _members(towns, 1)
    return {
        code: _add_division(
            rows, name, code, members[code], country=countries[code[:2]], admin1=NOWHERE, link=ids.get(code, 0)
        )
        for code, name in read_divisions(npm, 1).items()
        if members.get(code) and code[:2] in countries
    }


def _add_second(
    rows: Rows, npm: Path, towns: list[Town], countries: dict[str, int], first: dict[str, int]
) -> dict[str, int]:
    members = _members(towns, 2)
    return {
        code: _add_division(
            rows,
            name,
            code,
            members[code],
            country=countries[code[:2]],
            admin1=first.get(code.rpartition(".")[0], NOWHERE),
            link=0,
        )
        for code, name in read_divisions(npm, 2).items()
        if members.get(code) and code[:2] in countries and not _is_its_town(name, members[code])
    }


def _is_its_town(name: str, towns: list[Town]) -> bool:
    """Tell whether the division is but the town of its name again, as communes are: the town then says it better."""
    return any(name_key(town.name) == name_key(name) for town in towns)


def _add_division(rows: Rows, name: str, code: str, towns: list[Town], *, country: int, admin1: int, link: int) -> int:
    lat, lon = middle_of(towns)
    kind = "admin1" if code.count(".") == 1 else "admin2"
    row = rows.add(
        name,
        code,
        id=link,
        lat=lat,
        lon=lon,
        population=sum(town.population for town in towns),
        kind=KINDS.index(kind),
        radius=radius_of(towns, lat, lon),
        country=country,
        admin1=admin1,
        admin2=NOWHERE,
    )
    for bare in bare_division_names(name):
        rows.key(bare, row, weak=True)
    return row


def _add_towns(
    rows: Rows, towns: list[Town], countries: dict[str, int], first: dict[str, int], second: dict[str, int]
) -> None:
    capitals = _capitals(towns)
    for town in towns:
        if town.country not in countries:
            continue
        others = tuple(name for name in town.others if _is_worth_a_key(name))
        rows.add(
            town.name,
            "",
            others,
            id=town.id,
            lat=town.lat,
            lon=town.lon,
            population=town.population,
            kind=KINDS.index("capital" if town.id in capitals else "town"),
            radius=0.0,
            country=countries[town.country],
            admin1=first.get(town.admin1, NOWHERE),
            admin2=second.get(town.admin2, NOWHERE),
        )


def _capitals(towns: list[Town]) -> set[int]:
    """Find the id of each country's capital: the most populous of its towns of that name."""
    wanted = {one.code: name_key(one.capital) for one in read_countries()}
    best: dict[str, Town] = {}
    for town in towns:
        names = {name_key(name) for name in (town.name, *town.others)}
        if wanted.get(town.country) in names and town.population > getattr(best.get(town.country), "population", -1):
            best[town.country] = town
    return {town.id for town in best.values()}


def _is_worth_a_key(name: str) -> bool:
    """Keep Latin spellings; leave out other scripts, airport codes, romanisations in lower case, and sentences."""
    return (
        len(name) >= SHORTEST_ALTERNATE
        and all(ord(letter) < LATIN_ENDS or letter in "ʻʼʿʾ’‘" or ord(letter) in MORE_LATIN for letter in name)
        and name[0].isupper()
        and not (name.isupper() and len(name) <= SHORTEST_ALTERNATE)
        and not any(letter.isdigit() or letter in ",;(/" for letter in name)
    )


def _arrays(rows: Rows, trie: marisa_trie.Trie) -> dict[str, np.ndarray]:
    by_number = [""] * len(trie)
    for key in rows.keys:
        by_number[trie[key]] = key
    starts, postings = [0], []
    for key in by_number:
        postings += [row * 2 + weak for row, weak in sorted(rows.keys[key].items())]
        starts.append(len(postings))
    kinds: dict[str, type[np.generic]] = {
        "id": np.uint32,
        "population": np.uint32,
        "kind": np.uint8,
        "country": np.uint8,
    }
    kinds |= {"lat": np.float32, "lon": np.float32, "radius": np.float16, "admin1": np.uint32, "admin2": np.uint32}
    arrays = {name: np.array(rows.columns[name], dtype=kinds[name]) for name in sorted(kinds)}
    for column, texts in (("names", rows.names), ("codes", rows.codes)):
        encoded = [text.encode() for text in texts]
        arrays[column] = np.frombuffer(b"".join(encoded), dtype=np.uint8)
        arrays[f"{column}_starts"] = np.cumsum([0, *map(len, encoded)], dtype=np.uint32)
    arrays["starts"] = np.array(starts, dtype=np.uint32)
    arrays["postings"] = np.array(postings, dtype=np.uint32)
    return arrays


def _save(path: Path, arrays: dict[str, np.ndarray]) -> None:
    """Write what `numpy.load` reads, with fixed times, so that the same input gives the same bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in sorted(arrays.items()):
            written = io.BytesIO()
            np.save(written, array, allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", FIXED_TIME)
            archive.writestr(entry, written.getvalue(), zipfile.ZIP_DEFLATED)
