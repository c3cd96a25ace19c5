"""Parsed items go in, words a second of peers that do a part of our work come out, beside the stage of ours."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from benchmarks.attribution.systems import textacy_quotations
from benchmarks.places.systems import flashgeotext
from benchmarks.times.systems import recognizers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twosource.read.parsed import Parsed

PEERS: dict[str, tuple[str, Callable[[], Callable[[Parsed], object] | None]]] = {
    "recognizers-text": ("times", recognizers),
    "flashgeotext": ("places", flashgeotext),
    "textacy, direct quotations": ("statements", textacy_quotations),
}


def time_peers(parsed: Sequence[Parsed]) -> dict[str, tuple[str, float]]:
    """Give for each peer that is installed the stage that it does a part of, and its CPU seconds."""
    spent = {}
    for name, (stage, load) in PEERS.items():
        find = load()
        if find is None:
            continue
        find(parsed[0])
        started = time.process_time()
        for one in parsed:
            find(one)
        spent[name] = stage, time.process_time() - started
    return spent
