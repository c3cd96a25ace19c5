"""How often does the reader get right by now what people of this desk had to correct?

    twosource export CASE --corrections corrections.json
    python examples/measure_corrections.py CASE corrections.json

Each standing correction is asked of what the program reads today, before any correction is laid over it: is the place
within 161 km of where a person says, does the time's interval touch theirs, does the chain end with their origin, are
merged words in one claim, split ones in two, and what is no claim in none, without being told. Read the case anew
first (`twosource add`), and the figures tell whether a new version, codebook or model is better on your own material.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from twosource.desk.views.chain import fold_name, name_voice
from twosource.errors import TwosourceError
from twosource.model.span import Span
from twosource.relate import relate_readings
from twosource.store import open_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from twosource.model.ledger import Claim
    from twosource.model.reading import Reading

NEAR_KM = 161.0
Words = tuple[str, Span]


MASKED = "(words masked)"
"""Corrections of words that the file does not name, so that nothing can be asked of them."""


def measure(case: str, corrections: str) -> dict[str, tuple[int, int]]:
    """Give for each kind of correction how many there are and how many the program gets right by itself."""
    opened = open_case(case)
    readings = {reading.item.id: reading for reading in opened.readings()}
    opened.close()
    claims = relate_readings(readings.values()).claims
    asked, right = Counter[str](), Counter[str]()
    for note in json.loads(Path(corrections).read_bytes())["items"]:
        said = json.loads(next(body["value"] for body in note["body"] if body["purpose"] == "editing"))
        words = [one for one in find_words(note["target"]) if one[0] in readings]
        if said["standing"] and said["kind"] == "not-a-claim":
            asked[said["kind"]] += 1
            right[said["kind"]] += said["claim"] not in {claim.id for claim in claims}
        elif said["standing"] and not words:
            asked[MASKED] += 1
        elif said["standing"]:
            asked[said["kind"]] += 1
            right[said["kind"]] += is_right(said, words, readings, claims)
    return {kind: (asked[kind], right[kind]) for kind in sorted(asked)}


def find_words(targets: Any) -> Iterator[Words]:  # noqa: ANN401 - a Web Annotation's target
    """Yield item and span of each place that an annotation points at."""
    for target in targets if isinstance(targets, list) else [targets]:
        for one in target["selector"] if isinstance(target, dict) else ():
            if one["type"] == "TextPositionSelector":
                yield target["source"].removeprefix("urn:twosource:item:"), Span(one["start"], one["end"])


def is_right(
    said: Mapping[str, Any], words: list[Words], readings: Mapping[str, Reading], claims: tuple[Claim, ...]
) -> bool:
    """Tell whether the program says by itself what a person had to say."""
    item, span = words[0]
    reading = readings[item]
    if said["kind"] == "re-place":
        places = [one for one in reading.places if Span(one.start, one.end).overlaps(span)]
        known = [(one.lat, one.lon) for one in places if one.lat is not None and one.lon is not None]
        wanted = said["place"]
        return (
            any(distance(*one, wanted["lat"], wanted["lon"]) < NEAR_KM for one in known)
            if "lat" in wanted
            else not known
        )
    if said["kind"] == "re-time":
        times = [(one.earliest, one.latest) for one in reading.times if Span(one.start, one.end).overlaps(span)]
        times += [one.due for one in reading.deadlines if one.due and Span(one.start, one.end).overlaps(span)]
        first, last = said["when"]
        return any(start and end and start <= last and end >= first for start, end in times)
    if said["kind"] == "correct-chain":
        chains = [one.voices for one in reading.statements if any(part.overlaps(span) for part in one.content)]
        origins = {fold_name(name_voice(voices[-1], reading.text)) for voices in chains if voices}
        return fold_name(said["chain"][-1]["name"] or "nobody named") in origins
    other = [(one["item"], Span(*part)) for one in said.get("other", ()) for part in one["spans"]]
    together = any(holds(claim, words[:1]) and holds(claim, other[:1]) for claim in claims)
    return together if said["kind"] == "merge" else not together


def holds(claim: Claim, words: list[Words]) -> bool:
    """Tell whether a claim rests on the words."""
    return any(
        one.item == item and any(part.overlaps(span) for part in one.spans)
        for one in claim.evidence
        for item, span in words
    )


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Give the great-circle distance in km."""
    a, b, c, d = map(radians, (lat, lon, other_lat, other_lon))
    return 2 * 6371 * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


def main(words: list[str]) -> None:
    """Print the figures of a case and a file of corrections."""
    if len(words) != len(("case", "corrections")):
        sys.exit("measure_corrections.py CASE corrections.json: give a case and what its --corrections wrote")
    try:
        measured = measure(*words)
    except (OSError, ValueError, KeyError, TwosourceError) as error:
        sys.exit(f"{' '.join(words)}: cannot be measured ({error}); give a case and what its --corrections wrote")
    masked = measured.pop(MASKED, (0, 0))[0]
    for kind, (asked, right) in measured.items():
        print(f"{kind:<14} {right} of {asked} right by itself")
    if masked:
        print(f"{masked} left out: their items or words are masked; export with --lift-masking", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
