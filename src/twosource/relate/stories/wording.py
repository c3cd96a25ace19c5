"""A short post goes in, the stems that it says come out, accents off, and which of them are names.

The name of an account is among its words: a fire brigade's says of which town it is, a witness's who others mean.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.relate.origins.outlets import outlet_of_handle, reports_by_trade
from twosource.relate.text.words import find_words, stem_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.model.reading import Reading
    from twosource.relate.text.words import Token

SHORTEST = 3
"""Letters of a part of an account's name that may be a name."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The stems of a post in alphabetical order, and those written as names or part of its account's name."""

    said: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


NO_WORDING = Wording()
"""What an item has that is no short post."""


def word_post(reading: Reading) -> Wording:
    """Give the words of a post, with the parts of its account's name unless that is an outlet's."""
    return word_tokens(find_words(reading.text), reading.item.handle)


def word_tokens(tokens: Iterable[Token], handle: str | None) -> Wording:
    """Give the words of tokens and of an account's name."""
    held = list(tokens)
    own = parts_of_account(handle) if handle else frozenset()
    said = {without_accents(token.stem) for token in held} | own
    names = {without_accents(token.stem) for token in held if token.name} | own
    return Wording(tuple(sorted(said)), tuple(sorted(names)))


@lru_cache(maxsize=1 << 14)
def parts_of_account(handle: str) -> frozenset[str]:
    """Give the parts of an account's name that may be names: none of an outlet, which speaks of everything."""
    plain = handle.lstrip("@")
    parts = [token for token in find_words(f"@{plain}") if token.written.lower() != plain.lower()]
    if outlet_of_handle(plain) or reports_by_trade(plain):
        return frozenset()
    return frozenset(without_accents(one.stem) for one in parts if not one.number and len(one.stem) >= SHORTEST)


@lru_cache(maxsize=1 << 16)
def without_accents(stem: str) -> str:
    """Take accents off and stem anew: tags and accounts are written without."""
    if stem.isascii():
        return stem
    return stem_word("".join(sign for sign in unicodedata.normalize("NFKD", stem) if not unicodedata.combining(sign)))
