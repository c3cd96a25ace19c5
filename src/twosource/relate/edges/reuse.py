"""Texts go in, who copies whom comes out: containment of five-word runs by inverted index, quotations left out."""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from twosource.codebook import load_vocabulary
from twosource.relate.instants import order_of
from twosource.relate.origins.shapes import LINK
from twosource.relate.text.rarity import rarity
from twosource.relate.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from twosource.model.reading import Reading

WORD = re.compile(r"\w+")
QUOTED = re.compile(r"“[^”]{8,600}”|\"[^\"\n]{8,600}\"|«[^»]{8,600}»")
CROWD = 16
"""Texts that are remembered of those that have a run or a word, the earliest: a copy of a copy rests on the first."""
SOURCES = 3
"""Earlier texts kept for a later one, those it shares most with: more would say the same again."""
SHORT = 60
"""A text of fewer words is compared as a post as well, by its content words, and with what it quotes."""


@dataclass(frozen=True, slots=True)
class Reuse:
    """From which share of a text it counts as reused so, and how certain the edge is then."""

    share: float
    q: float


@dataclass(frozen=True, slots=True)
class EdgeRules:
    """`codebook/edges.yaml`; each field is explained beside its value there."""

    repost: float
    quote: float
    credit: float
    link: float
    runs_of: int
    least_runs: int
    copy: Reuse
    edited_copy: Reuse
    passage: Reuse
    post_copy: Reuse
    post_echo: Reuse
    least_words: int
    rare: float
    owner: float
    image: float
    owners: dict[str, str]
    quotation: int
    counts_from: float
    harmful: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """What text reuse needs of an item: hashes of its runs, each once, with where it first stands, and its words."""

    item: str
    when: tuple[float, str]
    runs: array[int]
    starts: array[int]
    words: frozenset[str]
    end: int


@dataclass(frozen=True, slots=True)
class Copying:
    """The item `later` takes its text, or the stretch `start:end` of it, from the item `earlier`."""

    later: str
    earlier: str
    q: float
    share: float
    start: int
    end: int
    kind: str


@lru_cache(maxsize=1)
def load_edge_rules() -> EdgeRules:
    """Read the rules once."""
    return load_vocabulary("edges", EdgeRules)


def trace_reading(reading: Reading, rules: EdgeRules) -> Trace:
    """Take the runs and words of an item; quotations are blanked out, since they show the speaker, not the article."""
    plain = LINK.sub(lambda link: " " * len(link.group()), blank_boilerplate(reading))
    short = len(WORD.findall(plain)) < SHORT
    open_text = plain if short else QUOTED.sub(lambda quoted: " | " * (len(quoted.group()) // 3), plain)
    words = [(match.group().lower(), match.start()) for match in WORD.finditer(open_text)]
    runs: dict[int, int] = {}
    for at in range(len(words) - rules.runs_of + 1):
        run = " ".join(word for word, _ in words[at : at + rules.runs_of])
        runs.setdefault(crc32(run.encode("utf-8", "surrogatepass")), words[at][1])
    stems = frozenset(token.stem for token in find_words(plain)) if short else frozenset()
    order = (*order_of(reading.item.published),)
    return Trace(reading.item.id, order, array("L", runs), array("L", runs.values()), stems, len(reading.text))


def blank_boilerplate(reading: Reading) -> str:
    """Blank out what is not news; offsets stay."""
    text = reading.text
    for span in reading.boilerplate:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def find_copying(traces: Iterable[Trace], rules: EdgeRules) -> list[Copying]:
    """Find for each item the earlier items whose text it reuses; the result depends on the set of traces only."""
    ordered = sorted(traces, key=lambda trace: (trace.when, trace.item))
    surest: dict[tuple[str, str], Copying] = {}
    for one in (*copied_texts(ordered, rules), *copied_posts(ordered, rules)):
        kept = surest.setdefault((one.later, one.earlier), one)
        surest[one.later, one.earlier] = max(kept, one, key=lambda copying: copying.q)
    return list(surest.values())


def copied_texts(ordered: Sequence[Trace], rules: EdgeRules) -> Iterator[Copying]:
    """Yield the copying between longer texts."""
    holders: dict[int, list[int]] = defaultdict(list)
    for place, trace in enumerate(ordered):
        shared: Counter[int] = Counter()
        for run in trace.runs:
            held = holders[run]
            shared.update(held)
            if len(held) < CROWD:
                held.append(place)
        made = (judge_text(trace, ordered[other], many, rules) for other, many in sorted(shared.items()))
        yield from strongest(one for one in made if one)


def judge_text(later: Trace, earlier: Trace, shared: int, rules: EdgeRules) -> Copying | None:
    """Judge how much of the shorter text stands in the other; None where it is too little to mean anything."""
    share = shared / max(1, min(len(later.runs), len(earlier.runs)))
    grades = (("copy", rules.copy), ("edited copy", rules.edited_copy), ("passage", rules.passage))
    if shared < rules.least_runs:
        return None
    for kind, reuse in grades:
        if share >= reuse.share:
            start, end = stretch(later, earlier)
            return Copying(later.item, earlier.item, reuse.q, share, start, end, kind)
    return None


def stretch(later: Trace, earlier: Trace) -> tuple[int, int]:
    """Give where the longest shared run of words begins and ends in the later text."""
    held = set(earlier.runs)
    places = [(start, run in held) for run, start in zip(later.runs, later.starts, strict=True)]
    best = longest = begun = 0
    start = end = 0
    for at, (_, both) in enumerate(places):
        longest = longest + 1 if both else 0
        begun = at if both and longest == 1 else begun
        if longest > best:
            best, start = longest, places[begun][0]
            end = places[at + 1][0] if at + 1 < len(places) else later.end
    return start, end


def copied_posts(ordered: Sequence[Trace], rules: EdgeRules) -> Iterator[Copying]:
    """Yield the copying between posts, over the rare words that they share."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, trace in enumerate(ordered):
        shared: Counter[int] = Counter()
        for stem in sorted(trace.words):
            if rarity(stem) >= rules.rare:
                shared.update(holders[stem])
                if len(holders[stem]) < CROWD:
                    holders[stem].append(place)
        made = (judge_post(trace, ordered[other], rules) for other in sorted(shared))
        yield from strongest(one for one in made if one)


def strongest(copying: Iterable[Copying]) -> list[Copying]:
    """Keep the few sources that a text shares most with, of equals the earliest."""
    return sorted(copying, key=lambda one: -one.share)[:SOURCES]


def judge_post(later: Trace, earlier: Trace, rules: EdgeRules) -> Copying | None:
    """Judge which share of all their words two posts have in common."""
    both = len(later.words & earlier.words)
    share = both / max(1, len(later.words | earlier.words))
    if both < rules.least_words or share < rules.post_echo.share:
        return None
    kind, reuse = ("copy", rules.post_copy) if share >= rules.post_copy.share else ("echo", rules.post_echo)
    return Copying(later.item, earlier.item, reuse.q, share, 0, later.end, kind)
