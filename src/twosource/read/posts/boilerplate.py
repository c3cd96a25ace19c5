"""An item goes in; the spans that are not news come out: what its markup told, and what sites print around stories."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.codebook import load_vocabulary
from twosource.read.posts.lines import split_lines

if TYPE_CHECKING:
    from twosource.model.item import Item
    from twosource.model.span import Span

FOLDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Word lists of `codebook/boilerplate.yaml`; lines longer than `longest` code points are never boilerplate."""

    longest: int
    starts: tuple[str, ...]
    contains: tuple[str, ...]
    whole: tuple[str, ...]

    def matches(self, line: str) -> bool:
        """Tell whether the line is one of those."""
        if len(line) > self.longest:
            return False
        folded = BLANKS.sub(" ", line.lower().translate(FOLDED)).strip()
        return (
            folded.rstrip(" :.»>|") in self.whole
            or folded.startswith(self.starts)
            or any(phrase in folded for phrase in self.contains)
        )


@lru_cache(maxsize=1)
def load_boilerplate() -> Boilerplate:
    """Read the word lists once."""
    return load_vocabulary("boilerplate", Boilerplate)


def find_boilerplate(item: Item) -> tuple[Span, ...]:
    """Give the spans of `item.text` that are not news, in order, none inside another.

    The first line of a post is what it says, however it opens: "MORE: police confirm three escaped".
    """
    words = load_boilerplate()
    lines = list(split_lines(item.text))[1 if item.kind == "post" else 0 :]
    found = [line for line in lines if words.matches(line.of(item.text))]
    known = [span for span in item.boilerplate if span.end > span.start]
    kept = [line for line in found if not any(line.overlaps(span) for span in known)]
    return tuple(sorted([*known, *kept]))
