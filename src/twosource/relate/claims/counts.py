"""A text goes in, what it counts comes out with bounds: "at least 10 killed" is dead, from 10, open above."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.relate.claims.rules import load_claim_rules
from twosource.relate.text.words import Token, find_words, stem_word, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NEAR = 4
"""Content words behind a number among which the thing counted is looked for."""
HOURS = 24
SPAN = re.compile(r"(\d[\d,]*)\s*(?:-|–|to)\s*(\d[\d,]*)")
ROSE = re.compile(r"\b(?:up|risen|rose|rises?|rising)\s+from\s+\S+\s+to$")
"""In front of a number that a lower one has risen to."""
FORMER = re.compile(r"\b(?:up|down|risen|rose|rises?|rising)\s+from\s+$", re.IGNORECASE)
"""In front of a number that holds no more."""
LABEL = re.compile(r"(?::|\bnow)\s+$", re.IGNORECASE)
"""Between what is counted and its number, in a label."""
ALONE = re.compile(r"\s*(?:[.,;(\n]|$|\s[-–—]\s|https?:)")
"""Behind a number that nothing follows which it could count."""
LABELS = 7
"""Content words of a sentence that is no label any more."""
BESIDE = re.compile(r"\s+(?:[^\W\d_]+\s+){1,2}and\s+(?:an?|another)\s+[^\W\d_]+", re.IGNORECASE)
"""Behind a number, those it counts and one of another kind."""
CLOSED = re.compile(r"[.!?;:\n]|\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class Count:
    """`what` is counted (a stem), from `low` to `high` (None: open), at `text[start:end]`."""

    what: str
    low: int | None
    high: int | None
    start: int
    end: int

    def contains(self, other: Count) -> bool:
        """Tell whether every number that `other` allows is allowed here."""
        return floor(self) <= floor(other) and ceiling(other) <= ceiling(self)

    def disjoint(self, other: Count) -> bool:
        """Tell whether no number is allowed by both."""
        return floor(self) > ceiling(other) or floor(other) > ceiling(self)

    def is_one_with(self, other: Count) -> bool:
        """Tell whether both give one number, or one a number and the other near ends round it: "2-3" and "three"."""
        if (self.low, self.high) == (other.low, other.high):
            return True
        return any(
            number.low == number.high and ends.has_near_ends() and ends.contains(number)
            for number, ends in ((self, other), (other, self))
        )

    def has_near_ends(self) -> bool:
        """Tell whether a count is a range so narrow that it tells one number."""
        return bool(self.low) and self.high is not None and self.high <= floor(self) * load_claim_rules().near_ends

    def words(self) -> str:
        """Say the bounds: "10", "at least 10", "at most 20", "13 to 40"."""
        if self.low == self.high:
            return str(self.low)
        if self.high is None:
            return f"at least {self.low}"
        if not self.low:
            return f"at most {self.high}"
        return f"{self.low} to {self.high}"


def floor(count: Count) -> float:
    """Give the least number that a count allows."""
    return 0 if count.low is None else count.low


def ceiling(count: Count) -> float:
    """Give the greatest number that a count allows."""
    return float("inf") if count.high is None else count.high


def find_counts(text: str) -> tuple[Count, ...]:
    """Find the counts of a text, in order; dates, times, ages, distances, scores, tags and ids are none."""
    tokens = [token for token in find_words(text) if not written_in_tag(text, token)]
    found = [one for at, token in enumerate(tokens) for one in count_at(text, tokens, at, token)]
    kept: dict[str, Count] = {}
    for one in found:
        kept.setdefault(one.what, one)
    return tuple(sorted(kept.values(), key=lambda one: one.start))


def written_in_tag(text: str, token: Token) -> bool:
    """Tell whether a token is a part of a hashtag or handle."""
    before = text[max(0, token.start - 24) : token.start]
    return bool(re.search(r"[#@]\w*$", before))


def count_at(text: str, tokens: list[Token], at: int, token: Token) -> Iterator[Count]:
    """Yield the count that begins at this token, if it is a number that counts something."""
    number = value_of(token)
    if number is None or is_second_of_range(text, token) or is_attached(text, token):
        return
    span = SPAN.match(text, token.start)
    if span and int(span[2].replace(",", "")) < number:
        return
    end = span.end() if span else token.end
    behind = [one for one in tokens[at + 1 : at + 3 + NEAR] if one.start >= end][:NEAR]
    risen = grown(text, tokens[:at], token.start)
    what = (
        risen
        or labelled(text, tokens[:at], token)
        or told_before(text, tokens[:at], token.start, reach(text, end, behind))
        or counted_by(text, tokens[max(0, at - 2) : at], token.start, behind, end)
    )
    what = load_claim_rules().counted_as.get(what or "", what)
    if what is None or (number == 1 and what not in load_claim_rules().leading):
        return
    exact = risen is not None and span is None
    low, high = (number, number) if exact else bounds_of(text, token, number + is_one_more(text, end, behind, what))
    yield Count(what, low, high, token.start, end)


def grown(text: str, before: list[Token], start: int) -> str | None:
    """Give what grew to a number: "the number of nurses killed has risen to five", "the death toll stands at 40"."""
    rules = load_claim_rules()
    front = text[max(0, start - 28) : start].lower().rstrip()
    if not ends_with(front, rules.grown) and not ROSE.search(front):
        return None
    told = [one for one in before if not CLOSED.search(text[one.end : start])]
    counter = next((at for at, one in enumerate(told) if one.written.lower() in rules.counters), None)
    if counter is None:
        return None
    counted = [rules.counted_as.get(one.stem, one.stem) for one in told[max(0, counter - 1) :]]
    return next((stem for stem in counted if stem in rules.leading), None)


def labelled(text: str, before: list[Token], number: Token) -> str | None:
    """Give what the words in front of a bare number count: "Injured in Selm: 7.", "dead now 26"."""
    if not (LABEL.search(text, max(0, number.start - 8), number.start) and ALONE.match(text, number.end)):
        return None
    told = [one for one in before if not CLOSED.search(text[one.end : before[-1].start])][:LABELS]
    found = [load_claim_rules().counted_as.get(one.stem, one.stem) for one in told[:2]]
    fits = len(told) < LABELS and value_of(number) != 0
    return next((stem for stem in found if stem in load_claim_rules().leading), None) if fits else None


def is_one_more(text: str, end: int, behind: list[Token], what: str) -> bool:
    """Tell whether one of another kind is counted beside a number: "two customers and an employee have escaped"."""
    beside = BESIDE.match(text, end)
    told = [one for one in reach(text, end, behind) if what == load_claim_rules().counted_as.get(one.stem, one.stem)]
    leads = what in load_claim_rules().leading
    return beside is not None and leads and any(one.start > beside.end() for one in told[:1])


def told_before(text: str, before: list[Token], start: int, near: list[Token]) -> str | None:
    """Give what those did who are counted in a sentence of nothing else: "people coming out behind. 2-3 people"."""
    if len(near) != 1 or not before or not CLOSED.search(text[before[-1].end : start]):
        return None
    told = [one for one in before if not CLOSED.search(text[one.end : before[-1].start])]
    at = next((at for at, one in enumerate(told) if one.stem == near[0].stem), len(told))
    did = {one.stem for one in told[at + 1 : at + 1 + NEAR]}
    return next((stem for stem in load_claim_rules().leading if stem in did), None)


CLOCK = re.compile(
    r"\s*(?:o['’]clock|[ap]\.?m\b|gmt|utc|local time|in the (?:morning|afternoon|evening)|h(?:ours|rs?)?\b)",
    re.IGNORECASE,
)


def is_attached(text: str, token: Token) -> bool:
    """Tell whether a number is a part of something else, money, a time, a code, or is one that was."""
    before, after = text[: token.start][-1:], text[token.end : token.end + 2]
    if FORMER.search(text, max(0, token.start - 16), token.start):
        return True
    if CLOCK.match(text, token.end) or (stands_on_clock().match(text, token.end) and on_clock(text, token)):
        return True
    return (before != "" and (before in "$€£.:/" or before.isalnum())) or bool(re.match(r"[/:]\w|[^\W\d_]", after))


def on_clock(text: str, token: Token) -> bool:
    """Tell whether a number is one of a clock, and stands behind a word of time."""
    before = text[max(0, token.start - len("before ")) : token.start].lower().split()
    return (value_of(token) or 0) <= HOURS and bool(before) and before[-1] in load_claim_rules().clocked


@lru_cache(maxsize=1)
def stands_on_clock() -> re.Pattern[str]:
    """Match what stands behind a time of day that is told as a bare number."""
    return re.compile(rf"\s+(?:{'|'.join(load_claim_rules().clocking)})\b", re.IGNORECASE)


def is_second_of_range(text: str, token: Token) -> bool:
    """Tell whether the number closes a range ("13-40"), which the first number has read."""
    return bool(re.search(r"\d\s?[-–]\s?$", text[max(0, token.start - 4) : token.start]))


def counted_by(text: str, before: list[Token], start: int, behind: list[Token], end: int) -> str | None:
    """Give the stem of what the number at `text[start:end]` counts.

    A leading word right in front ("killing 11", "the bodies of four inmates"), else one behind, else the next word
    behind, else one in front.
    """
    rules = load_claim_rules()
    near = reach(text, end, behind)
    if near and (near[0].stem in rules.not_counted or is_distance(text, near[0].end)):
        return None
    counted = [(one, rules.counted_as.get(one.stem, one.stem)) for one in before]
    named = [(one.end, what) for one, what in counted if what in rules.leading]
    if named and is_of(text[named[-1][0] : start]):
        return named[-1][1]
    front = [what for end_of, what in named if not CLOSED.search(text[end_of:start])]
    told = {one.stem for one in near}
    leading = [stem for stem in rules.leading if stem in told]
    return next(iter([*leading, *(one.stem for one in near), *front]), None)


def is_of(between: str) -> bool:
    """Tell whether between a word and a number stands nothing but "of" and a bound: "the deaths of at least five"."""
    rules, words = load_claim_rules(), " ".join(between.lower().split())
    bounds = (*rules.at_least, *rules.at_most, *rules.about)
    return words in {"", "of", *(f"of {bound}" for bound in bounds)} and between != ""


def is_distance(text: str, end: int) -> bool:
    """Tell whether what is counted up to here is how far something is: "two streets away"."""
    behind = " ".join(text[end : end + 24].lower().split())
    return any(re.match(rf"{form}\b", behind) for form in load_claim_rules().distant)


def reach(text: str, end: int, behind: list[Token]) -> list[Token]:
    """Give the words behind a number up to the end of the sentence or the next number."""
    kept: list[Token] = []
    for one in behind:
        if value_of(one) is not None or one.number or CLOSED.search(text[end : one.start]):
            break
        kept.append(one)
    return kept


def bounds_of(text: str, token: Token, number: int) -> tuple[int | None, int | None]:
    """Read the bounds from the words in front of a number, or from a range."""
    span = SPAN.match(text, token.start)
    if span:
        return number, int(span.group(2).replace(",", ""))
    if text[token.end : token.end + 1] == "+":
        return number, None
    before = text[max(0, token.start - 28) : token.start].lower().rstrip(" a")
    rules = load_claim_rules()
    if ends_with(before, rules.at_least):
        return number + int(ends_with(before, ("more than", "over"))), None
    if ends_with(before, rules.at_most):
        return 0, number - int(ends_with(before, ("fewer than", "less than", "under")))
    if ends_with(before, rules.about):
        slack = round(number * rules.about_share)
        return number - slack, number + slack
    return number, number


def ends_with(before: str, forms: Iterable[str]) -> bool:
    """Tell whether the text in front of a number ends in one of the forms."""
    return before.endswith(tuple(forms))


@lru_cache(maxsize=256)
def what_of(quantity: str) -> str:
    """Give the stem of the reader's name for what is counted ("killed" is "dead")."""
    stem = stem_word(quantity.lower())
    return load_claim_rules().counted_as.get(stem, stem)
