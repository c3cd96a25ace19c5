"""Country files of GeoNames, fetched only on request: a code goes in, the archive lies in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.errors import UnreadableInput
from twosource.gather.fetching.fetch import fetch
from twosource.gather.fetching.limits import FetchLimits

if TYPE_CHECKING:
    from pathlib import Path

GEONAMES = "https://download.geonames.org/export/dump"
LARGEST = FetchLimits(max_bytes=200_000_000, seconds=900.0)
"""The largest countries have 70 MB; on a slow line that takes a quarter of an hour."""
ARCHIVE = b"PK"


def fetch_country(code: str, folder: Path, base: str = GEONAMES, limits: FetchLimits = LARGEST) -> Path:
    """Fetch the archive of a country by its ISO 3166-1 code into the folder; give its path.

    Raises:
        FetchFailed: it cannot be had.
        OversizedInput: it is larger than any country.
        UnreadableInput: what came is no archive, or the folder cannot be written to.
    """
    name = f"{code.upper()}.zip"
    address = f"{base}/{name}"
    content = fetch(address, limits).body
    if not content.startswith(ARCHIVE):
        raise UnreadableInput(address, "answered with something else than an archive")
    path, part = folder / name, folder / f".{name}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        raise UnreadableInput(str(path), f"cannot be written ({error.strerror})") from error
    return path
