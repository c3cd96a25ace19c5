"""From mentions, some doubtful, to those that stay: a doubtful name stays if the text lies where its place lies.

A model that has seen little of a country takes its towns for persons. "Quetta was in mourning" is settled by the rest
of the text being about Pakistan; a name that only English-speaking countries have is as likely a surname, and goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.read.places.cues import place_words
from twosource.read.places.gazetteer import kilometres
from twosource.read.places.resolve import resolve_mentions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.read.places.gazetteer import Candidate, GazetteerPlace
    from twosource.read.places.mention import Mention

LEAST_SURE = 0.6  # a place surer than this tells what land the text is about
NEAR_KM = 300.0  # across a border, so far from a place of the text still counts as its land
MOST_PLACES = 200  # a text about more places than that is about no land in particular
LEAST_PEOPLE = 20_000  # a town under another than its own name must be as large as this


def settle_doubts(mentions: list[Mention], home: tuple[Candidate, ...]) -> list[Mention]:
    """Keep the sure mentions, and the doubtful ones that fit them."""
    if not any(one.doubtful for one in mentions):
        return mentions
    sure = _sure_places([one for one in mentions if not one.doubtful], home)
    land = frozenset(code for place in sure for code in place.countries)
    return [
        one for one in mentions if not one.doubtful or any(_fits(reading, land, sure) for reading in one.candidates)
    ]


def _sure_places(mentions: Sequence[Mention], home: tuple[Candidate, ...]) -> list[GazetteerPlace]:
    """Give the places that a text names for sure, each once."""
    resolved = resolve_mentions(mentions, home)
    places = [one.candidate.place for one in resolved if one.candidate is not None and one.confidence >= LEAST_SURE]
    return list({place.number: place for place in places}.values())[:MOST_PLACES]


def _fits(reading: Candidate, land: frozenset[str], sure: list[GazetteerPlace]) -> bool:
    """Tell whether a reading lies in a country of the text, or just across a border from a place of it."""
    place = reading.place
    if place.kind == "capital" or place.own:
        return not reading.weak or bool(land & set(place.countries))
    foreign = set(place.countries) - place_words().surname_countries
    if not foreign or (reading.weak and place.population < LEAST_PEOPLE):
        return False
    return bool(foreign & land) or any(
        one.kind != "country" and kilometres(one.lat, one.lon, place.lat, place.lon) <= NEAR_KM for one in sure
    )
