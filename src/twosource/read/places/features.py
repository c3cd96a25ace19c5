"""From runs of capitals that end in "Valley", "Street" or begin with "Lake" to mentions of places, listed or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.places.cues import place_cues
from twosource.read.places.mention import Mention
from twosource.read.places.spelling import spellings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.read.places.gazetteer import Candidate, Gazetteer
    from twosource.read.places.spot import Word

LONGEST = 4
LONGEST_BEHIND = 2


def find_features(text: str, words: list[Word], kept: list[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """List the runs that no kept mention already covers. What lies by a town is placed there, if it is in no list."""
    taken = {one.end: one.start for one in kept}
    reach = {one.start: one.end for one in kept}
    found: list[Mention] = []
    for first, last in sorted({*_runs_to(words), *_runs_from(words), *_runs_of_land(words, gazetteer)}):
        start, end = words[first].start, words[last].end
        if taken.get(end, end) > start and reach.get(start, 0) <= end and not (found and found[-1].end > start):
            name = text[start:end]
            own = gazetteer.candidates(name)
            candidates = own or _by_its_town(words, first, last, gazetteer)
            found.append(Mention(start, end, name, candidates, beside=not own))
    return found


def _runs_to(words: list[Word]) -> Iterator[tuple[int, int]]:
    """Find runs of capitals that end in a feature's word, openers at their front left out."""
    cues = place_cues()
    for last, word in enumerate(words):
        if not word.is_capital or word.text.lower() not in cues.features or _goes_on(words, last):
            continue
        first = last
        while first and last - first < LONGEST and _leads(words[first - 1]):
            first -= 1
        while first < last and (words[first].text.lower() in cues.openers or not words[first].is_capital):
            first += 1
        if first < last:
            yield first, last


def _runs_from(words: list[Word]) -> Iterator[tuple[int, int]]:
    """Find a feature's word with the one or two capitals behind it."""
    cues = place_cues()
    for first, word in enumerate(words):
        led = first > 0 and words[first - 1].joint == " " and words[first - 1].is_capital
        opened = led and words[first - 1].text.lower() in cues.openers
        if not word.is_capital or word.text.lower() not in cues.features_first or (led and not opened):
            continue
        last = first
        while last - first < LONGEST_BEHIND and _goes_on(words, last):
            last += 1
        if last > first and not _goes_on(words, last) and words[last].text.lower() not in cues.dates | cues.things:
            yield first, last


def _runs_of_land(words: list[Word], gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Find "the", one or two capitals and a word for land: "the Lisna valley", not "the Afghan hills"."""
    for last, word in enumerate(words):
        if word.text not in place_cues().land:
            continue
        first = last
        while first and last - first < LONGEST_BEHIND and _leads(words[first - 1]):
            first -= 1
        named = first < last and first > 0 and words[first - 1].text.lower() == "the"
        if named and not any(word.text in gazetteer.people for word in words[first:last]):
            yield first, last


def _leads(word: Word) -> bool:
    """Tell whether a word belongs to the name that goes on behind it: a capital, or an article ("Bab al-Mandab")."""
    if word.joint == "-":
        return word.key in spellings().articles or word.text.lower() in place_cues().prefixes
    return word.joint == " " and word.is_capital


def _goes_on(words: list[Word], place: int) -> bool:
    return place + 1 < len(words) and words[place].joint == " " and words[place + 1].is_capital


def _by_its_town(words: list[Word], first: int, last: int, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    if words[last].text.lower() not in place_cues().near:
        return ()
    return gazetteer.candidates(" ".join(word.text for word in words[first:last]))
