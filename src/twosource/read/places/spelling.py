"""From a name as printed to the key it is looked up by, and to other spellings of it worth trying.

Keys are plain lower-case ASCII words, so that "Bāzārak", "BAZARAK" and "#bazarak" meet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from anyascii import anyascii

from twosource.codebook import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

SILENT = re.compile(r"['’‘`ʻʼʿʾ´]")
NO_WORD = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True, slots=True)
class Spellings:
    """The shape of codebook/spellings.yaml."""

    expand: dict[str, str]
    articles: tuple[str, ...]
    endings: tuple[tuple[str, str], ...]
    inside: tuple[tuple[str, str], ...]
    divisions: tuple[str, ...]


@lru_cache(maxsize=1)
def spellings() -> Spellings:
    """Load the vocabulary once."""
    return load_vocabulary("spellings", Spellings)


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Fold `name` to its key: no accents, case, marks or leading "the"; "St." is "saint". Empty if nothing is left."""
    plain = SILENT.sub("", name)
    plain = (plain if plain.isascii() else SILENT.sub("", anyascii(plain))).lower()
    words = NO_WORD.sub(" ", plain).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    expand = spellings().expand
    last = len(words) - 1
    return " ".join(expand.get(word, word) if place < last else word for place, word in enumerate(words))


def other_keys(key: str) -> Iterator[str]:
    """Yield spellings of `key` that transliteration leaves open, likelier ones first, without `key` itself."""
    rules = spellings()
    first, _, rest = key.partition(" ")
    if rest and first in rules.articles:
        yield rest
    if rest:
        yield key.replace(" ", "")
    yield f"al {key}"
    for one, other in rules.endings:
        yield from _swapped_end(key, one, other)
    for one, other in rules.inside:
        yield from (key.replace(old, new) for old, new in ((one, other), (other, one)) if old in key)


def _swapped_end(key: str, one: str, other: str) -> Iterator[str]:
    for old, new in ((other, one), (one, other)):
        if key.endswith(old):
            yield key.removesuffix(old) + new


def bare_division_names(name: str) -> list[str]:
    """Give a division's name without the word for what it is: "Laurel" of "Laurel County"; else nothing."""
    key = name_key(name)
    bare = [key.removesuffix(f" {word}") for word in spellings().divisions if key.endswith(f" {word}")]
    bare += [key.removeprefix(f"{word} ") for word in spellings().divisions if key.startswith(f"{word} ")]
    return [one.removeprefix("of ") for one in bare]
