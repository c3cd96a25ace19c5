"""Places laid over the gazetteer that ships, looked up a name at a time: in memory here, or in a case (`store.places`).

A book is its names as one trie, which is all that is loaded, and a way to ask what is filed under a name.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

import marisa_trie

from twosource.model.gazetteer import FiledPlace
from twosource.read.places.spelling import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model.gazetteer import NewPlace


class PlaceBook(Protocol):
    """What the gazetteer asks of a book of places."""

    def digests(self) -> frozenset[str]:
        """Give the digests of the files that its places came from."""

    def index(self) -> bytes:
        """Give the trie of its names (`build_index`)."""

    def look_up(self, key: str) -> Sequence[FiledPlace]:
        """Give what is filed under a folded name, in order of number."""


class MemoryBook:
    """A book that lies in memory: for the lists of a desk, and for tests."""

    def __init__(self, places: Iterable[NewPlace], *, own: bool, digest: str = "") -> None:
        """File the places; `digest` is that of the file they came from."""
        self._digest = digest
        self._filed: dict[str, list[FiledPlace]] = {}
        for number, place in enumerate(places, 1):
            for key in keys_of(place):
                self._filed.setdefault(key, []).append(FiledPlace(number, place, own))

    def digests(self) -> frozenset[str]:
        """Give the digest of its file."""
        return frozenset({self._digest} - {""})

    def index(self) -> bytes:
        """Give the trie of its names."""
        return build_index(self._filed)

    def look_up(self, key: str) -> Sequence[FiledPlace]:
        """Give what is filed under a folded name."""
        return self._filed.get(key, ())


def keys_of(place: NewPlace) -> tuple[str, ...]:
    """Give the folded names by which a place is found, each once."""
    return tuple(dict.fromkeys(key for name in place.names if (key := name_key(name))))


def build_index(keys: Iterable[str]) -> bytes:
    """Pack folded names into a trie, as bytes that `marisa_trie` maps back."""
    return marisa_trie.Trie(sorted(keys)).tobytes()  # type: ignore[no-any-return] # it has no types


def open_index(content: bytes) -> marisa_trie.Trie:
    """Open a trie that `build_index` packed."""
    trie = marisa_trie.Trie()
    return trie.frombytes(content) if content else trie


def join_digests(digests: Iterable[str]) -> str:
    """Give one short digest of the files that were laid over, whatever their order; empty where there are none."""
    listed = sorted(digests)
    return sha256("\n".join(listed).encode()).hexdigest()[:16] if listed else ""
