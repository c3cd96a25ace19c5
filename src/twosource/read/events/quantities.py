"""Words around an event go in; counts with bounds come out: "at least 10 killed" is killed, low 10, high open.

Bounds are what the words allow and no more: "more than 10" starts at 11, "dozens" at 24 with no end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from twosource.codebook import load_vocabulary

if TYPE_CHECKING:
    from twosource.read.events.tree import Tree

DIGITS = re.compile(r"^\d{1,3}(?:[,.\u202f\u00a0]\d{3})+$|^\d{1,12}$")
DECIMAL = re.compile(r"^\d{1,6}\.\d{1,3}$")
RANGE = re.compile(r"^(\d{1,9})[-–—](\d{1,9})$")
LEFT = 4
"""Tokens before a number in which its bound may stand: "as many as", "no fewer than"."""
LARGEST = 10**12


@dataclass(frozen=True, slots=True)
class Bound:
    """Words before or after a number, and which of its bounds they keep.

    `low` and `high` are "n", "n+1", "n-1", "" (open), or a share of n such as "0.9n".
    """

    words: tuple[str, ...]
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Vague:
    """A word that counts without a figure, and the least and most it allows."""

    words: tuple[str, ...]
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """Number words and bounds."""

    units: dict[str, int]
    scales: dict[str, int]
    before: tuple[Bound, ...]
    after: tuple[Bound, ...]
    vague: tuple[Vague, ...]
    multiplied: dict[str, int]
    counted: dict[str, tuple[str, ...]]
    uncounted: tuple[str, ...]
    massed: tuple[str, ...]
    modes: dict[str, str]
    tallied: dict[str, str]


class Count(NamedTuple):
    """Least and most (None is open), and the tokens that say so."""

    low: int | None
    high: int | None
    tokens: tuple[int, ...]


@lru_cache(maxsize=1)
def load_quantities() -> QuantityWords:
    """Read `quantities.yaml`."""
    return load_vocabulary("quantities", QuantityWords)


def read_count(tree: Tree, nominal: int, words: QuantityWords) -> Count | None:
    """Read how many a nominal says it is: from its numeral, a vague word, or itself where it is a number."""
    places = [*tree.kids_by(nominal, ("nummod", "det", "amod", "compound", "advmod")), nominal]
    first = min(places)
    if first > tree.bounds[tree.sentences[nominal]][0]:
        places.append(first - 1)
    numbers = [place for place in places if is_number(tree, place, words)]
    if numbers:
        return bound_count(tree, number_run(tree, numbers[0], words), words)
    return read_vague(tree, places, words)


def number_at(tree: Tree, place: int, words: QuantityWords) -> int | None:
    """Give the value of one token: digits with their separators, or a number word."""
    word = tree.words[place]
    if DIGITS.match(word):
        return int(re.sub(r"\D", "", word))
    if word in words.units:
        return words.units[word]
    if "-" in word:
        parts = [words.units.get(part) for part in word.split("-")]
        return sum(part for part in parts if part) if all(part is not None for part in parts) else None
    return None


def number_run(tree: Tree, place: int, words: QuantityWords) -> tuple[int, int]:
    """Give the first and one past the last token of a number: "two hundred and fifty"."""
    first, last = place, place + 1
    edge_left, edge_right = tree.bounds[tree.sentences[place]]
    while first > edge_left and (is_number(tree, first - 1, words) or is_hyphen(tree, first - 1, edge_left, words)):
        first -= 1
    while last < edge_right and (is_number(tree, last, words) or joins_numbers(tree, last, edge_right, words)):
        last += 1
    return first, last


def is_hyphen(tree: Tree, place: int, edge: int, words: QuantityWords) -> bool:
    """Tell whether a token is the hyphen of a number word: "thirty-two"."""
    return tree.words[place] == "-" and place > edge and tree.words[place - 1] in words.units


def is_number(tree: Tree, place: int, words: QuantityWords) -> bool:
    """Tell whether a token is a figure, a number word or a scale."""
    word = tree.words[place]
    if is_measure(tree, place) or (word == "one" and tree.words[place - 1 : place] == ["no"]):
        return False
    written = DECIMAL.match(word) or RANGE.match(word)
    return number_at(tree, place, words) is not None or word in words.scales or bool(written)


def is_measure(tree: Tree, place: int) -> bool:
    """Tell whether a number only says of what kind something is: "one | 14 | -year-old boy", "a | 12 | -man patrol"."""
    unit = place + 2
    hung = unit < len(tree) and tree.words[place + 1] == "-" and tree.starts[unit] == tree.ends[place] + 1
    return hung and tree.pos[unit] in ("NOUN", "ADJ")


def joins_numbers(tree: Tree, place: int, edge: int, words: QuantityWords) -> bool:
    """Tell whether a token joins two number words: "and", a hyphen."""
    return (
        tree.words[place] in ("and", "-")
        and place + 1 < edge
        and tree.words[place + 1] in words.units
        and (tree.words[place - 1] in words.scales or tree.words[place] == "-")
    )


def value_of(tree: Tree, first: int, last: int, words: QuantityWords) -> int | None:
    """Add up a run of number tokens; None when it is out of bounds."""
    total, current = 0.0, 0.0
    for place in range(first, last):
        word = tree.words[place]
        if word in words.scales:
            scale = words.scales[word]
            current = max(current, 1) * scale
            if scale >= 1000:  # noqa: PLR2004 - thousands close a group
                total, current = total + current, 0.0
        elif DECIMAL.match(word):
            current += float(word)
        else:
            current += number_at(tree, place, words) or 0
    value = round(total + current)
    return value if value <= LARGEST else None


def bound_count(tree: Tree, run: tuple[int, int], words: QuantityWords) -> Count | None:
    """Give a number with the bounds that the words beside it set."""
    if joined := RANGE.match(tree.words[run[0]]):
        low, high = int(joined[1]), int(joined[2])
        return Count(low, high, tuple(range(*run))) if low < high else None
    first, last = start_of_range(tree, run, words)
    value = value_of(tree, first, last, words)
    if value is None:
        return None
    if (pair := read_range(tree, first, last, words)) is not None:
        return pair
    if (many := tree.words[first - 1] if first else "") in words.multiplied and tree.words[first] in words.scales:
        return Count(words.multiplied[many] * value, None, tuple(range(first - 1, last)))
    for bound, start, end in beside(tree, first, last, words):
        return Count(limit(bound.low, value), limit(bound.high, value), tuple(range(start, end)))
    return Count(value, value, tuple(range(first, last)))


def start_of_range(tree: Tree, run: tuple[int, int], words: QuantityWords) -> tuple[int, int]:
    """Go back to the first number of "10 to 12" from its last."""
    before = run[0] - 2
    if before >= tree.bounds[tree.sentences[run[0]]][0] and is_number(tree, before, words):
        earlier = number_run(tree, before, words)
        if earlier[1] == run[0] - 1 and read_range(tree, *earlier, words) is not None:
            return earlier
    return run


def read_range(tree: Tree, first: int, last: int, words: QuantityWords) -> Count | None:
    """Read "10 to 12", "between 10 and 12", "10-12"."""
    edge_left, edge = tree.bounds[tree.sentences[first]]
    if last + 1 < edge and tree.words[last] in ("to", "-", "–", "or", "and") and is_number(tree, last + 1, words):
        between = first > edge_left and tree.words[first - 1] in ("between", "from")
        if tree.words[last] == "and" and not between:
            return None
        end = number_run(tree, last + 1, words)[1]
        low, high = value_of(tree, first, last, words), value_of(tree, last + 1, end, words)
        if low is not None and high is not None and low < high:
            return Count(low, high, tuple(range(first - between, end)))
    return None


def beside(tree: Tree, first: int, last: int, words: QuantityWords) -> list[tuple[Bound, int, int]]:
    """List the bounds whose words stand right before or right after a number, the longest first."""
    edge_left, edge_right = tree.bounds[tree.sentences[first]]
    found: list[tuple[Bound, int, int]] = []
    for size in range(LEFT, 0, -1):
        before = " ".join(tree.words[max(edge_left, first - size) : first])
        after = " ".join(tree.words[last : min(edge_right, last + size)])
        found += [(one, first - size, last) for one in words.before if before in one.words and first - size >= 0]
        found += [(one, first, last + size) for one in words.after if after in one.words]
    return found


def limit(rule: str, value: int) -> int | None:
    """Apply one side of a bound to a number."""
    if not rule:
        return None
    if rule.endswith("n") and rule != "n":
        return round(float(rule[:-1]) * value)
    return value + {"n": 0, "n+1": 1, "n-1": -1}[rule]


def read_vague(tree: Tree, places: list[int], words: QuantityWords) -> Count | None:
    """Read "dozens", "several", "a dozen", "a couple of"."""
    for place in places:
        for first, last in ((place, place + 3), (place - 2, place + 1), (place - 1, place + 1), (place, place + 1)):
            phrase = " ".join(tree.words[max(0, first) : last])
            one = next((one for one in words.vague if phrase in one.words), None)
            asked = first > 0 and tree.words[first - 1] == "how"
            if one is not None and first >= 0 and not asked:
                bounded = next(iter(beside(tree, first, last, words)), None)
                if bounded and one.low is not None:
                    bound, start, end = bounded
                    return Count(limit(bound.low, one.low), limit(bound.high, one.low), tuple(range(start, end)))
                return Count(one.low, one.high, tuple(range(first, last)))
    return None
