"""The words by which short texts name their source, read once from the codebook for every module here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from twosource.codebook import load_vocabulary


@dataclass(frozen=True, slots=True)
class Credits:
    """The word lists of `codebook/edges_credits.yaml`."""

    verbs: tuple[str, ...]
    weak_verbs: frozenset[str]
    auxiliaries: tuple[str, ...]
    finite: frozenset[str]
    before: tuple[str, ...]
    nobody: frozenset[str]
    inverting: frozenset[str]
    signing: tuple[str, ...]
    closing: tuple[str, ...]
    anywhere: tuple[str, ...]
    times: frozenset[str]
    numbers: frozenset[str]
    press: tuple[str, ...]
    press_heads: frozenset[str]
    given_out: frozenset[str]
    unnamed: frozenset[str]
    bystanders: frozenset[str]
    bands: frozenset[str]
    kin: frozenset[str]
    spokesmen: frozenset[str]
    bodies: dict[str, tuple[str, ...]]
    accounts: dict[str, tuple[str, ...]]
    departments: frozenset[str]
    families: dict[str, tuple[str, ...]]
    institutions: dict[str, tuple[str, ...]]
    organisations: frozenset[str]
    premises: frozenset[str]
    companies: frozenset[str]
    qualified: frozenset[str]
    no_voice: frozenset[str]
    prepositions: frozenset[str]
    no_slugs: frozenset[str]
    bidding: frozenset[str]
    answering: frozenset[str]
    charges: frozenset[str]
    telling: frozenset[str]
    identifying: frozenset[str]
    identifiers: frozenset[str]
    labelled: frozenset[str]
    perceiving: frozenset[str]
    finding: frozenset[str]
    ending: tuple[str, ...]
    measuring: frozenset[str]
    learned: tuple[str, ...]
    attributing: frozenset[str]
    units: tuple[str, ...]
    no_bylines: frozenset[str]
    offices: frozenset[str]
    short_forms: dict[str, tuple[str, ...]]
    ranks: frozenset[str]
    ranked: frozenset[str]
    documents: tuple[str, ...]
    pictures: tuple[str, ...]
    met: tuple[str, ...]
    audience: frozenset[str]
    shows: tuple[str, ...]
    titles: tuple[str, ...]
    circumstance: tuple[str, ...]
    belonging: tuple[str, ...]
    perceives: tuple[str, ...]
    there: tuple[str, ...]
    opening: tuple[str, ...]
    acts: tuple[str, ...]
    postures: tuple[str, ...]
    done_to_me: tuple[str, ...]
    done_to_us: tuple[str, ...]
    nowhere: tuple[str, ...]
    no_places: tuple[str, ...]
    parts_played: tuple[str, ...]
    at_hand: tuple[str, ...]
    suspicions: tuple[str, ...]
    noises: tuple[str, ...]
    shaken: tuple[str, ...]
    scenery: tuple[str, ...]
    visible: tuple[str, ...]
    seen: tuple[str, ...]
    busy: tuple[str, ...]
    inward: frozenset[str]
    own_places: tuple[str, ...]
    witness: tuple[str, ...]
    second_hand: tuple[str, ...]
    on_screen: tuple[str, ...]
    trade: tuple[str, ...]
    itself: tuple[str, ...]
    patriotic: tuple[str, ...]
    feelings: tuple[str, ...]
    ours: frozenset[str]
    institutional: tuple[str, ...]
    chat: tuple[str, ...]
    comments: frozenset[str]
    bearings: frozenset[str]
    moods: frozenset[str]
    denials: tuple[str, ...]
    calls: tuple[str, ...]
    disbelief: tuple[str, ...]
    questions: tuple[str, ...]
    admissions: tuple[str, ...]
    reported: tuple[str, ...]
    own_earlier: tuple[str, ...]
    recantations: tuple[str, ...]
    retractions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """`codebook/given_names.yaml`: names that people are given, and what stands behind them in names of places."""

    given: frozenset[str]
    no_surnames: frozenset[str]


@lru_cache(maxsize=1)
def load_names() -> Names:
    """Read the names once."""
    return load_vocabulary("given_names", Names)


@lru_cache(maxsize=1)
def load_credits() -> Credits:
    """Read the word lists once."""
    return load_vocabulary("edges_credits", Credits)


def has_any(text: str, forms: tuple[str, ...]) -> bool:
    """Tell whether a text contains one of the forms as whole words."""
    lowered = f" {text.lower().replace('’', chr(39))} "
    return any(form in lowered and is_whole(lowered, form) for form in forms)


def is_whole(lowered: str, form: str) -> bool:
    """Tell whether a form that a text contains is bounded by what is no letter."""
    at = lowered.find(form)
    return not lowered[at - 1].isalnum() and not lowered[min(at + len(form), len(lowered) - 1)].isalnum()
