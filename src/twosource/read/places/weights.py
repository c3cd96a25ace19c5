"""The numbers that resolution weighs by, as codebook/place_weights.yaml gives them, each with its reason there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from twosource.codebook import load_vocabulary


@dataclass(frozen=True, slots=True)
class PlaceWeights:
    """The shape of codebook/place_weights.yaml."""

    weak_name: float
    no_population: float
    own: float
    unknown: float
    unknown_alone: float
    company: float
    alone_people: int
    namesake: float
    seat: float
    within: float
    not_within: float
    typed: float
    not_typed: float
    near: float
    near_km: float
    in_division: float
    in_country: float
    same_division: float
    same_country: float
    others_most: float
    aside_share: float
    aside_characters: float
    outlet_share: float
    story_share: float
    story_most: int
    story_sure: float
    story_lead: float
    story_alone: float
    sharpness: float
    rounds: int
    most_candidates: int
    most_names: int
    sure_km: float
    least_sure: float


@lru_cache(maxsize=1)
def place_weights() -> PlaceWeights:
    """Load the weights once."""
    return load_vocabulary("place_weights", PlaceWeights)
