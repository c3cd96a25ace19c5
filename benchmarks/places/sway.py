"""`python -m benchmarks.places.sway [FOLDER]`: what half or twice of each weight does to LGL's even texts, spans given.

A weight that sways little needs no fitting; one that sways much deserves a second look.
"""

from __future__ import annotations

import argparse
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.places.measure import Found, Tally
from benchmarks.places.packs import read_pack
from twosource.read.language import load_language
from twosource.read.places import load_gazetteer
from twosource.read.places.outlet import home_of
from twosource.read.places.recognise import recognise
from twosource.read.places.resolve import resolve_mentions
from twosource.read.places.weights import PlaceWeights, place_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.places.packs import Row
    from twosource.read.places import Candidate
    from twosource.read.places.mention import Mention

    Case = tuple[Row, Sequence[Mention], tuple[Candidate, ...]]

COUNTS = frozenset({"rounds", "most_candidates", "most_names"})
APART = "story_"
"""What the second look weighs by (`benchmarks.places.story`)."""


def main() -> None:
    """Print one line a weight: acc@161 with half of it and with twice of it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.places.sway", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/bench/places"))
    parser.add_argument("--kept", type=Path, help="folder for the parsed texts, so that the next run is quick")
    options = parser.parse_args()
    gazetteer, weights = load_gazetteer(), place_weights()
    rows = read_pack(options.folder, "lgl", 0, load_language(), options.kept)
    cases = [(row, recognise(row.given, gazetteer), home_of(row.given.item, gazetteer)) for row in rows]
    print(f"as they are: {accuracy(cases, weights):.1f}")
    for field in fields(weights):
        value = getattr(weights, field.name)
        if field.name not in COUNTS and not field.name.startswith(APART):
            half, twice = (accuracy(cases, replace(weights, **{field.name: value * by})) for by in (0.5, 2.0))
            print(f"{field.name} {value}: half {half:.1f}, twice {twice:.1f}", flush=True)


def accuracy(cases: Sequence[Case], weights: PlaceWeights) -> float:
    """Give acc@161 of resolution with these weights, in percent."""
    tally = Tally()
    for row, mentions, home in cases:
        found = []
        for mention, resolved in zip(mentions, resolve_mentions(mentions, home, weights), strict=True):
            sure = resolved.candidate is not None and resolved.confidence >= weights.least_sure
            place = resolved.candidate.place if resolved.candidate is not None and sure else None
            if mention.asked:
                point = (None, None) if place is None else (place.lat, place.lon)
                found.append(Found(mention.start, mention.end, *point))
        tally.add(row.gold, found)
    return tally.accuracy[0]


if __name__ == "__main__":
    main()
