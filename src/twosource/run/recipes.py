"""How to make a reader, in words that travel: each process that reads makes its own from the same recipe."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.read.language import load_language
from twosource.read.places import load_gazetteer
from twosource.read.reader import Reader
from twosource.run.overlaying import is_shelf
from twosource.store import open_case
from twosource.store.places import open_shelf, shelf_of

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class ReaderRecipe:
    """The reader that ships, or one with another language model, with more places, with those of a case."""

    language: str | None = None
    places: tuple[Path, ...] = ()
    case: str | None = None


def make_reader(recipe: ReaderRecipe) -> Reader:
    """Make the reader, with the places as they are now.

    Raises:
        ConfigError: the language model is missing.
        UnreadableInput: a file of places cannot be read.
    """
    shelves = [open_shelf(path) for path in recipe.places if is_shelf(path)]
    if recipe.case is not None:
        shelves.append(shelf_of(open_case(recipe.case)))
    files = [path for path in recipe.places if not is_shelf(path)]
    return Reader(load_language(recipe.language), load_gazetteer(files, shelves))


@lru_cache(maxsize=1)
def keep_reader(recipe: ReaderRecipe) -> Reader:
    """Make the reader once, for a process that reads by one recipe all its life."""
    return make_reader(recipe)
