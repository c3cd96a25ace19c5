"""From the two shipped files to a table of places and the rows of a key: arrays and a mapped trie, nothing parsed.

What comes in is what `training.gazetteer` wrote; rows are countries, divisions and towns of GeoNames (CC BY 4.0).
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import marisa_trie
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOWHERE = 0xFFFFFFFF
KINDS = ("country", "admin1", "admin2", "capital", "town")
CODE_MARK = "="


@dataclass(frozen=True, slots=True)
class PlaceTable:
    """Columns by name, each as long as there are places, and the trie of keys."""

    columns: dict[str, np.ndarray]
    trie: marisa_trie.Trie

    def __len__(self) -> int:
        """Count the places."""
        return len(self.columns["kind"])

    def rows_of(self, key: str) -> Iterator[tuple[int, bool]]:
        """Yield the rows filed under `key`, each with whether the key is only an alternate name of it."""
        number = self.trie.get(key)
        if number is None:
            return
        starts, postings = self.columns["starts"], self.columns["postings"]
        for posting in postings[starts[number] : starts[number + 1]].tolist():
            yield posting >> 1, bool(posting & 1)

    def row_of_code(self, code: str) -> int | None:
        """Give the row of a country or division by its GeoNames code: `AF`, `AF.42`, `US.GA.059`."""
        return next((row for row, _ in self.rows_of(CODE_MARK + code.lower())), None)

    def name_of(self, row: int) -> str:
        """Give the place's own name, as GeoNames writes it."""
        return self._text("names", row)

    def code_of(self, row: int) -> str:
        """Give the GeoNames code of a country or division."""
        return self._text("codes", row)

    def _text(self, column: str, row: int) -> str:
        starts = self.columns[f"{column}_starts"]
        return self.columns[column][starts[row] : starts[row + 1]].tobytes().decode()


def load_table(folder: Path | None = None) -> PlaceTable:
    """Read the shipped table (or one that the build wrote into `folder`)."""
    if folder is not None:
        return _load(folder)
    with as_file(files("twosource.read.places")) as shipped:
        return _load(shipped)


def _load(folder: Path) -> PlaceTable:
    with np.load(folder / "geonames.npz", allow_pickle=False) as archive:
        columns = {name: archive[name] for name in archive.files}
    trie = marisa_trie.Trie()
    trie.mmap(str(folder / "geonames.marisa"))
    return PlaceTable(columns, trie)
