"""From runs of capitals that end in "River", "Valley", "Street" to mentions of places, listed or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.places.cues import place_cues
from twosource.read.places.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.read.places.gazetteer import Candidate, Gazetteer
    from twosource.read.places.spot import Word

LONGEST = 4


def find_features(text: str, words: list[Word], kept: list[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """List the runs that no kept mention already covers to the end. What lies by a town is placed there."""
    taken = {one.end: one.start for one in kept}
    found = []
    for first, last in _runs(words):
        start, end = words[first].start, words[last].end
        if taken.get(end, end) > start:
            name = text[start:end]
            found.append(
                Mention(start, end, name, gazetteer.candidates(name) or _by_its_town(words, first, last, gazetteer))
            )
    return found


def _runs(words: list[Word]) -> Iterator[tuple[int, int]]:
    cues = place_cues()
    for last, word in enumerate(words):
        if not word.is_capital or word.text.lower() not in cues.features:
            continue
        if last + 1 < len(words) and word.joint == " " and words[last + 1].is_capital:
            continue
        first = last
        while first and last - first < LONGEST and words[first - 1].joint == " " and words[first - 1].is_capital:
            first -= 1
        while first < last and words[first].text.lower() in cues.openers:
            first += 1
        if first < last:
            yield first, last


def _by_its_town(words: list[Word], first: int, last: int, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    if words[last].text.lower() not in place_cues().near:
        return ()
    return gazetteer.candidates(" ".join(word.text for word in words[first:last]))
