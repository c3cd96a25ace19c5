"""The words of deadlines, read once from `codebook/deadlines.yaml`: verbs by stem, phrases word for word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from twosource.codebook import load_vocabulary
from twosource.read.times.verbs import stem


@dataclass(frozen=True, slots=True)
class DeadlineWords:
    """The shape of `codebook/deadlines.yaml`; the file says what each list is for."""

    terms: tuple[str, ...]
    sure_terms: tuple[str, ...]
    states: tuple[str, ...]
    weak_states: tuple[str, ...]
    own_states: tuple[str, ...]
    holdings: tuple[str, ...]
    demands: tuple[str, ...]
    instruments: tuple[str, ...]
    obligations: tuple[str, ...]
    pledges: tuple[str, ...]
    offers: tuple[str, ...]
    forecasts: tuple[str, ...]
    proposals: tuple[str, ...]
    papers: tuple[str, ...]
    messages: tuple[str, ...]
    wishes: tuple[str, ...]
    adoptions: tuple[str, ...]
    pending: tuple[str, ...]
    sides: tuple[str, ...]
    denials: tuple[str, ...]
    expiries: tuple[str, ...]
    starts: tuple[str, ...]
    rests: tuple[str, ...]
    extensions: tuple[str, ...]
    extended: tuple[str, ...]
    liftings: tuple[str, ...]
    lifted: tuple[str, ...]
    met: tuple[str, ...]
    lapsed: tuple[str, ...]
    unknown: tuple[str, ...]
    threat_openers: tuple[str, ...]
    threat_marks: tuple[str, ...]
    moves: tuple[str, ...]
    forward: tuple[str, ...]
    reporting: tuple[str, ...]
    setters: tuple[str, ...]
    handings: tuple[str, ...]
    holding_verbs: tuple[str, ...]
    people: tuple[str, ...]
    hostile: tuple[str, ...]
    ended: tuple[str, ...]
    spoken: tuple[str, ...]
    imperatives: tuple[str, ...]
    authorities: tuple[str, ...]
    bodies: tuple[str, ...]
    witnesses: tuple[str, ...]
    reactions: tuple[str, ...]
    lettings: tuple[str, ...]
    tellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cues:
    """One list, split for matching: stems of single words, and phrases of several."""

    stems: frozenset[str]
    phrases: tuple[str, ...]
    openers: frozenset[str]


@lru_cache(maxsize=1)
def deadline_words() -> DeadlineWords:
    """Read the words of deadlines, once."""
    return load_vocabulary("deadlines", DeadlineWords)


@lru_cache(maxsize=64)
def cues(name: str) -> Cues:
    """Split the list of that name; single words go by stem."""
    listed: tuple[str, ...] = getattr(deadline_words(), name)
    phrases = tuple(f" {word.replace('-', ' - ')} " for word in listed if " " in word or "-" in word)
    stems = frozenset(stem(word) for word in listed if " " not in word)
    return Cues(stems, phrases, frozenset(phrase.split()[0] for phrase in phrases))
