"""From a desk's own list of places, or a GeoNames country file, to places that `Gazetteer.with_places` lays over ours.

Three forms: CSV with a header (name, lat, lon; also, kind, radius_km, country, link), GeoJSON, and the tab-separated
country files of GeoNames (`AF.txt`, or the `AF.zip` it comes in). Rows are read one at a time; a bad one is an error
that names its line, and the rest is read.
"""

from __future__ import annotations

import csv
import io
import unicodedata
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from hashlib import file_digest
from typing import TYPE_CHECKING

import msgspec

from twosource.codebook import load_vocabulary
from twosource.codebook.countries import load_countries
from twosource.errors import MalformedRecord, UnreadableInput
from twosource.model.gazetteer import NewPlace
from twosource.read.places.gazetteer import kilometres
from twosource.read.places.vocabulary import place_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GEONAMES_COLUMNS = 19
NORTH_POLE, DATE_LINE = 90.0, 180.0
LARGEST_KM = 10_000.0
FAR_KM = 1500.0
NAME, PLAIN, OTHERS, LATITUDE, LONGITUDE, FEATURE, COUNTRY, FIRST, SECOND, PEOPLE = 1, 2, 3, 4, 5, 7, 8, 10, 11, 14
DEFAULT_KIND = "site"
"""A desk's own place without a kind is the point that its row gives, no more."""
OWN = frozenset({".csv", ".geojson", ".json"})
LOST = "\ufffd"
"""What stands for bytes that are no UTF-8."""


@dataclass(frozen=True, slots=True)
class GeonamesFeatures:
    """The shape of codebook/geonames_features.yaml."""

    features: dict[str, str]


@lru_cache(maxsize=1)
def geonames_features() -> dict[str, str]:
    """Load the mapping once."""
    return load_vocabulary("geonames_features", GeonamesFeatures).features


@dataclass(frozen=True, slots=True)
class Row:
    """What a row of any form says, still as text."""

    where: str
    name: str
    lat: str
    lon: str
    also: tuple[str, ...] = ()
    kind: str = DEFAULT_KIND
    radius_km: str = ""
    country: str = ""
    link: str = ""
    population: str = ""
    divisions: tuple[str, ...] = ()


def read_overlay(path: Path, member: str | None = None) -> Iterator[NewPlace | MalformedRecord]:
    """Read the places of a file, in its order; a row that cannot be one comes out as the error that names it.

    `member` names the country file in an archive that holds several.

    Raises:
        UnreadableInput: the file cannot be opened, or is of none of the three forms.
    """
    try:
        yield from _read(path, member)
    except (OSError, UnicodeDecodeError, zipfile.BadZipFile, csv.Error) as error:
        raise UnreadableInput(str(path), f"cannot be read ({error}); give CSV, GeoJSON or a GeoNames file") from error


def is_own(path: Path) -> bool:
    """Tell whether a file's places win over all others: a desk's list does, a country file of GeoNames only adds."""
    return path.suffix.lower() in OWN


def is_country(code: str) -> bool:
    """Tell whether a word is an ISO 3166-1 code of two letters."""
    return code.upper() in load_countries()


def digest_overlay(path: Path, member: str | None = None) -> str:
    """Give `sha256:` and the hex digest of a file's bytes, or of the country file in an archive.

    Raises:
        UnreadableInput: it cannot be read.
    """
    try:
        if path.suffix.lower() != ".zip":
            with path.open("rb") as content:
                return f"sha256:{file_digest(content, 'sha256').hexdigest()}"
        with zipfile.ZipFile(path) as archive, archive.open(_member(path, archive, member)) as packed:
            return f"sha256:{file_digest(packed, 'sha256').hexdigest()}"  # type: ignore[arg-type] # a zip's member is read like a file
    except (OSError, zipfile.BadZipFile) as error:
        raise UnreadableInput(str(path), f"cannot be read ({error}); give CSV, GeoJSON or a GeoNames file") from error


def _read(path: Path, member: str | None) -> Iterator[NewPlace | MalformedRecord]:
    suffix = path.suffix.lower()
    if suffix == ".csv":
        rows = _csv_rows(path)
    elif suffix in {".geojson", ".json"}:
        rows = _geojson_rows(path)
    elif suffix in {".txt", ".zip", ".tsv"}:
        rows = _geonames_rows(path, member)
    else:
        raise UnreadableInput(str(path), "is no .csv, .geojson, .txt or .zip; a list of places is one of these")
    for row in rows:
        yield row if isinstance(row, MalformedRecord) else _place(row)


def _csv_rows(path: Path) -> Iterator[Row | MalformedRecord]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        reader = csv.DictReader(lines)
        lacking = {"name", "lat", "lon"} - set(reader.fieldnames or ())
        if lacking:
            raise UnreadableInput(
                str(path), f"has no column {', '.join(sorted(lacking))}; the first line names columns"
            )
        for record in reader:
            told = {
                key: (value or "").strip() for key, value in record.items() if key and isinstance(value, str | None)
            }
            where = f"{path}:{reader.line_num}"
            if None in record:
                yield MalformedRecord(where, "has more fields than the header; quote names that hold a comma")
                continue
            radius, country, link = (told.get(column, "") for column in ("radius_km", "country", "link"))
            kind, also = told.get("kind") or DEFAULT_KIND, _split(told.get("also", ""), ";")
            yield Row(where, told["name"], told["lat"], told["lon"], also, kind, radius, country, link)


def _geojson_rows(path: Path) -> Iterator[Row | MalformedRecord]:
    try:
        whole = msgspec.json.decode(path.read_bytes())
    except msgspec.DecodeError as error:
        raise UnreadableInput(str(path), f"is not JSON ({error})") from error
    features = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(features, list):
        raise UnreadableInput(str(path), "is no GeoJSON FeatureCollection: it has no list of features")
    for number, feature in enumerate(features, 1):
        where = f"{path}: feature {number}"
        try:
            yield _geojson_row(where, feature)
        except (KeyError, TypeError, ValueError, AttributeError):
            yield MalformedRecord(where, "needs a geometry with coordinates and properties with a name")


def _geojson_row(where: str, feature: dict[str, dict[str, object]]) -> Row:
    told = feature["properties"]
    points = list(_points(feature["geometry"]["coordinates"]))
    lon, lat = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    also = told.get("also") or ()
    return Row(
        where, str(told["name"]), str(lat), str(lon),
        _split(also, ";") if isinstance(also, str) else tuple(map(str, also)),  # type: ignore[call-overload] # as the file has it
        str(told.get("kind") or DEFAULT_KIND), str(told.get("radius_km") or ""), str(told.get("country") or ""),
        str(told.get("link") or ""),
    )  # fmt: skip


def _points(coordinates: object) -> Iterator[tuple[float, float]]:
    """Walk the nested coordinates of any geometry."""
    if not isinstance(coordinates, list):
        raise TypeError
    if coordinates and isinstance(coordinates[0], int | float):
        yield float(coordinates[0]), float(coordinates[1])
        return
    for inner in coordinates:
        yield from _points(inner)


def _geonames_rows(path: Path, member: str | None) -> Iterator[Row | MalformedRecord]:
    features = geonames_features()
    with _open_geonames(path, member) as lines:
        for number, line in enumerate(lines, 1):
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) != GEONAMES_COLUMNS:
                yield MalformedRecord(f"{path}:{number}", f"has {len(cells)} columns, a GeoNames row has 19")
                continue
            kind = features.get(cells[FEATURE])
            if kind is not None:
                yield _geonames_row(f"{path}:{number}", cells, kind)


def _geonames_row(where: str, cells: list[str], kind: str) -> Row:
    """Take a row apart; names in other scripts are left out, for keys are made of Latin letters."""
    others = tuple(name for name in (cells[PLAIN], *_split(cells[OTHERS], ",")) if is_latin(name))
    first = f"{cells[COUNTRY]}.{cells[FIRST]}" if cells[FIRST] else ""
    second = f"{first}.{cells[SECOND]}" if first and cells[SECOND] else ""
    also = tuple(name for name in dict.fromkeys(others) if name and name != cells[NAME])
    divisions = tuple(code for code in (first, second) if code)
    return Row(
        where, cells[NAME], cells[LATITUDE], cells[LONGITUDE], also, kind, "", cells[COUNTRY],
        f"geonames:{cells[0]}", cells[PEOPLE], divisions,
    )  # fmt: skip


def is_latin(name: str) -> bool:
    """Tell whether a name is written in Latin letters, marks and accents allowed."""
    return name.isascii() or all(not sign.isalpha() or "LATIN" in unicodedata.name(sign, "") for sign in name)


@contextmanager
def _open_geonames(path: Path, member: str | None) -> Iterator[io.TextIOBase]:
    """Open the text, or the member of the archive that is named, or named like it."""
    if path.suffix.lower() != ".zip":
        with path.open(encoding="utf-8", errors="replace") as lines:
            yield lines
        return
    with (
        zipfile.ZipFile(path) as archive,
        archive.open(_member(path, archive, member)) as packed,
        io.TextIOWrapper(packed, encoding="utf-8", errors="replace") as lines,
    ):
        yield lines


def _member(path: Path, archive: zipfile.ZipFile, member: str | None) -> str:
    wanted = member or f"{path.stem}.txt"
    found = next((name for name in archive.namelist() if name.rpartition("/")[2].lower() == wanted.lower()), None)
    if found is None:
        raise UnreadableInput(str(path), f"holds no {wanted}; give the archive as GeoNames names it")
    return found


def _split(text: str, mark: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(mark) if name.strip())


def _place(row: Row) -> NewPlace | MalformedRecord:
    """Turn a row into a place, or say what is wrong with it."""
    try:
        lat, lon = float(row.lat), float(row.lon)
        radius = float(row.radius_km) if row.radius_km else 0.0
        people = int(row.population) if row.population else 0
    except ValueError:
        return MalformedRecord(row.where, f"{row.lat!r}, {row.lon!r} are no degrees, or its radius is no number")
    wrong = _what_is_wrong(row, lat, lon, radius)
    if wrong:
        return MalformedRecord(row.where, wrong)
    radius = radius or place_kinds()[row.kind].radius_km
    codes = (row.country.upper(),) if row.country else ()
    names = (row.name, *row.also)
    return NewPlace(names, lat, lon, row.kind, radius, codes, row.link or None, people, row.divisions)


def _what_is_wrong(row: Row, lat: float, lon: float, radius: float) -> str | None:
    if not row.name or LOST in row.name:
        return f"its name {row.name!r} is not UTF-8; save the file in that encoding" if row.name else "has no name"
    if abs(lat) > NORTH_POLE and abs(lon) <= NORTH_POLE:
        return f"latitude {row.lat} lies beyond the pole: are the columns lat and lon swapped?"
    if not (abs(lat) <= NORTH_POLE and abs(lon) <= DATE_LINE):
        return f"{row.lat}, {row.lon} lie on no globe"
    if not 0 <= radius < LARGEST_KM:
        return f"radius_km {row.radius_km} is no radius on the globe"
    if row.kind not in place_kinds():
        return f"kind {row.kind!r} is unknown; it is one of {', '.join(place_kinds())}"
    return _is_elsewhere(row, lat, lon)


def _is_elsewhere(row: Row, lat: float, lon: float) -> str | None:
    """Find coordinates that lie near the row's country only when they are swapped."""
    code = row.country.upper()
    if not code:
        return None
    if code not in load_countries():
        return f"country {row.country!r} is no ISO 3166-1 code of two letters"
    told = kilometres(lat, lon, *load_countries()[code].at)
    swapped = kilometres(lon, lat, *load_countries()[code].at) if abs(lon) <= NORTH_POLE else told
    if told > FAR_KM and swapped < told / 3:
        return f"{row.lat}, {row.lon} lie far from {code}, swapped they do not: are the columns lat and lon swapped?"
    return None
