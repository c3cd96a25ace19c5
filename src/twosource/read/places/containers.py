"""From the mentions of a text to what each is said to lie in: "Gori, Georgia", "Tumaco and Barbacoas in Nariño"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.read.places.resolve import distance, lies_in

if TYPE_CHECKING:
    from twosource.read.places.gazetteer import Candidate
    from twosource.read.places.mention import Mention

LIST = re.compile(r",?\s(?:and|or)\s|,\s(?:in\s)?")
COMMA = re.compile(r",\s{1,2}")
INSIDE_OF = re.compile(r",?\sin\s(?:the\s)?(?:[a-z]+ern\s)?(?:(?:province|state|region|district|governorate)\sof\s)?")
OF_TOWN = re.compile(r"\s(?:district|neighbou?rhood|quarter|suburb|area)\s(?:of|in)\s(?:the\s(?:city|town)\sof\s)?")
"""What stands between a part of a town and the town: "the Dniprovskyi district of Kherson"."""
INSIDE = frozenset({"country", "admin1", "state", "region", "peninsula", "island", "admin2"})
SUBURBAN_KM = 40.0
"""How far from its town's middle a part of it may lie."""


def link_containers(text: str, mentions: list[Mention]) -> list[Mention]:
    """Tell each mention which one behind it names what it lies in: "Gori, Georgia"; "Kabul, in Afghanistan"."""
    linked = list(mentions)
    for place in range(len(mentions) - 1):
        one, other = mentions[place], mentions[place + 1]
        between = text[one.end : other.start]
        if (COMMA.fullmatch(between) and _can_hold(one, other)) or (
            INSIDE_OF.fullmatch(between) and _can_hold(one, other) and _is_small(one)
        ):
            linked[place] = replace(one, within=place + 1)
        elif OF_TOWN.fullmatch(between):
            linked[place] = replace(one, candidates=tuple(part for part in one.candidates if _is_part(part, other)))
    return _link_lists(text, linked)


def _link_lists(text: str, mentions: list[Mention]) -> list[Mention]:
    """Let all names of a list lie where the last is said to: "Karma, Mangaize and Abala in western Niger"."""
    linked = list(mentions)
    for place in range(len(mentions) - 2, -1, -1):
        one, other = linked[place], linked[place + 1]
        if one.within is not None or other.within is None or not LIST.fullmatch(text[one.end : other.start]):
            continue
        holder = mentions[other.within]
        told = INSIDE_OF.fullmatch(text[mentions[other.within - 1].end : holder.start])
        if told and other.within > place + 1 and _can_hold(one, holder) and _is_small(one):
            linked[place] = replace(one, within=other.within)
    return linked


def _is_part(part: Candidate, other: Mention) -> bool:
    """Tell whether a reading lies by a town that another name can mean, or in what that is."""
    wholes = [reading.place for reading in other.candidates]
    return any(lies_in(part.place, whole) or distance(part.place, whole) <= SUBURBAN_KM for whole in wholes)


def _is_small(one: Mention) -> bool:
    """Tell whether a name is no capital's, which may act there: "a raid by Kyiv in Kursk region"."""
    return not any(reading.place.kind == "capital" for reading in one.candidates)


def _can_hold(one: Mention, other: Mention) -> bool:
    large = any(reading.place.kind in INSIDE for reading in other.candidates)
    return large and not any(reading.place.kind in {"country", "continent"} for reading in one.candidates)
