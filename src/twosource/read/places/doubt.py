"""From mentions, some doubtful, to those that stay: a doubtful name stays if the text lies where its place lies.

A model that has seen little of a country takes its towns for persons. "Quetta was in mourning" is settled by the rest
of the text being about Pakistan; a name that only English-speaking countries have is as likely a surname, and goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.places.cues import place_words
from twosource.read.places.resolve import resolve_mentions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.read.places.gazetteer import Candidate
    from twosource.read.places.mention import Mention

LEAST_SURE = 0.6  # a place surer than this tells what land the text is about
LEAST_PEOPLE = 20_000  # a town under another than its own name must be as large as this


def settle_doubts(mentions: list[Mention], home: tuple[Candidate, ...]) -> list[Mention]:
    """Keep the sure mentions, and the doubtful ones that fit them."""
    if not any(one.doubtful for one in mentions):
        return mentions
    land = _land([one for one in mentions if not one.doubtful], home)
    return [one for one in mentions if not one.doubtful or any(_fits(reading, land) for reading in one.candidates)]


def _land(sure: Sequence[Mention], home: tuple[Candidate, ...]) -> set[str]:
    """Give the countries in which the sure places of a text lie."""
    resolved = resolve_mentions(sure, home)
    places = [one.candidate.place for one in resolved if one.candidate is not None and one.confidence >= LEAST_SURE]
    return {code for place in places for code in place.countries}


def _fits(reading: Candidate, land: set[str]) -> bool:
    place = reading.place
    if place.kind == "capital" or place.own:
        return not reading.weak or bool(land & set(place.countries))
    foreign = set(place.countries) - place_words().surname_countries
    known = not reading.weak or place.population >= LEAST_PEOPLE
    return known and bool(foreign & land)
