"""A trigger with its time goes in; out comes whether it is history told beside the news.

Told from news by its date (well before publication), or by words that only history has: "during the civil war",
"decades ago", the pluperfect in a clause of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.codebook import load_vocabulary

if TYPE_CHECKING:
    from twosource.model.reading import Time
    from twosource.read.events.tree import Tree


@dataclass(frozen=True, slots=True)
class BackgroundWords:
    """How old makes history, and the words that mark it."""

    days: int
    markers: tuple[str, ...]
    eras: tuple[str, ...]
    ages: tuple[str, ...]
    over: tuple[str, ...]


@lru_cache(maxsize=1)
def load_background() -> BackgroundWords:
    """Read `background.yaml`."""
    return load_vocabulary("background", BackgroundWords)


def is_background(tree: Tree, carrier: int, time: Time | None, published: str | None, words: BackgroundWords) -> bool:
    """Tell whether an event is history: by its date against the publication's, else by words of its clause."""
    if in_era(tree, carrier, words):
        return True
    if time is not None and (old := is_old(time, published, words.days)) is not None:
        return old
    near = clause_words(tree, carrier)
    return any(marker in near for marker in words.markers)


def is_old(time: Time, published: str | None, days: int) -> bool | None:
    """Compare a time's latest reading with the publication; None where either is not known."""
    latest, now = read_day(time.latest), read_day(published)
    if latest is None or now is None:
        return None
    return latest < now - timedelta(days=days)


def read_day(written: str | None) -> date | None:
    """Read the date of an ISO date or instant; None for anything else."""
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None


def clause_words(tree: Tree, carrier: int) -> str:
    """Join the words right around a verb, blanks at both ends, for phrase look-ups."""
    first, last = tree.bounds[tree.sentences[carrier]]
    return f" {' '.join(tree.words[max(first, carrier - 12) : min(last, carrier + 13)])} "


def in_era(tree: Tree, carrier: int, words: BackgroundWords) -> bool:
    """Tell whether a war or era named in the event's own clause dates it: "during the civil war"."""
    for kid in tree.kids[carrier]:
        if tree.case(kid) in ("during", "in", "since", "throughout") and tree.lemmas[kid] in words.eras:
            return tree.case(kid) != "in" or tree.kid(kid, "compound", "amod") is not None
    return False


def is_summary(tree: Tree, carrier: int, words: BackgroundWords) -> bool:
    """Tell whether a clause sums up years: "in the last three years", "over a decade"; no day, and no one deed."""
    spans = (kid for kid in tree.kids[carrier] if tree.lemmas[kid] in words.ages and tree.case(kid) in words.over)
    return any(tree.tags[kid] == "NNS" or tree.lemmas[kid] == "decade" for kid in spans)
