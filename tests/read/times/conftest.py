"""A text read for its times without the language model: words alone, as the grammar needs no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from twosource.model.item import Item
from twosource.read.parsed import Parsed
from twosource.read.posts import find_posts
from twosource.read.times import find_times

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.model.reading import Time

    ReadTimes = Callable[..., tuple[Time, ...]]

BLANK = spacy.blank("en")
BLANK.max_length = 2_000_000


def read_times(text: str, published: str | None = "2021-08-22") -> tuple[Time, ...]:
    """Read the times of a text."""
    item = Item("x", "article", text, "", published=published)
    return find_times(Parsed(item, BLANK.make_doc(text), find_posts(item)))


@pytest.fixture
def times() -> ReadTimes:
    """Read the times of a text, by default one published on Sunday 2021-08-22."""
    return read_times
