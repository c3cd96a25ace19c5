"""From a name to the places it can mean: GeoNames' towns and divisions, our regions over them, a desk's own over all.

A desk's places win: where one has the name, nothing else is offered. Our regions stand beside GeoNames' towns, and
replace the divisions of the same name that lie inside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, pi, radians, sin, sqrt
from typing import TYPE_CHECKING

import marisa_trie

from twosource.read.places.books import MemoryBook, join_digests, open_index
from twosource.read.places.spelling import name_key, other_keys
from twosource.read.places.table import KINDS, NOWHERE, PlaceTable
from twosource.read.places.vocabulary import place_kinds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.model.gazetteer import FiledPlace, NewPlace
    from twosource.model.reading import Precision
    from twosource.read.places.books import PlaceBook

EARTH_KM = 6371.0
LEAST_KNOWN = 1000  # people; an entry with fewer would weigh as a hamlet although news names the town
DIVISIONS = frozenset({"admin1", "admin2"})
TOWNS = frozenset({"town", "capital"})
LAND = frozenset({"state", "district", "region", "valley", "peninsula", "area", "island", "islands"})
BOOK = 1 << 40
"""Numbers of a book's places begin at a multiple of this, so that they meet no row of the table."""
SAME_TOWN_KM = 5.0


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place on the map: WGS84 degrees, kind (codebook/place_kinds.yaml), radius of the circle that about covers it.

    `number` tells places of one gazetteer apart; `admin1`, `admin2` are the numbers of the divisions it lies in.
    `countries` holds ISO 3166-1 codes, one but for what lies in several or in none.
    """

    number: int
    name: str
    lat: float
    lon: float
    kind: str
    radius_km: float
    population: int
    countries: tuple[str, ...]
    link: str | None
    admin1: int | None = None
    admin2: int | None = None
    own: bool = False

    @property
    def precision(self) -> Precision:
        """How exact its point is."""
        return place_kinds()[self.kind].precision


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name can mean; `weak` when the name is only one of its alternates."""

    place: GazetteerPlace
    weak: bool


class Gazetteer:
    """Names to places. Made by `load_gazetteer`; `with_places` and `with_book` lay a desk's own over it."""

    def __init__(self, table: PlaceTable) -> None:
        """Take the shipped table; our countries, states and regions are laid over it by `load_gazetteer`."""
        self._table = table
        self._laid: list[GazetteerPlace] = []
        self._keys: dict[str, list[Candidate]] = {}
        self._points: dict[int, tuple[float, float]] = {}
        self._country_rows: dict[str, int] = {}
        self._places: dict[int, GazetteerPlace] = {}
        self._found: dict[str, tuple[Candidate, ...]] = {}
        self._trie = marisa_trie.Trie()
        self._books: list[tuple[PlaceBook, marisa_trie.Trie]] = []
        self.people: dict[str, GazetteerPlace] = {}
        self.printed: dict[str, GazetteerPlace] = {}

    @property
    def overlaid(self) -> str:
        """A digest of the files that were laid over what ships; empty where there are none."""
        return join_digests(digest for book, _ in self._books for digest in book.digests())

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Give every place that `name` can mean, in no order of likelihood; empty when it is in no list."""
        return self.candidates_of_key(name_key(name))

    def candidates_of_key(self, key: str) -> tuple[Candidate, ...]:
        """Give every place filed under a folded name (`spelling.name_key`)."""
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._look_up(key)
        return found

    def similar(self, name: str) -> tuple[Candidate, ...]:
        """Give what `name` can mean, as it stands or in a spelling that transliteration leaves open (then all weak)."""
        key = name_key(name)
        found = self.candidates_of_key(key)
        if found or not key:
            return found
        for other in other_keys(key):
            found = self.candidates_of_key(other)
            if found:
                return tuple(Candidate(one.place, weak=True) for one in found)
        return ()

    def prefixes(self, key: str) -> list[str]:
        """Give the known names with which the folded words `key` begin; the caller sees to word ends."""
        laid = (name for _, trie in self._books for name in trie.prefixes(key))
        return [*self._table.trie.prefixes(key), *self._trie.prefixes(key), *laid]

    def country(self, code: str) -> GazetteerPlace | None:
        """Give a country by its ISO 3166-1 code."""
        row = self._country_rows.get(code)
        return None if row is None else self.place(row)

    def place(self, number: int) -> GazetteerPlace:
        """Give the place of a number."""
        found = self._places.get(number)
        if found is None:
            found = self._places[number] = self._place_of_row(number)
        return found

    def with_places(self, places: Iterable[NewPlace], *, own: bool = True, digest: str = "") -> Gazetteer:
        """Give a gazetteer with more places over this one; a desk's `own` win over every other of their names."""
        return self.with_book(MemoryBook(places, own=own, digest=digest))

    def with_book(self, book: PlaceBook) -> Gazetteer:
        """Give a gazetteer with a book of places over this one."""
        return self._copy([*self._books, (book, open_index(book.index()))])

    def lay(self, new: NewPlace) -> GazetteerPlace:
        """Add one place of ours; `close` must follow before names are looked up."""
        place = self._place_of(new, len(self._table) + len(self._laid), own=False)
        number = place.number
        self._laid.append(place)
        for name in new.names:
            filed = self._keys.setdefault(name_key(name), [])
            if all(one.place.number != number for one in filed):
                filed.append(Candidate(place, weak=False))
        return place

    def close(self) -> None:
        """Make the names of laid places findable in running text."""
        self._trie = marisa_trie.Trie(self._keys)
        self._found.clear()

    def put(self, row: int, lat: float, lon: float) -> None:
        """Place a country or division of the table where the codebook says its label stands."""
        self._points[row] = (lat, lon)
        self._places.pop(row, None)

    def file_country(self, code: str, row: int) -> None:
        """Remember in which row the country of an ISO code stands."""
        self._country_rows[code] = row

    def file_name(self, name: str, place: GazetteerPlace) -> None:
        """Give a place of the table another name."""
        self._keys.setdefault(name_key(name), []).append(Candidate(place, weak=False))

    def _copy(self, books: list[tuple[PlaceBook, marisa_trie.Trie]]) -> Gazetteer:
        other = Gazetteer(self._table)
        other._laid, other._keys, other._trie = self._laid, self._keys, self._trie
        other._points, other._country_rows = self._points, self._country_rows
        other._books = books
        other.people, other.printed = self.people, self.printed
        return other

    def _look_up(self, key: str) -> tuple[Candidate, ...]:
        if not key:
            return ()
        filed = [
            (BOOK * rank, one) for rank, (book, trie) in enumerate(self._books, 1) if key in trie
            for one in book.look_up(key)
        ]  # fmt: skip
        own = tuple(self._filed(base, one) for base, one in filed if one.own)
        if own:
            return own
        laid = self._keys.get(key, [])
        shipped = [Candidate(self.place(row), weak) for row, weak in self._table.rows_of(key)]
        laid, listed = _without_doubles(laid, shipped)
        known = [*laid, *(one for one in listed if not any(_is_the_same(one.place, other.place) for other in laid))]
        added = (self._filed(base, one) for base, one in filed)
        return (*known, *(one for one in added if not any(_is_known(one.place, other.place) for other in known)))

    def _filed(self, base: int, filed: FiledPlace) -> Candidate:
        number = base + filed.number
        place = self._places.get(number)
        if place is None:
            place = self._places[number] = self._place_of(filed.place, number, own=filed.own)
        return Candidate(place, weak=False)

    def _place_of(self, new: NewPlace, number: int, *, own: bool) -> GazetteerPlace:
        first, second = (self._table.row_of_code(code) for code in (*new.divisions, "", "")[:2])
        return GazetteerPlace(
            number, new.names[0], new.lat, new.lon, new.kind, new.radius_km, new.population, new.countries,
            new.link, first, second, own,
        )  # fmt: skip

    def _place_of_row(self, row: int) -> GazetteerPlace:
        if row >= len(self._table):
            return self._laid[row - len(self._table)]
        columns = self._table.columns
        kind = KINDS[columns["kind"][row]]
        country = int(columns["country"][row])
        lat, lon = self._points.get(row) or (_short(columns["lat"][row]), _short(columns["lon"][row]))
        radius = float(columns["radius"][row]) or _town_radius(int(columns["population"][row]))
        if kind in DIVISIONS:
            radius = max(radius, place_kinds()[kind].radius_km / 2)
        return GazetteerPlace(
            row, self._table.name_of(row), lat, lon, kind, round(radius, 1), int(columns["population"][row]),
            (self._table.code_of(country),), self._link_of(row), _division(columns["admin1"][row]),
            _division(columns["admin2"][row]),
        )  # fmt: skip

    def _link_of(self, row: int) -> str:
        number = int(self._table.columns["id"][row])
        return f"geonames:{number}" if number else f"geonames-code:{self._table.code_of(row)}"


def _short(degrees: float) -> float:
    return round(float(degrees), 5)


def _division(row: int) -> int | None:
    return None if row == NOWHERE else int(row)


def _town_radius(population: int) -> float:
    """Guess a town's radius in km from its people, at 3,000 to the square km: 1 at least, 25 at most."""
    return min(25.0, max(1.0, sqrt(population / 3000 / pi)))


def _without_doubles(laid: list[Candidate], shipped: list[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Keep one of a town of ours and GeoNames' entry for it: theirs, which has an id, unless it has no people."""
    listed = list(shipped)
    kept = []
    for ours in laid:
        double = next((at for at, one in enumerate(listed) if _is_a_double(ours.place, one.place)), None)
        if double is not None and listed[double].place.population >= LEAST_KNOWN:
            listed[double] = Candidate(listed[double].place, weak=False)
            continue
        if double is not None:
            del listed[double]
        kept.append(ours)
    return kept, listed


def _is_a_double(ours: GazetteerPlace, one: GazetteerPlace) -> bool:
    if ours.kind != "settlement" or one.kind not in TOWNS or len(ours.countries) > 1:
        return False
    return kilometres(ours.lat, ours.lon, one.lat, one.lon) < 2 * ours.radius_km


def _is_the_same(one: GazetteerPlace, laid: GazetteerPlace) -> bool:
    """Tell whether a country or division of GeoNames is the laid region of the same name again."""
    if one.number == laid.number or (one.link == laid.link and one.link is not None):
        return True
    away = kilometres(one.lat, one.lon, laid.lat, laid.lon)
    if len(laid.countries) > 1 and laid.precision in {"town", "admin2"} and one.kind in TOWNS:
        return away < 2 * laid.radius_km
    if one.kind not in DIVISIONS or laid.kind not in LAND or not set(one.countries) & set(laid.countries):
        return False
    return away < max(laid.radius_km, 50.0)


def _is_known(added: GazetteerPlace, known: GazetteerPlace) -> bool:
    """Tell whether a place that a country file adds is one that the gazetteer has already under that name."""
    if added.link is not None and added.link == known.link:
        return True
    away = kilometres(added.lat, added.lon, known.lat, known.lon)
    if added.kind in TOWNS:
        return known.kind in {*TOWNS, "settlement"} and away < max(SAME_TOWN_KM, known.radius_km)
    shared = set(added.countries) & set(known.countries)
    both = added.kind in LAND and known.kind in {*LAND, *DIVISIONS}
    return both and bool(shared) and away < max(known.radius_km, 50.0)


def kilometres(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Great-circle distance in km, degrees given."""
    one, other = radians(lat), radians(to_lat)
    up, across = sin((other - one) / 2), sin(radians(to_lon - lon) / 2)
    return 2 * EARTH_KM * asin(min(1.0, sqrt(up * up + cos(one) * cos(other) * across * across)))
