"""`realis.yaml` goes in; the words that set how real an event is come out, indexed by kind and lemma."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from twosource.codebook import load_vocabulary
from twosource.model.reading import Realis

Outlook = Realis | Literal["imagined"]
"""How real a deed is told to be; one that is merely imagined is no event: a purpose, an ability, what "if" supposes."""


@dataclass(frozen=True, slots=True)
class Operator:
    """Words that make what they govern so or so real: verbs, nouns and adjectives by lemma, with a reason.

    `subjects` tells that the word says it of its subject as well ("the attack failed"). A verb may have a particle.
    """

    realis: Outlook
    why: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    subjects: bool = False


@dataclass(frozen=True, slots=True)
class RealisWords:
    """Everything that realis is read from, beside the parse."""

    operators: tuple[Operator, ...]
    modifiers: dict[str, tuple[str, ...]]
    future: tuple[str, ...]
    possible: tuple[str, ...]
    necessary: tuple[str, ...]
    negations: tuple[str, ...]
    nearly: tuple[str, ...]
    likely: tuple[str, ...]
    able: tuple[str, ...]
    heading: tuple[str, ...]
    foregone: tuple[str, ...]
    musing: tuple[str, ...]
    wishing: tuple[str, ...]
    affirming: tuple[str, ...]
    giving: tuple[str, ...]
    conditions: tuple[str, ...]
    until: tuple[str, ...]
    condition_phrases: tuple[str, ...]
    asking: tuple[str, ...]
    hostile: tuple[str, ...]
    unwilled: tuple[str, ...]
    presupposing: tuple[str, ...]
    owning: tuple[str, ...]
    bearers: tuple[str, ...]
    occurring: tuple[str, ...]
    objects_after: tuple[str, ...]
    carrying: tuple[str, ...]
    achieving: tuple[str, ...]
    pointing: tuple[str, ...]
    warning: tuple[str, ...]
    telling: tuple[str, ...]
    trying: tuple[str, ...]
    keeping: tuple[str, ...]
    free_choice: tuple[str, ...]
    attaining: tuple[str, ...]
    disputing: tuple[str, ...]
    dismissing: tuple[str, ...]
    yielding: tuple[str, ...]
    known: tuple[str, ...]
    ending: tuple[str, ...]
    indefinite: tuple[str, ...]
    kinds: tuple[str, ...]
    everybody: tuple[str, ...]
    vowing: tuple[str, ...]
    masses: tuple[str, ...]
    saying: tuple[str, ...]
    falsely: tuple[str, ...]
    sensing: tuple[str, ...]
    happening: tuple[str, ...]
    sites: tuple[str, ...]
    scenes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RealisLexicon:
    """The words, and the operators by kind of word and lemma."""

    words: RealisWords
    verbs: dict[str, Operator]
    nouns: dict[str, Operator]
    adjectives: dict[str, Operator]
    modifiers: dict[str, str]


@lru_cache(maxsize=1)
def load_realis() -> RealisLexicon:
    """Read `realis.yaml` and index its operators."""
    words = load_vocabulary("realis", RealisWords)
    return RealisLexicon(
        words=words,
        verbs={verb: one for one in words.operators for verb in one.verbs},
        nouns={noun: one for one in words.operators for noun in one.nouns},
        adjectives={word: one for one in words.operators for word in one.adjectives},
        modifiers={word: realis for realis, listed in words.modifiers.items() for word in listed},
    )
