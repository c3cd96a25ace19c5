"""The words by which short texts name their source, read once from the codebook for every module here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from twosource.codebook import load_vocabulary


@dataclass(frozen=True, slots=True)
class Credits:
    """The word lists of `codebook/edges_credits.yaml`."""

    verbs: tuple[str, ...]
    weak_verbs: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    finite: tuple[str, ...]
    before: tuple[str, ...]
    nobody: tuple[str, ...]
    inverting: tuple[str, ...]
    anywhere: tuple[str, ...]
    times: tuple[str, ...]
    press: tuple[str, ...]
    press_heads: tuple[str, ...]
    given_out: tuple[str, ...]
    unnamed: tuple[str, ...]
    bystanders: tuple[str, ...]
    spokesmen: tuple[str, ...]
    bodies: dict[str, tuple[str, ...]]
    departments: tuple[str, ...]
    institutions: dict[str, tuple[str, ...]]
    organisations: tuple[str, ...]
    qualified: tuple[str, ...]
    no_voice: tuple[str, ...]
    no_slugs: tuple[str, ...]
    bidding: tuple[str, ...]
    telling: tuple[str, ...]
    identifying: tuple[str, ...]
    perceiving: tuple[str, ...]
    finding: tuple[str, ...]
    learned: tuple[str, ...]
    attributing: tuple[str, ...]
    offices: tuple[str, ...]
    ranks: tuple[str, ...]
    ranked: tuple[str, ...]
    documents: tuple[str, ...]
    pictures: tuple[str, ...]
    met: tuple[str, ...]
    audience: tuple[str, ...]
    shows: tuple[str, ...]
    titles: tuple[str, ...]
    circumstance: tuple[str, ...]
    belonging: tuple[str, ...]
    perceives: tuple[str, ...]
    there: tuple[str, ...]
    opening: tuple[str, ...]
    acts: tuple[str, ...]
    postures: tuple[str, ...]
    noises: tuple[str, ...]
    shaken: tuple[str, ...]
    scenery: tuple[str, ...]
    inward: tuple[str, ...]
    own_places: tuple[str, ...]
    witness: tuple[str, ...]
    second_hand: tuple[str, ...]
    trade: tuple[str, ...]
    itself: tuple[str, ...]
    denials: tuple[str, ...]
    disbelief: tuple[str, ...]
    questions: tuple[str, ...]
    admissions: tuple[str, ...]
    retractions: tuple[str, ...]


@lru_cache(maxsize=1)
def load_credits() -> Credits:
    """Read the word lists once."""
    return load_vocabulary("edges_credits", Credits)
