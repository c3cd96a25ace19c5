"""From a text to every stretch of it that is a name in the gazetteer, longest first, whether or not it is meant as one.

Only words that begin with a capital (or follow "#") are looked at, so that the cost is one trie look-up for each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from twosource.read.places.cues import place_cues
from twosource.read.places.gazetteer import Candidate
from twosource.read.places.spelling import name_key, spellings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.read.places.gazetteer import Gazetteer

WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., W.Va. is below
    r"|[^\W\d_]+(?:['’`ʻʼʿʾ](?!s\b|S\b)[^\W\d_]+)*"
)
JOINT = re.compile(r"[ \u00a0]|[-‐‑–]|\. |\.|\.?\n(?=[^\n])")
DIVISIONS = frozenset({"province", "governorate", "state", "region"})
LONGEST_NAME = 7
LONGEST_SHORT = 2  # "St." may stand inside a name, "Kabul." ends a sentence
PRINTED = re.compile(
    r"(?<![\w.])(?:[A-Z][a-z]{0,4}\. ?){1,3}|(?<![\w.])[A-Z]{2,6}(?![\w])|(?<![\w.])(?:[A-Z]\.){1,3}[A-Z](?!\w)"
)
NUMBERED = re.compile(r"(?:[ -][\w'’]+){0,3}?[ -](?=\w*\d)\w+(?![\w@/])")
POSSESSIVE = re.compile(r"['’]s?$")
HASHTAG = re.compile(r"#(\w+)")
MARKS_BEFORE = frozenset("@_/=#")
MARKS_BEHIND = frozenset("_@/=")
HUMP = re.compile(r"(?<=[a-z])(?<!Mc)(?=[A-Z])|_")


class Word(NamedTuple):
    """One word at `text[start:end]`, its folded form, and what joins it to the next one, if something does."""

    start: int
    end: int
    text: str
    key: str
    joint: str | None

    @property
    def is_capital(self) -> bool:
        """Tell whether it begins with a capital."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Spot:
    """A name of the gazetteer at `text[start:end]`, in words `first` to `last` of the text (`last` exclusive).

    `how` tells by what it was found: `name`, `people` (a demonym), `printed` (an abbreviation), `hashtag`.
    """

    start: int
    end: int
    name: str
    how: str
    candidates: tuple[Candidate, ...]
    first: int
    last: int


def split_words(text: str) -> list[Word]:
    """Split a text into words; numbers and marks between them break what can be one name."""
    spans = [found.span() for found in WORD.finditer(text)]
    words = []
    for place, (start, end) in enumerate(spans):
        after = text[end : spans[place + 1][0]] if place + 1 < len(spans) else ""
        joint = after if after == " " or JOINT.fullmatch(after) else None
        words.append(Word(start, end, text[start:end], name_key(text[start:end]), joint))
    return words


def spot_names(text: str, words: list[Word], gazetteer: Gazetteer) -> list[Spot]:
    """List the names, in order of the text, none inside another."""
    printed = {spot.start: spot for spot in _spot_printed(text, words, gazetteer)}
    spots: list[Spot] = []
    place = 0
    while place < len(words):
        word = words[place]
        spot = None
        if (word.is_capital or _is_article(words, place)) and not _is_of_account(text, word):
            known = _longest(words, place, gazetteer)
            short = printed.get(word.start)
            spot = short if short is not None and (known is None or known.end <= short.end) else known
        if spot is not None:
            spots.append(spot)
        place = max(place + 1, spot.last if spot else 0)
    numbered = list(_spot_numbered(text, words, gazetteer)) if gazetteer.overlaid else []
    covered = {at for spot in numbered for at in range(spot.first, spot.last)}
    spots = [*(spot for spot in spots if not covered.intersection(range(spot.first, spot.last))), *numbered]
    taken = {spot.start for spot in spots}
    tags = [spot for spot in _spot_hashtags(text, gazetteer) if spot.start not in taken]
    return sorted([*spots, *tags], key=lambda spot: spot.start)


def _spot_numbered(text: str, words: list[Word], gazetteer: Gazetteer) -> Iterator[Spot]:
    """Find places of a desk whose names hold a number: "Hill 402", "Camp 4"."""
    for first, word in enumerate(words):
        behind = NUMBERED.match(text, word.end) if word.is_capital else None
        if behind is None:
            continue
        name = text[word.start : behind.end()]
        own = tuple(one for one in gazetteer.candidates(name) if one.place.own)
        if own:
            last = next((at for at in range(first, len(words)) if words[at].start >= behind.end()), len(words))
            yield Spot(word.start, behind.end(), name, "name", own, first, last)


def _is_article(words: list[Word], place: int) -> bool:
    """Tell whether a word in small letters opens a name: the article of "el-Fasher", "al-Rimal"."""
    joined = words[place].text in place_cues().particles and words[place].joint in {"-", "‑", "–"}
    return joined and place + 1 < len(words) and words[place + 1].is_capital


def _is_of_account(text: str, word: Word) -> bool:
    """Tell whether the word is a piece of an account's name or an address: "@Kabul_now", "kabul.example"."""
    return text[word.start - 1 : word.start] in MARKS_BEFORE or text[word.end : word.end + 1] in MARKS_BEHIND


def read_name(name: str, gazetteer: Gazetteer) -> tuple[str, tuple[Candidate, ...]]:
    """Tell by what a name is known (as printed, a demonym, a name) and what it can mean."""
    bare = POSSESSIVE.sub("", name)
    place = gazetteer.printed.get(bare) or gazetteer.printed.get(bare + ".")
    if place is not None:
        return "printed", (Candidate(place, weak=False),)
    place = gazetteer.people.get(bare) or gazetteer.people.get(bare.title())
    if place is not None:
        return "people", (Candidate(place, weak=False),)
    found = gazetteer.candidates(bare) or gazetteer.candidates(HUMP.sub(" ", bare.lstrip("#")))
    return "name", found or gazetteer.similar(bare)


def _longest(words: list[Word], first: int, gazetteer: Gazetteer) -> Spot | None:
    """Find the longest name or demonym that begins at a word."""
    run = _run(words, first)
    if len(run) > 1 and run[1].text == "of" and run[0].key in place_cues().kinds:
        return None
    expand = spellings().expand
    keys = [expand.get(word.key, word.key) for word in run]
    ends = {len(" ".join(keys[:number])): number for number in range(1, len(run) + 1)}
    known = {ends[len(name)] for name in gazetteer.prefixes(" ".join(keys)) if len(name) in ends}
    for many in range(len(run), 0, -1):
        said = " ".join(word.text for word in run[:many])
        people = gazetteer.people.get(said) or gazetteer.people.get(said.title() if said.isupper() else "")
        if people is not None:
            return _spot(words, first, first + many, "people", (Candidate(people, weak=False),))
        closed = run[many - 1].is_capital or (many > 1 and run[many - 1].text in place_cues().features)
        hung = many > 1 and run[many - 1].text.isupper() and run[many - 1].text.lower() in place_cues().openers
        found = gazetteer.candidates(said) if many in known and closed and not hung else ()
        if closed and not hung and many + 1 in known and run[many].text in DIVISIONS:
            found = _with_division(found, gazetteer.candidates(f"{said} {run[many].text}"))
        if found:
            return _spot(words, first, first + many, "name", found)
    return None


def _with_division(found: tuple[Candidate, ...], divisions: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Add the readings of "Sweida province" to those of "Sweida", whose span leaves the word for what it is out."""
    known = {one.place.number for one in found}
    return (*found, *(one for one in divisions if one.place.number not in known))


def _run(words: list[Word], first: int) -> list[Word]:
    run = [words[first]]
    for place in range(first, min(first + LONGEST_NAME - 1, len(words) - 1)):
        if words[place].joint is None or (words[place].joint == ". " and len(words[place].text) > LONGEST_SHORT):
            break
        run.append(words[place + 1])
    return run


def _spot(words: list[Word], first: int, last: int, how: str, found: tuple[Candidate, ...]) -> Spot:
    start, end = words[first].start, words[last - 1].end
    name = " ".join(word.text for word in words[first:last])
    return Spot(start, end, name, how, found, first, last)


def _spot_printed(text: str, words: list[Word], gazetteer: Gazetteer) -> Iterator[Spot]:
    """Find abbreviations, as they are printed: "Ky.", "U.S.", "UAE"."""
    at = {word.start: number for number, word in enumerate(words)}
    for found in PRINTED.finditer(text):
        said = found.group().rstrip()
        place = gazetteer.printed.get(said) or gazetteer.printed.get(said + ".")
        if place is None or found.start() not in at:
            continue
        first, end = at[found.start()], found.start() + len(said)
        last = next((number for number in range(first, len(words)) if words[number].start >= end), len(words))
        yield Spot(found.start(), end, said, "printed", (Candidate(place, weak=False),), first, last)


def _spot_hashtags(text: str, gazetteer: Gazetteer) -> Iterator[Spot]:
    """Find places in hashtags: whole ("#kabul"), or at their humps ("#PanjshirValley"); the span leaves the "#" out."""
    for found in HASHTAG.finditer(text):
        tag = found.group(1)
        known = gazetteer.printed.get(tag)
        own = (Candidate(known, weak=False),) if known is not None else ()
        candidates = own or gazetteer.candidates(HUMP.sub(" ", tag)) or gazetteer.candidates(tag)
        if candidates:
            yield Spot(found.start(1), found.end(1), HUMP.sub(" ", tag), "hashtag", candidates, -1, -1)
