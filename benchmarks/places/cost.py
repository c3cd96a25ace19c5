"""`python -m benchmarks.places.cost [--texts N]`: what places and times cost beside syntax and names.

Constructed stories; no gold data is needed. Ends with 1 when places and times together take more than 30 % of the
language model's processor time, or the gazetteer a second or 150 MB.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.speed.stories import make_stories
from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.read.language import load_language
from twosource.read.parsed import Parsed
from twosource.read.places import find_entities, find_places, load_gazetteer
from twosource.read.times import find_times

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from twosource.read.language import LanguageModel
    from twosource.read.places import Gazetteer

    Result = TypeVar("Result")

MOST_SHARE, MOST_SECONDS, MOST_MEGABYTES = 30.0, 1.0, 150.0
KB = 1000.0
HEAD = "| stage | ms a story | % of syntax and names |\n|---|---:|---:|"


def main() -> int:
    """Print the costs; 1 when one is above what it may be."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.places.cost", description=__doc__)
    parser.add_argument("--texts", type=int, default=60)
    options = parser.parse_args()
    gazetteer, seconds, megabytes = weigh_gazetteer()
    texts = [story.text for story in make_stories(options.texts)]
    spent = time_stages(texts, gazetteer)
    model = spent.pop("syntax and names")
    share = 100 * sum(spent.values()) / model
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} constructed stories, {words:,} words\n", HEAD, sep="\n")
    for stage, took in {"syntax and names": model, **spent}.items():
        print(f"| {stage} | {1000 * took / len(texts):.1f} | {100 * took / model:.1f} |")
    print(f"\nPlaces, names and times together: {share:.1f} % of syntax and names (at most {MOST_SHARE:.0f} %).")
    print(f"\nThe gazetteer loads in {seconds:.2f} s of processor time and takes {megabytes:.0f} MB of memory.")
    return int(share > MOST_SHARE or seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES)


def weigh_gazetteer() -> tuple[Gazetteer, float, float]:
    """Load the gazetteer; give the processor seconds and the megabytes that it took."""
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    gazetteer = load_gazetteer()
    gazetteer.candidates("Kabul")
    seconds = time.process_time() - start
    return gazetteer, seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / KB


def time_stages(texts: list[str], gazetteer: Gazetteer) -> dict[str, float]:
    """Give the processor seconds of each stage; the stages take turns, so that a busy machine slows all alike."""
    language = load_language()
    next(iter(language.parse(["Warm."])))
    spent = dict.fromkeys(("syntax and names", "places", "names resolved", "times"), 0.0)
    for number, text in enumerate(texts):
        item = Item(str(number), "article", text, digest_text(text), published="2024-03-12")
        time_text(item, language, gazetteer, spent)
    return spent


def time_text(item: Item, language: LanguageModel, gazetteer: Gazetteer, spent: dict[str, float]) -> None:
    """Add the processor seconds of each stage of one text."""
    doc = clocked(spent, "syntax and names", lambda: next(iter(language.parse([item.text]))))
    parsed = Parsed(item, doc)
    places = clocked(spent, "places", lambda: find_places(parsed, gazetteer))
    clocked(spent, "names resolved", lambda: find_entities(parsed, gazetteer, places))
    clocked(spent, "times", lambda: find_times(parsed, places))


def clocked(spent: dict[str, float], stage: str, work: Callable[[], Result]) -> Result:
    """Do the work, and add the processor time that it took to a stage."""
    start = time.process_time()
    result = work()
    spent[stage] += time.process_time() - start
    return result


if __name__ == "__main__":
    sys.exit(main())
