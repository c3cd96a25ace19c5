"""From the names of one text to the place that each means: every reading is weighed with all others, a few rounds.

A reading's points are its own (population, kind, what stands beside the name) and what the likely readings of the other
names lend it: the same province or country, one containing the other, nearness. In the manner of coherence-based
toponym resolution (Leidner 2007; Lieberman and Samet 2012), with the numbers of codebook/place_weights.yaml.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log10
from typing import TYPE_CHECKING

import numpy as np

from twosource.read.places.cues import place_cues, place_words
from twosource.read.places.mention import Resolved
from twosource.read.places.table import KINDS
from twosource.read.places.vocabulary import place_kinds
from twosource.read.places.weights import PlaceWeights, place_weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from twosource.read.places.gazetteer import Candidate, GazetteerPlace
    from twosource.read.places.mention import Mention

EARTH_KM = 6371.0
NOTHING = -1
SETTLED = frozenset({"town"})
TOWN_KM = 30.0
"""How far from a town's middle what is said to lie in it may lie."""
SEAT = 10_000
"""People of a town from which on its name means it sooner than the state that it is called like."""


@dataclass(slots=True)
class Name:
    """One name with one set of readings, wherever it stands in the text."""

    mentions: list[int]
    places: list[Candidate]
    points: list[float]
    share: float = 1.0


def resolve_mentions(
    mentions: Sequence[Mention],
    home: tuple[Candidate, ...] = (),
    weights: PlaceWeights | None = None,
    around: Sequence[Candidate] = (),
) -> list[Resolved]:
    """Choose for each mention, in order.

    `home` holds the readings of where the item's outlet sits, `around` the places that other items of its story name.
    """
    weights = weights or place_weights()
    chosen = [Resolved(None, 0.0)] * len(mentions)
    names = _gather_names(mentions, weights)
    for first in range(0, len(names), weights.most_names):
        part = names[first : first + weights.most_names]
        beside = [Name([], *_most_likely(home, {}, weights), weights.outlet_share)] if home else []
        beside += [Name([], *_most_likely([one], {}, weights), weights.story_share) for one in around]
        for name, resolved in zip(part, _weigh(part + beside, mentions, weights), strict=False):
            for place in name.mentions:
                chosen[place] = resolved
    return chosen


def _gather_names(mentions: Sequence[Mention], weights: PlaceWeights) -> list[Name]:
    """Join mentions of the same words and readings: one sense a text, unless what stands beside them differs."""
    names: dict[tuple[object, ...], Name] = {}
    holders = {one.within for one in mentions if one.within is not None and not _is_by(one, mentions[one.within])}
    for place, mention in enumerate(mentions):
        if not mention.candidates:
            continue
        beside = mentions[mention.within] if mention.within is not None else None
        numbers = tuple(one.place.number for one in mention.candidates)
        key = (numbers, mention.kinds, beside.name if beside else "", place in holders)
        if key in names:
            names[key].mentions.append(place)
        else:
            own = _points_beside(mention, beside, weights, holds=place in holders)
            names[key] = Name([place], *_most_likely(mention.candidates, own, weights))
    return _share_qualified(list(names.values()), mentions)


def _is_by(mention: Mention, holder: Mention) -> bool:
    """Tell whether a name may lie by the town that its holder can mean as well: "Sheikh Maqsoud in Aleppo"."""
    towns = [one.place for one in holder.candidates if one.place.kind in {"town", "capital"} and not one.weak]
    return any(distance(one.place, town) <= TOWN_KM for one in mention.candidates for town in towns)


def _share_qualified(names: list[Name], mentions: Sequence[Mention]) -> list[Name]:
    """Let a bare name follow the same name with its state beside it: "Springfield, Ohio ... in Springfield"."""
    told: dict[frozenset[int], Name] = {}
    for name in names:
        if any(mentions[place].within is not None for place in name.mentions):
            told.setdefault(frozenset(one.place.number for one in name.places), name)
    for name in names:
        other = told.get(frozenset(one.place.number for one in name.places))
        first = mentions[name.mentions[0]]
        if other is not None and other is not name and first.within is None and not first.kinds:
            by_number = {one.place.number: points for one, points in zip(other.places, other.points, strict=True)}
            name.points = [by_number[one.place.number] for one in name.places]
    return names


def _points_beside(mention: Mention, beside: Mention | None, weights: PlaceWeights, *, holds: bool) -> dict[int, float]:
    """Give the points that the words beside a name lend each of its readings, by the place's number.

    `holds` tells that another name is said to lie in it ("Tumaco in Nariño"), so that it is the province.
    """
    points = {}
    namesakes = _namesakes(mention.candidates)
    if beside is not None and _is_a_list(mention, beside):
        beside = None
    for candidate in mention.candidates:
        place, own = candidate.place, 0.0
        if place.number in namesakes and not mention.kinds and not holds:
            own += weights.namesake
        if not mention.kinds and not holds and any(_is_seat(other.place, place) for other in mention.candidates):
            own += weights.seat
        if beside is not None:
            inside = any(lies_in(place, other.place) for other in beside.candidates)
            own += weights.within if inside else weights.not_within
        if mention.kinds:
            own += weights.typed if place.kind in mention.kinds else weights.not_typed
        points[place.number] = own
    return points


def _is_a_list(mention: Mention, beside: Mention) -> bool:
    """Tell whether "A, B" names two countries or larger regions side by side, and not one in the other."""
    whole = {"country", "continent"}
    return all(any(one.place.kind in whole for one in named.candidates) for named in (mention, beside))


def _namesakes(candidates: Iterable[Candidate]) -> set[int]:
    """Find the divisions among the readings that share their name with a town in them, or with their capital."""
    readings = list(candidates)
    towns = [one.place for one in readings if one.place.kind in {"town", "capital"} and not one.weak]
    held = {division for town in towns for division in (town.admin1, town.admin2) if division is not None}
    ruled = {town.countries for town in towns if town.kind == "capital"}
    return held | {one.place.number for one in readings if one.place.kind == "admin1" and one.place.countries in ruled}


def _is_seat(town: GazetteerPlace, state: GazetteerPlace) -> bool:
    """Tell whether a state of our own list holds the town that it is called like: "Marib", "Menaka"."""
    if state.kind != "state" or town.kind != "town" or town.population < SEAT or town.countries != state.countries:
        return False
    return not place_words().surname_countries.intersection(town.countries) and lies_in(town, state)


def lies_in(place: GazetteerPlace, other: GazetteerPlace) -> bool:
    """Tell whether `place` is a part of the division, country or region `other`, as far as the gazetteer knows."""
    if place.number == other.number:
        return False
    if other.number in (place.admin1, place.admin2):
        return True
    if other.kind == "country":
        return other.countries[0] in place.countries
    if other.kind in {"admin1", "admin2", "town", "capital"}:
        return False
    return bool(distance(place, other) <= other.radius_km)


def distance(one: GazetteerPlace, other: GazetteerPlace) -> float:
    """Give the kilometres between two points."""
    lat, lon = np.radians([one.lat, other.lat]), np.radians([one.lon, other.lon])
    return float(_kilometres(lat[:1], lon[:1], lat[1:], lon[1:])[0])


def _most_likely(
    candidates: Iterable[Candidate], own: dict[int, float], weights: PlaceWeights
) -> tuple[list[Candidate], list[float]]:
    """Keep the likeliest readings before the rest of the text is looked at, with their points."""
    scored = [(prior_of(one, weights) + own.get(one.place.number, 0.0), one) for one in candidates]
    scored.sort(key=lambda entry: (-entry[0], entry[1].place.number))
    kept = scored[: weights.most_candidates]
    return [one for _, one in kept], [points for points, _ in kept]


def prior_of(candidate: Candidate, weights: PlaceWeights) -> float:
    """Give the points of a reading on its own: how often a place of its size and kind is meant."""
    place = candidate.place
    kind = place_kinds()[place.kind]
    size = max(weights.no_population, log10(max(1, place.population))) if place.kind in KINDS else 0.0
    return size + kind.worth + (weights.weak_name if candidate.weak else 0.0) + (weights.own if place.own else 0.0)


def _weigh(names: list[Name], mentions: Sequence[Mention], weights: PlaceWeights) -> list[Resolved]:
    """Weigh the readings of `names` against each other; give what each comes out as."""
    places = [one.place for name in names for one in name.places]
    owner = np.repeat(np.arange(len(names)), [len(name.places) for name in names])
    points = np.array([score for name in names for score in name.points])
    support = _support(places, _shadowed(names, mentions), weights)
    support[owner[:, None] == owner[None, :]] = 0.0
    support *= _closeness(names, mentions, weights)[owner][:, owner]
    nowhere = np.full(len(names), weights.unknown)
    likely, lent = _shares(points, owner, nowhere, weights), np.zeros(len(points))
    for _ in range(weights.rounds):
        lent = weights.others_most * np.tanh(support @ likely / weights.others_most)
        likely = _shares(points + lent, owner, nowhere, weights)
    bests = [int(np.argmax(likely[owner == number])) for number in range(len(names))]
    company = [float(lent[owner == number][best]) for number, best in enumerate(bests)]
    likely = _shares(points + lent, owner, _nowhere(names, mentions, company, bests, weights), weights)
    return [_settle(name, likely[owner == number], weights) for number, name in enumerate(names)]


def _shadowed(names: list[Name], mentions: Sequence[Mention]) -> NDArray[np.bool_]:
    """Mark the divisions that share their name with a town in them, where no word beside the name says which is meant.

    A village of the province bears out the town as much as the province, so that it lends the division nothing more.
    """
    shadowed: list[bool] = []
    for name in names:
        told = bool(name.mentions) and bool(mentions[name.mentions[0]].kinds)
        namesakes = frozenset() if told else _namesakes(name.places)
        shadowed += [one.place.number in namesakes for one in name.places]
    return np.array(shadowed, dtype=bool)


def _nowhere(
    names: list[Name], mentions: Sequence[Mention], company: list[float], bests: list[int], weights: PlaceWeights
) -> NDArray[np.float64]:
    """Give what speaks for a place that nobody listed: more for a single word that nothing else in the text bears out.

    `company` is what the other names lend the best reading, `bests`, of each. Two words are seldom two places' name by
    chance. A word such as "village" says what the name is, and not that the list has it. What is only spelt like a
    listed name, or is an alternate of one, needs company where other places are named.
    """
    points = np.full(len(names), weights.unknown)
    strange, several = _is_strange(names, mentions), sum(bool(name.mentions) for name in names) > 1
    for number, name in enumerate(names):
        first = mentions[name.mentions[0]] if name.mentions else None
        likened = several and all(one.weak for one in name.places)
        if first is None or not (first.beside or likened or (strange and " " not in first.name)):
            continue
        if not likened and name.places[bests[number]].place.population >= weights.alone_people:
            continue
        alone = max(0.0, 1.0 - company[number] / weights.company)
        points[number] += alone * (weights.unknown_alone - weights.unknown)
        if SETTLED & first.kinds:
            points[number] += alone * weights.typed
    return points


def _is_strange(names: list[Name], mentions: Sequence[Mention]) -> bool:
    """Tell whether a text may be about land that is in no list: it names one place once, or one that nobody listed."""
    features = place_cues().features
    once = sum(len(name.mentions) for name in names) == 1
    return once or any(not one.candidates and one.name.rpartition(" ")[2].lower() not in features for one in mentions)


def _shares(
    points: NDArray[np.float64], owner: NDArray[np.int64], nowhere: NDArray[np.float64], weights: PlaceWeights
) -> NDArray[np.float64]:
    """Turn points into shares that sum to one for each name, together with that of a place which nobody listed."""
    top = nowhere.copy()
    np.maximum.at(top, owner, points)
    raised = np.exp(weights.sharpness * (points - top[owner]))
    left = np.exp(weights.sharpness * (nowhere - top))
    shares: NDArray[np.float64] = raised / (np.bincount(owner, raised, minlength=len(nowhere)) + left)[owner]
    return shares


def _support(places: list[GazetteerPlace], shadowed: NDArray[np.bool_], weights: PlaceWeights) -> NDArray[np.float64]:
    """Give what reading j lends reading i; what lies in a division lends nothing for that to one that is `shadowed`."""
    lat, lon = np.radians([place.lat for place in places]), np.radians([place.lon for place in places])
    numbers = np.array([place.number for place in places])
    first = np.array([NOTHING if place.admin1 is None else place.admin1 for place in places])
    second = np.array([NOTHING if place.admin2 is None else place.admin2 for place in places])
    nations, is_country = _nations(places)
    near = np.exp(-_kilometres(lat[:, None], lon[:, None], lat[None, :], lon[None, :]) / weights.near_km)
    near[is_country, :] = near[:, is_country] = 0.0
    same_first = (first[:, None] == first[None, :]) & (first[:, None] != NOTHING)
    inside = (first[:, None] == numbers[None, :]) | (second[:, None] == numbers[None, :])
    same_nation = (nations @ nations.T) > 0
    in_country = same_nation & (is_country[:, None] ^ is_country[None, :])
    beside = same_nation & ~(is_country[:, None] | is_country[None, :])
    support: NDArray[np.float64] = (
        weights.near * near
        + weights.in_division * (inside | (inside.T & ~shadowed[:, None]))
        + weights.in_country * in_country
        + weights.same_division * same_first
        + weights.same_country * beside
    )
    return support


def _nations(places: list[GazetteerPlace]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Give membership of places in countries, and which of them are countries."""
    codes = {code: column for column, code in enumerate(sorted({code for one in places for code in one.countries}))}
    members = np.zeros((len(places), max(1, len(codes))))
    for row, place in enumerate(places):
        for code in place.countries:
            members[row, codes[code]] = 1.0
    return members, np.array([place.kind == "country" for place in places])


def _kilometres(
    lat: NDArray[np.float64], lon: NDArray[np.float64], to_lat: NDArray[np.float64], to_lon: NDArray[np.float64]
) -> NDArray[np.float64]:
    turn = np.sin((to_lat - lat) / 2) ** 2 + np.cos(lat) * np.cos(to_lat) * np.sin((to_lon - lon) / 2) ** 2
    distance: NDArray[np.float64] = 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(turn, 0.0, 1.0)))
    return distance


def _closeness(names: list[Name], mentions: Sequence[Mention], weights: PlaceWeights) -> NDArray[np.float64]:
    """Give how much name j counts for name i: less when they never stand near each other in the text."""
    apart = np.zeros((len(names), len(names)))
    spots = [[mentions[place].start for place in name.mentions] for name in names]
    for row, own in enumerate(spots):
        for column in range(row):
            if own and spots[column]:
                apart[row, column] = apart[column, row] = _apart(own, spots[column])
    close = weights.aside_share + (1 - weights.aside_share) * np.exp(-apart / weights.aside_characters)
    shares = np.array([name.share for name in names])
    close *= shares[None, :]
    return close


def _apart(one: list[int], other: list[int]) -> int:
    """Give the distance of the two nearest of two ascending lists of positions."""
    row = column = 0
    least = abs(one[0] - other[0])
    while row < len(one) and column < len(other):
        least = min(least, abs(one[row] - other[column]))
        if one[row] < other[column]:
            row += 1
        else:
            column += 1
    return least


def _settle(name: Name, likely: NDArray[np.float64], weights: PlaceWeights) -> Resolved:
    """Take the likeliest reading; sure of it are all readings that lie where it lies."""
    best = int(np.argmax(likely))
    lat, lon = (np.radians([getattr(one.place, axis) for one in name.places]) for axis in ("lat", "lon"))
    same = _kilometres(lat[best : best + 1], lon[best : best + 1], lat, lon) <= weights.sure_km
    return Resolved(name.places[best], round(float(likely[same].sum()), 3))
