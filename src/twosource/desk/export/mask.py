"""Words go in; the same come out with marks in the place of private names, accounts, contacts and coordinates.

Marks stand for whole spans of the text, so that what leaves can still cite the text by its offsets.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from twosource.desk.alerts.masking import ACCOUNT, CALLED, DEGREES, HANDLE, LINK, NUMBER, SPOT, is_called
from twosource.desk.export.people import TOKEN, Marks, Tokens, cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ADDRESS, CLOCK, NAME = "[an e-mail address]", "[an hour]", "[a name]"
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
HALF = r"[ap]\.?m\b\.?"
HOUR = re.compile(
    rf"\b(?:[01]?\d|2[0-3])[:.h][0-5]\d(?::[0-5]\d)?(?:\s*{HALF})?(?![\d.])|\b\d{{1,2}}\s*{HALF}", re.IGNORECASE
)
INSTANT = re.compile(r"\b(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")
GUESSED = re.compile(r"(?<![\w.])(?:[A-Z][^\W\d_]+(?:[-'’][^\W\d_]+)?)(?:\s+[A-Z][^\W\d_]+(?:[-'’][^\W\d_]+)?)+")
JOINT = re.compile(r"[\s'’.\-_]{0,3}")
UNSPACED = 0x2E80
"""The first code point of scripts that put no blanks between words."""
Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Mask:
    """What stands for whom; `used` counts the marks that were set. `off` leaves names standing, never contacts."""

    marks: Marks
    known: frozenset[Tokens] = frozenset()
    """Names of places, organisations and parties, which nobody takes for a person's."""
    off: bool = False
    ids: Mapping[str, str] = field(default_factory=dict)
    """Ids of private accounts' posts, in which there is often the account's name, and those that stand for them."""
    used: Counter[str] = field(default_factory=Counter)
    heads: dict[str, list[tuple[Tokens, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """File the names by their first part, the longest first."""
        for name, mark in sorted(self.marks.full.items(), key=lambda held: -len(held[0])):
            self.heads.setdefault(name[0], []).append((name, mark))

    def words(self, text: str, *, hours: bool = False, guess: bool = False) -> str:
        """Mask words; with `hours` times of the day too, with `guess` every pair of words that looks like a name."""
        return self.part(text, 0, len(text), self.spans(text, hours=hours, guess=guess))

    def part(self, text: str, start: int, end: int, spans: Sequence[Span]) -> str:
        """Give `text[start:end]` with the spans that touch it masked whole."""
        out, at = [], start
        for low, high, mark in spans:
            if high > start and low < end and high > at:
                out += [text[at : max(low, at)], mark]
                at = high
                self.used[mark] += 1
        return "".join([*out, text[at:end]])

    def key(self, written: str) -> str:
        """Mask an id, so that it stays one: "post-@mona_k" becomes "post-account-1"; digits in it call nobody."""
        if self.off:
            return written
        masked = self.ids.get(written) or self.part(written, 0, len(written), self.names(written))
        return masked if masked == written else re.sub(r"[\[\]]", "", masked).replace(" ", "-")

    def names(self, text: str) -> list[Span]:
        """List the names and handles in a text, contacts left out: digits of an id or an address call nobody."""
        return [] if self.off else keep_first([*self._names(text), *self._handles(text)])

    def spans(self, text: str, *, hours: bool = False, guess: bool = False) -> list[Span]:
        """List what is masked in a text, in order, none over another."""
        return keep_first(self._find(text, hours=hours, guess=guess))

    def _find(self, text: str, *, hours: bool, guess: bool) -> Iterator[Span]:
        yield from ((one.start(), one.end(), ADDRESS) for one in MAIL.finditer(text))
        yield from ((one.start(), one.end(), "[a link]") for one in LINK.finditer(text))
        yield from ((one.start(), one.end(), SPOT) for one in DEGREES.finditer(text))
        yield from ((one.start(), one.end(), NUMBER) for one in CALLED.finditer(text) if is_called(one[0]))
        if hours:
            yield from ((one.start(), one.end(), one[1]) for one in INSTANT.finditer(text))
            yield from ((one.start(), one.end(), CLOCK) for one in HOUR.finditer(text))
        if not self.off:
            yield from self._names(text)
            yield from self._handles(text)
            yield from self._guessed(text) if guess else ()

    def _names(self, text: str) -> Iterator[Span]:
        tokens = [(one.start(), one.end(), one[0].casefold()) for one in TOKEN.finditer(text)]
        for number, (start, end, token) in enumerate(tokens):
            for name, mark in self.heads.get(token, ()):
                run = tokens[number : number + len(name)]
                if tuple(one[2] for one in run) == name and is_joined(text, run):
                    yield start - (text[start - 1 : start] in {"@", "#"}), run[-1][1], mark
                    break
            else:
                if token in self.marks.parts and not text[start].islower():
                    yield start, end, self.marks.parts[token]

        for name, mark in self.marks.full.items():
            written = "".join(name)
            if written and ord(written[0]) >= UNSPACED:
                yield from ((one.start(), one.end(), mark) for one in re.finditer(re.escape(written), text))

    def _handles(self, text: str) -> Iterator[Span]:
        for one in HANDLE.finditer(text):
            if cut(one[0]) not in self.known:
                yield one.start(), one.end(), self.marks.full.get(cut(one[0]), ACCOUNT)

    def _guessed(self, text: str) -> Iterator[Span]:
        for one in GUESSED.finditer(text):
            if cut(one[0]) not in self.known:
                yield one.start(), one.end(), NAME


def keep_first(found: Iterable[Span]) -> list[Span]:
    """Give spans in order; of those that lie over one another the first, of equals the longest."""
    kept: list[Span] = []
    for one in sorted(found, key=lambda one: (one[0], -one[1])):
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def is_joined(text: str, run: Sequence[tuple[int, int, str]]) -> bool:
    """Tell whether the parts of a name stand together: "Al-Rashid", "Ivalu  Brandt"."""
    return all(JOINT.fullmatch(text[one[1] : other[0]]) is not None for one, other in pairwise(run))


def bound(spans: Sequence[Span], start: int, end: int, length: int) -> tuple[int, int]:
    """Give how far around `start` to `end` a text may be quoted before it meets a mark."""
    low = max((high for _, high, _ in spans if high <= start), default=0)
    high = min((first for first, _, _ in spans if first >= end), default=length)
    return low, high
