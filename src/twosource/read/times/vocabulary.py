"""The words of time, tense and zones, read once from the codebook's `times`, `tense` and `zones`."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from twosource.codebook import load_vocabulary

Anchor = Literal["speech", "story", "either"]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day: its TIMEX3 code and its hours on the local clock; an end over 24 lies in the next day."""

    code: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DayWord:
    """A day counted from the day of speaking, and the part of it that the word names ("tonight")."""

    offset: int
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Deixis:
    """How many units from the anchor: from the day of speaking, or from the time that the story has just named."""

    offset: int
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Shift:
    """The direction of "ago", "later", "earlier", and what it counts from."""

    sign: int
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The shape of `codebook/times.yaml`; the file says what each list is for."""

    months: dict[str, int]
    weekdays: dict[str, int]
    cased: tuple[str, ...]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    vague: tuple[str, ...]
    units: dict[str, str]
    bare_plurals: tuple[str, ...]
    codes: dict[str, str]
    parts: dict[str, Part]
    soft_parts: tuple[str, ...]
    lone_parts: tuple[str, ...]
    clock_words: dict[str, int]
    seasons: dict[str, str]
    season_months: dict[str, int]
    daywords: dict[str, DayWord]
    deixis: dict[str, Deixis]
    edges_of: dict[str, str]
    edges: dict[str, str]
    shifts: dict[str, Shift]
    every: tuple[str, ...]
    frequencies: dict[str, str]
    references: dict[str, str]
    feasts: dict[str, tuple[int, int]]
    feast_of: tuple[str, ...]
    named_after: frozenset[str]
    papers: frozenset[str]
    day_colours: frozenset[str]
    paper_verbs: frozenset[str]
    moving_feasts: tuple[str, ...]
    year_cues: tuple[str, ...]
    counted: tuple[str, ...]
    approximators: tuple[str, ...]
    openers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """The names that put a text on one zone's clock: the country, its people, and its towns and other parts."""

    country: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ZoneWeights:
    """What a mention of a place says about the clock near it; `reach` is in characters."""

    town: float
    country: float
    people: float
    locative: float
    author: float
    later: float
    distant: float
    armed: float
    dateline: float
    reach: float
    sure: float


@dataclass(frozen=True, slots=True)
class ZoneWords:
    """The shape of `codebook/zones.yaml`; the file says what each list is for."""

    universal: tuple[str, ...]
    civil: dict[str, str]
    shared: dict[str, tuple[str, ...]]
    local: tuple[str, ...]
    distant: tuple[str, ...]
    weights: ZoneWeights
    bodies: tuple[str, ...]
    asking: tuple[str, ...]
    speakers: tuple[str, ...]
    arms: tuple[str, ...]
    locatives: tuple[str, ...]
    unplaced: tuple[str, ...]
    places: dict[str, Names] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TenseWords:
    """The shape of `codebook/tense.yaml`; the file says what each list is for."""

    setting: tuple[str, ...]
    pausing: tuple[str, ...]
    postponing: tuple[str, ...]
    lasting: tuple[str, ...]
    achieving: tuple[str, ...]
    since: tuple[str, ...]
    terms: tuple[str, ...]
    answers: tuple[str, ...]
    gone: tuple[str, ...]
    ahead: tuple[str, ...]
    opening: tuple[str, ...]
    modals: tuple[str, ...]
    past: tuple[str, ...]
    unchanged: tuple[str, ...]
    deeds: tuple[str, ...]
    present: tuple[str, ...]
    reporting: tuple[str, ...]
    coming: tuple[str, ...]
    irregular: dict[str, str]


@lru_cache(maxsize=1)
def tense_words() -> TenseWords:
    """Read what verbs say of time, once."""
    return load_vocabulary("tense", TenseWords)


@lru_cache(maxsize=1)
def time_words() -> TimeWords:
    """Read the words of time, once."""
    return load_vocabulary("times", TimeWords)


@lru_cache(maxsize=1)
def zone_words() -> ZoneWords:
    """Read the words of zones, once."""
    return load_vocabulary("zones", ZoneWords)
