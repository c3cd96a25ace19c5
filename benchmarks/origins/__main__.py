"""Measure claims and origins on labelled posts beside their baselines: python -m benchmarks.origins ../shared/bench.

`python -m benchmarks.origins --constructed` measures on our own posts alone, event by event; `--misses` prints besides
which labels of the events for looking are wrong. `--training` measures on the events written to learn from.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.floors import hold
from benchmarks.origins.baselines import counted, credited, group_tfidf
from benchmarks.origins.constructed import TRAINING, join, load_events
from benchmarks.origins.gold import load_gold
from benchmarks.origins.labels import is_right
from benchmarks.origins.measure import CALLED, Figures, Group, measure
from benchmarks.origins.naming import name_alike, naming_line
from twosource.read.language import load_language
from twosource.read.places import load_gazetteer
from twosource.read.reader import Reader
from twosource.relate import claims_object, relate_readings
from twosource.relate.origins.roots import chain_of_post

if TYPE_CHECKING:
    from benchmarks.origins.constructed import Part
    from benchmarks.origins.gold import Gold
    from twosource.model.reading import Reading


WORDS_ALONE = "twosource, words alone"
"""Ours on posts of which nothing was read: what was measured until the reader took part."""
FOLD = 4
"""Events that are related together, as a desk that follows a few at once has them."""
FLOORS = {"twosource": "read-", WORDS_ALONE: ""}
"""How floors of each begin."""


def ours(readings: list[Reading]) -> list[Group]:
    """Relate posts as `twosource relate --claims` does."""
    rows = claims_object(relate_readings(readings))["claim groups"]
    return [Group(frozenset(row["items"]), row["origins"], row["status"] in CALLED, row["origin_of"]) for row in rows]


def systems(readings: list[Reading], read: list[Reading]) -> dict[str, list[Group]]:
    """Run ours, as it reads and on words alone, and the baselines: TF-IDF groups and ours, counted otherwise."""
    plain = group_tfidf(readings)
    accounts = {one.item.id: one.item.handle for one in readings}
    mine = ours(read)
    return {
        "twosource": mine,
        WORDS_ALONE: ours(readings),
        "TF-IDF, count posts": counted(plain, lambda item: item),
        "TF-IDF, count accounts": counted(plain, accounts.get),
        "TF-IDF, count credits": counted(plain, credited(readings).get),
        "our groups, accounts": counted([group.items for group in mine], accounts.get),
    }


def label_share(gold: Gold) -> float:
    """Give the share of labelled posts whose origin we name right."""
    chains = {one.item.id: chain_of_post(one) for one in gold.readings()}
    first = [row for row in gold.tweets if row["primary"]]
    return sum(is_right(row, chains[row["tweet_id"]]) for row in first) / len(first)


def line(name: str, figures: Figures) -> str:
    """Write one row of the table."""

    def said(value: float | None) -> str:
        return "  -  " if value is None else f"{100 * value:5.1f}"

    return (
        f"{name:24} false {said(figures.false)}  two-origin claims found {figures.found}  inside {said(figures.inside)}"
        f"  same origin F1 {said(figures.same)}  claims BCubed F1 {said(figures.clustering)}"
    )


def main() -> int:
    """Print the table for the events tuned on, for those kept apart, and for our own; 1 when a figure fell."""
    if "--training" in sys.argv:
        print_training(Reader(load_language(), load_gazetteer()))
        return 0
    if "--constructed" in sys.argv:
        print_constructed(Reader(load_language(), load_gazetteer()), each=True, misses="--misses" in sys.argv)
        return 0
    reader = Reader(load_language(), load_gazetteer())
    path = Path(sys.argv[1]) / "origins" / "dev.json"
    figures: dict[str, float] = {}
    for tuned, title in ((True, "four events, tuned on"), (False, "three events, kept apart: report these")):
        gold = load_gold(path, tuned=tuned)
        readings = gold.readings()
        part = "tuned" if tuned else "apart"
        print(f"{title}: {len(readings)} posts, {len(gold.claims)} claims")
        for name, groups in systems(readings, gold.read(reader)).items():
            measured = measure(gold, groups)
            print("  " + line(name, measured))
            if name in FLOORS:
                figures |= named(f"{FLOORS[name]}{part}", measured, label_share(gold))
        print(f"  origin label right for {100 * label_share(gold):.1f} % of posts")
        print(f"  {naming_line(name_alike([gold]))}")
    return hold("origins", figures | print_constructed(reader, each=False))


def print_constructed(reader: Reader, *, each: bool, misses: bool = False) -> dict[str, float]:
    """Print the table of our own posts, of `each` event and of all; give its figures by the names of their floors."""
    figures: dict[str, float] = {}
    parts: tuple[Part, Part] = ("looking", "apart")
    for part in parts:
        events = load_events(part)
        whole = join(events)
        answers = systems(whole.readings(), whole.read(reader))
        groups = answers["twosource"]
        print(f"constructed, {part}: {len(whole.readings())} posts, {len(whole.claims)} claims")
        for name, gold in events.items() if each else ():
            print(f"  {line(name, measure(gold, groups))}  labels {100 * label_share(gold):5.1f}")
        for name, answer in answers.items():
            measured = measure(whole, answer)
            print("  " + line(name, measured))
            if name in FLOORS:
                figures |= named(f"{FLOORS[name]}constructed-{part}", measured, label_share(whole))
        print(f"  origin label right for {100 * label_share(whole):.1f} % of posts")
        print(f"  {naming_line(name_alike(events.values()))}")
        if misses and part == "looking":
            print_misses(whole)
    return figures


def print_training(reader: Reader) -> None:
    """Print ours on the events written to learn from, as read, `FOLD` of them on a desk at a time; then how they name.

    Every second event is for looking at where one voice is not known under its names.
    """
    events = load_events("training", TRAINING)
    for names in batched(sorted(events), FOLD):
        gold = join({name: events[name] for name in names})
        print("  " + line(" ".join(names)[:24], measure(gold, ours(gold.read(reader)))))
    for part, first in (("looking", 0), ("apart", 1)):
        print(f"  {part}: {naming_line(name_alike(events[name] for name in sorted(events)[first::2]))}")


def batched(names: list[str], size: int) -> list[list[str]]:
    """Cut a list into parts of `size`, the last perhaps shorter."""
    return [names[at : at + size] for at in range(0, len(names), size)]


def print_misses(gold: Gold) -> None:
    """Print each post whose origin we name otherwise than gold, and both names."""
    chains = {one.item.id: chain_of_post(one) for one in gold.readings()}
    for row in gold.tweets:
        chain = chains[row["tweet_id"]]
        if row["primary"] and not is_right(row, chain):
            ours_is = f"{'own ' if chain.own else ''}{chain.root.label}{'' if chain.root.known else ' (nobody)'}"
            print(f"    {row['tweet_id']} @{row['account']}: {row['text']}\n      gold {row['origin']}; ours {ours_is}")


def named(part: str, measured: Figures, labels: float) -> dict[str, float]:
    """Give figures in percent by the names of their floors, each the better the higher."""
    shares = {
        "not-false": 1 - (measured.false or 0.0),
        "inside": measured.inside,
        "same-origin": measured.same,
        "claims": measured.clustering,
        "labels": labels,
    }
    return {f"{part}-{name}": 100 * (value or 0.0) for name, value in shares.items()}


if __name__ == "__main__":
    sys.exit(main())
