"""A word comes in, the numbers of its word pieces go out: BERT's uncased WordPiece, a word at a time and cached.

Own code because `tokenizers` would bring 44 MB and a hub client to run time for these sixty lines. Method: Devlin et
al. 2019 (greedy longest match first); accents are stripped by Unicode decomposition as the uncased vocabulary expects.
"""

import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

PAD, UNKNOWN, START, END = 0, 100, 101, 102
"""Places of [PAD], [UNK], [CLS] and [SEP] in the vocabulary that the backbone was trained with."""

LONGEST_RUN = 100
"""Letters without a break beyond which BERT answers [UNK]; matching them would take quadratic time."""

MOST_PIECES = 8
"""Pieces kept of one word: an address or a hash has dozens, and its first ones say what it is."""

IDEOGRAPHS = (range(0x4E00, 0xA000), range(0x3400, 0x4DC0), range(0xF900, 0xFB00))
"""Unicode's main CJK blocks, each of whose characters BERT takes for a word."""

CACHE_SIZE = 100_000
"""Words remembered; then the cache starts anew, so that hostile text cannot fill the memory."""


@dataclass(frozen=True, slots=True)
class WordPiece:
    """Splits words by a vocabulary; `vocabulary` maps a piece ("##" before one that continues) to its number."""

    vocabulary: dict[str, int]
    cache: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "WordPiece":
        """Read a vocabulary file: one piece a line, its number the line's."""
        lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
        return cls({piece: number for number, piece in enumerate(lines)})

    def split(self, word: str) -> tuple[int, ...]:
        """Return the piece numbers of one word, at least one and at most `MOST_PIECES`."""
        known = self.cache.get(word)
        if known is not None:
            return known
        if len(self.cache) >= CACHE_SIZE:
            self.cache.clear()
        numbers = self._split_anew(word)
        self.cache[word] = numbers
        return numbers

    def _split_anew(self, word: str) -> tuple[int, ...]:
        numbers: list[int] = []
        for run in split_runs(word[: LONGEST_RUN * 2]):
            numbers.extend(self._match(run))
            if len(numbers) >= MOST_PIECES:
                break
        return tuple(numbers[:MOST_PIECES]) or (UNKNOWN,)

    def _match(self, run: str) -> list[int]:
        if len(run) > LONGEST_RUN:
            return [UNKNOWN]
        numbers: list[int] = []
        start = 0
        while start < len(run):
            end, number = self._longest(run, start)
            if number is None:
                return [UNKNOWN]
            numbers.append(number)
            start = end
        return numbers

    def _longest(self, run: str, start: int) -> tuple[int, int | None]:
        prefix = "##" if start else ""
        for end in range(len(run), start, -1):
            number = self.vocabulary.get(prefix + run[start:end])
            if number is not None:
                return end, number
        return start, None


def split_runs(word: str) -> list[str]:
    """Lower-case, strip accents and cut at each punctuation mark or ideograph, which stand alone."""
    runs: list[str] = []
    open_run = False
    for char in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(char)
        if category in {"Mn", "Cc", "Cf"} or char.isspace():
            continue
        alone = stands_alone(char, category)
        if alone or not open_run:
            runs.append(char)
        else:
            runs[-1] += char
        open_run = not alone
    return runs


def stands_alone(char: str, category: str) -> bool:
    """Say whether BERT's basic tokenizer sets this character apart: punctuation, ASCII symbols, CJK ideographs."""
    if category.startswith("P") or char in "$+<=>^`|~":
        return True
    return any(ord(char) in block for block in IDEOGRAPHS)
