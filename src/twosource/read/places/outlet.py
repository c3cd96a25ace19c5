"""From an item's publisher or address to where its outlet sits, as readings that weigh in with the item's own names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from twosource.read.places.gazetteer import Candidate
from twosource.read.places.vocabulary import outlet_homes

if TYPE_CHECKING:
    from twosource.model.item import Item
    from twosource.read.places.gazetteer import Gazetteer, GazetteerPlace

GENERIC = frozenset({"com", "net", "org", "info", "news", "tv", "eu", "co", "ac", "gov", "edu", "me", "io", "us"})
SHORTEST_TOWN = 5
LONGEST_TOWN = 20
LEAST_PEOPLE = 3000
MOST_PEOPLE = 500_000  # papers of larger towns are in the codebook; what is left under .com is a small town's
LABEL = re.compile(r"[^a-z]+")


def home_of(item: Item, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Give the readings of the outlet's home, by the codebook or its domain; empty if neither tells."""
    host = (urlsplit(item.url).hostname or "") if item.url else ""
    known = _known(item.publisher, gazetteer) or _known(host, gazetteer)
    if known:
        return known
    domain = host or (item.publisher if item.publisher and "." in item.publisher else "")
    return _by_domain(domain.lower(), gazetteer) if domain else ()


def _known(name: str | None, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    if not name:
        return ()
    home = homes_by_outlet().get(name.lower().removeprefix("www."))
    return locate(home, gazetteer) if home else ()


@lru_cache(maxsize=1)
def homes_by_outlet() -> dict[str, str]:
    """Turn the codebook's homes around: the home of each outlet, by its name or domain in lower case."""
    return {outlet.lower(): home for home, outlets in outlet_homes().items() for outlet in outlets}


def locate(home: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Find "Town, State" or "Town, Country" in the gazetteer: the readings that lie where the second name says."""
    town, _, container = home.partition(", ")
    found = gazetteer.candidates(town)
    holders = {one.place.number for one in gazetteer.candidates(container)} if container else set()
    codes = {one.place.countries[0] for one in gazetteer.candidates(container) if one.place.kind == "country"}
    inside = [one for one in found if _is_inside(one.place, holders, codes)]
    best = max(inside or found, key=lambda one: (not one.weak, one.place.population, -one.place.number), default=None)
    return () if best is None else (Candidate(best.place, weak=False),)


def _is_inside(place: GazetteerPlace, holders: set[int], codes: set[str]) -> bool:
    return place.admin1 in holders or bool(codes & set(place.countries)) or place.number in holders


def _by_domain(domain: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Read a home out of a domain: the country of its ending, and a town whose name stands in it."""
    labels = domain.removeprefix("www.").split(".")
    country = gazetteer.country({"UK": "GB"}.get(labels[-1].upper(), labels[-1].upper()))
    nation = None if labels[-1] in GENERIC or country is None else country
    towns = _towns_in(max(labels[:-1], key=len, default=""), gazetteer)
    if nation is not None:
        inside = tuple(one for one in towns if nation.countries[0] in one.place.countries)
        return inside or (Candidate(nation, weak=False),)
    return tuple(one for one in towns if one.place.kind != "capital" and one.place.population < MOST_PEOPLE)


def _towns_in(label: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Find the longest town's name inside a domain's label ("onlineathens"); the name must open or close it."""
    label = LABEL.sub("", label)
    for length in range(min(LONGEST_TOWN, len(label)), SHORTEST_TOWN - 1, -1):
        for piece in {label[:length], label[-length:]}:
            found = [
                one for one in gazetteer.candidates(piece) if one.place.population >= LEAST_PEOPLE and not one.weak
            ]
            if found:
                return tuple(found)
    return ()
