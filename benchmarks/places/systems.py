"""Ours and its peers behind one form: a row goes in, the places found come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.places.measure import Found
from twosource.read.places import find_places
from twosource.read.places.doubt import settle_doubts
from twosource.read.places.outlet import home_of
from twosource.read.places.recognise import recognise
from twosource.read.places.spot import read_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.read.parsed import Parsed
    from twosource.read.places import Candidate, Gazetteer

    System = Callable[[Parsed], list[Found]]


def ours(gazetteer: Gazetteer) -> System:
    """Twosource as it ships."""

    def find(parsed: Parsed) -> list[Found]:
        return [Found(one.start, one.end, one.lat, one.lon) for one in find_places(parsed, gazetteer)]

    return find


def most_populous(gazetteer: Gazetteer) -> System:
    """Our spans and our gazetteer, and always the reading with most people: what resolution adds is the difference."""

    def find(parsed: Parsed) -> list[Found]:
        if parsed.item.toponyms is not None:
            spans = [(one.start, one.end, read_name(one.of(parsed.text), gazetteer)[1]) for one in parsed.item.toponyms]
        else:
            seen = settle_doubts(recognise(parsed, gazetteer), home_of(parsed.item, gazetteer))
            spans = [(one.start, one.end, one.candidates) for one in seen]
        return [Found(start, end, *_largest(candidates)) for start, end, candidates in spans]

    return find


def _largest(candidates: tuple[Candidate, ...]) -> tuple[float | None, float | None]:
    best = max((one.place for one in candidates), key=lambda one: (one.population, -one.number), default=None)
    return (None, None) if best is None else (best.lat, best.lon)


def flashgeotext() -> System | None:
    """Cities and countries of flashgeotext by exact words, without coordinates; None where it is not installed."""
    try:
        from flashgeotext.geotext import GeoText  # noqa: PLC0415 - a peer that only `make bench` installs
    except ImportError:
        return None
    lookup = GeoText()

    def find(parsed: Parsed) -> list[Found]:
        layers = lookup.extract(input_text=parsed.text).values()
        spans = {tuple(span) for layer in layers for entry in layer.values() for span in entry["span_info"]}
        return [Found(start, end, None, None) for start, end in sorted(spans)]

    return find
