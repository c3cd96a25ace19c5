"""The words that statements are read with: the codebook's cue, stance, voice and party lists, indexed once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.codebook import load_vocabulary
from twosource.model.reading import Stance, VoiceKind  # noqa: TC001 - the loader reads the types of a field

if TYPE_CHECKING:
    from collections.abc import Iterable

COMPLEMENTS = frozenset({"clause", "infinitive", "request", "instruction", "object", "gerund"})
"""Complements that are no preposition; every other word in `takes` is one."""


@dataclass(frozen=True, slots=True)
class CueClass:
    """Words of one stance and the complements that are their content."""

    name: str
    stance: Stance
    takes: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """What somebody does not want done with a name: whose it is, what, where it would stand, and why."""

    owners: tuple[str, ...]
    names: tuple[str, ...]
    ways: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cues:
    """`codebook/statement_cues.yaml`."""

    classes: tuple[CueClass, ...]
    unreported: frozenset[str]
    shallow: frozenset[str]
    adverbs: dict[str, Stance]
    reporting_adverbs: frozenset[str]
    hearsay: frozenset[str]
    relays: frozenset[str]
    heard: frozenset[str]
    empty: frozenset[str]
    occasions: tuple[str, ...]
    spells: frozenset[str]
    claims: frozenset[str]
    vouching: frozenset[str]
    remarks: frozenset[str]
    answers: frozenset[str]
    inferential: frozenset[str]
    carriers: frozenset[str]
    efforts: frozenset[str]
    deeds: frozenset[str]
    hearers: frozenset[str]
    addressed: frozenset[str]
    topical_nouns: frozenset[str]
    hearsay_nouns: frozenset[str]
    contrasts: frozenset[str]
    anonymity: tuple[str, ...]
    withheld: Withheld
    dates: frozenset[str]
    naming: frozenset[str]
    convened: frozenset[str]
    irregular: dict[str, str]


@dataclass(frozen=True, slots=True)
class StanceWords:
    """`codebook/statement_stance.yaml`."""

    hedging: frozenset[str]
    possible: frozenset[str]
    possible_before: frozenset[str]
    duty: frozenset[str]
    duty_before_to: frozenset[str]
    future: frozenset[str]
    future_phrase: tuple[str, ...]
    held_out: frozenset[str]
    condition: tuple[str, ...]
    duties: frozenset[str]
    harm: frozenset[str]
    questions: frozenset[str]
    imperative: frozenset[str]
    finite: frozenset[str]
    silence: frozenset[str]
    unbelief: frozenset[str]
    witness_nouns: frozenset[str]
    perception: frozenset[str]
    inference: tuple[str, ...]
    image_nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class VoiceWords:
    """`codebook/statement_voices.yaml`."""

    person: frozenset[str]
    group: frozenset[str]
    organisation: frozenset[str]
    outlet: frozenset[str]
    outlet_names: frozenset[str]
    outlet_words: frozenset[str]
    document: frozenset[str]
    account: frozenset[str]
    unspecified: frozenset[str]
    posted: frozenset[str]
    capitals: frozenset[str]
    informed: frozenset[str]
    titles: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    pronouns: dict[str, frozenset[str]]
    labels: frozenset[str]
    asking: frozenset[str]
    answering: frozenset[str]
    nobody: frozenset[str]
    accusers: frozenset[str]

    def pronoun(self, word: str) -> str | None:
        """Name the pronoun's group ("he", "she", "they", "it", "self", "you"); None for other words."""
        lowered = word.lower()
        return next((group for group, words in self.pronouns.items() if lowered in words), None)

    def kind_of_noun(self, lemma: str) -> VoiceKind | None:
        """Tell what kind of voice a common noun names; a person is unnamed here, None when no list has it."""
        table: tuple[tuple[frozenset[str], VoiceKind], ...] = (
            (self.account, "account"),
            (self.person, "unnamed-person"),
            (self.document, "document"),
            (self.outlet, "outlet"),
            (self.organisation, "organisation"),
            (self.group, "unnamed-group"),
        )
        return next((kind for words, kind in table if lemma in words), None)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cue classes by part of speech and lemma."""

    cues: Cues
    verbs: dict[str, tuple[CueClass, ...]]
    nouns: dict[str, tuple[CueClass, ...]]
    adjectives: dict[str, tuple[CueClass, ...]]

    def taking(self, lemma: str, complement: str) -> CueClass | None:
        """Give the first class whose verb `lemma` takes `complement`."""
        return next((one for one in self.verbs.get(lemma, ()) if complement in one.takes), None)


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Read and index the cue classes."""
    cues = load_vocabulary("statement_cues", Cues)
    return Lexicon(
        cues,
        verbs=_by_lemma((word, one) for one in cues.classes for word in one.verbs),
        nouns=_by_lemma((word, one) for one in cues.classes for word in one.nouns),
        adjectives=_by_lemma((word, one) for one in cues.classes for word in one.adjectives),
    )


@lru_cache(maxsize=1)
def load_stance_words() -> StanceWords:
    """Read the words that judge stance and basis."""
    return load_vocabulary("statement_stance", StanceWords)


@lru_cache(maxsize=1)
def load_voice_words() -> VoiceWords:
    """Read the words that name voices."""
    return load_vocabulary("statement_voices", VoiceWords)


def _by_lemma(pairs: Iterable[tuple[str, CueClass]]) -> dict[str, tuple[CueClass, ...]]:
    table: dict[str, tuple[CueClass, ...]] = {}
    for word, one in pairs:
        if one not in table.get(word, ()):
            table[word] = (*table.get(word, ()), one)
    return table
