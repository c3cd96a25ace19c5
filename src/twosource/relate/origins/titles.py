"""A voice of a text goes in, what its title tells comes out: the body it speaks for, and the kinds that it is of.

A person is called by title and name once and by the name alone from then on; another text has the title alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.relate.origins.kinds import kinds_in_end, single
from twosource.relate.origins.nouns import bare, body_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model.reading import Reading, Voice

TITLED = 40
"""Characters in front of a name in which its title stands."""
TITLE = 3
"""Words in front of a name that are its title ("police spokesman")."""


def titles_of(reading: Reading, voice: Voice) -> list[list[str]]:
    """Give the words of a person's role, and of the title in front of a mention of its name."""
    starts = [voice.start, reading.text.find(voice.name)] if voice.name else [voice.start]
    before = (reading.text[max(0, start - TITLED) : start] for start in starts if start is not None and start > 0)
    titles = [voice.role or "", *(text.rstrip(", \n") for text in before)]
    return [[word.lower() for word in re.findall(r"[\w’'-]+", title)][-TITLE:] for title in titles]


def body_of_titles(titles: Sequence[Sequence[str]]) -> str | None:
    """Find the body that a person speaks for by a title."""
    return next((body for title in titles if (body := body_of(frozenset(title), " ".join(title)))), None)


def kinds_of_titles(titles: Sequence[Sequence[str]]) -> frozenset[str]:
    """Give the kinds that a person is of by a title: who is called the mayor elsewhere may be this mayor."""
    return frozenset().union(*(kinds_in_end(tuple(single(bare(word)) for word in title))[0] for title in titles))
