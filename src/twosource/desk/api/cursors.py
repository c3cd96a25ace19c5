"""A list in order and a cursor go in, the next stretch and the cursor behind it come out.

A cursor names the last thing that was given and its place, so that what was given is not given again when things come
or go before it; it says nothing to whoever holds it and may change its form.
"""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from twosource.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Stretch(Generic[Thing]):
    """Some things of a list, how many it has in all, and the cursor of the next stretch; None at the end."""

    shown: tuple[Thing, ...]
    total: int
    next: str | None


def cut_stretch(
    things: Sequence[Thing], key_of: Callable[[Thing], str], cursor: str | None, limit: int
) -> Stretch[Thing]:
    """Give at most `limit` things behind the cursor.

    Raises:
        Refused: the cursor is none of ours.
    """
    start = find_start(things, key_of, *read_cursor(cursor)) if cursor else 0
    shown = tuple(things[start : start + limit])
    end = start + len(shown)
    following = write_cursor(key_of(shown[-1]), end) if shown and end < len(things) else None
    return Stretch(shown, len(things), following)


def find_start(things: Sequence[Thing], key_of: Callable[[Thing], str], key: str, place: int) -> int:
    """Give where a stretch begins: behind the thing that the cursor names, else where it stood."""
    if 0 < place <= len(things) and key_of(things[place - 1]) == key:
        return place
    return next((at + 1 for at, one in enumerate(things) if key_of(one) == key), min(place, len(things)))


def write_cursor(key: str, place: int) -> str:
    """Write a cursor."""
    return urlsafe_b64encode(msgspec.json.encode([place, key])).decode().rstrip("=")


def read_cursor(cursor: str) -> tuple[str, int]:
    """Read a cursor.

    Raises:
        Refused: it is none of ours.
    """
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        place, key = msgspec.json.decode(urlsafe_b64decode(padded), type=tuple[int, str])
    except (binascii.Error, UnicodeError, ValueError, msgspec.MsgspecError) as error:
        msg = "cursor: it is none that this desk gave; begin without one"
        raise Refused(msg) from error
    return key, max(place, 0)
