"""A Reading: everything read out of one item, each field with the span it was read from.

The shape is the reader's output contract; `twosource.model.wire` writes it as JSON. Offsets are code points into
`text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from twosource.model.item import Item, Post
from twosource.model.span import Span

EntityLabel = Literal["PER", "ORG", "LOC", "GPE", "NORP", "MISC"]
VoiceKind = Literal[
    "person",
    "organisation",
    "place",
    "account",
    "outlet",
    "unnamed-person",
    "unnamed-group",
    "document",
    "unspecified",
]
Form = Literal["direct", "indirect", "mixed", "post"]
Stance = Literal[
    "asserts",
    "hedges",
    "denies",
    "declines",
    "asks",
    "demands",
    "threatens",
    "intends",
    "predicts",
    "conditional",
]
Basis = Literal["witnessed", "told", "document", "image", "inferred", "none"]
Realis = Literal[
    "occurred",
    "ongoing",
    "threatened",
    "planned",
    "predicted",
    "conditional",
    "demanded",
    "denied",
    "failed",
]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
DeadlineState = Literal["running", "met", "lapsed", "extended", "lifted", "unknown"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal["point", "town", "admin2", "admin1", "country", "region"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A name at `text[start:end]`; `name` is its canonical form."""

    start: int
    end: int
    label: EntityLabel
    name: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody a text reports, at `text[start:end]`; null offsets and kind `unspecified` when nobody is named.

    `name` is who it is after resolution ("Ahmad Massoud" for "he"), None when unresolved. `party` and `role` come
    from the
    codebook or the text ("the country's vice president").
    """

    start: int | None
    end: int | None
    name: str | None
    kind: VoiceKind
    party: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Content and the chain of voices it came through, outermost to innermost; the item's own publisher is never in it.

    `joint` holds further voices that speak together with the innermost one ("A and B called for"): (start, end) and
    name as
    in `Voice`. `said` is an ISO date, or None.
    """

    id: str
    content: tuple[Span, ...]
    voices: tuple[Voice, ...]
    cue: Span | None
    form: Form
    stance: Stance
    basis: Basis
    said: str | None = None
    joint: tuple[Voice, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part in an event, at `text[start:end]`; `name` resolved as far as known."""

    start: int
    end: int
    name: str | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in an event with bounds: "at least 10 killed" is what="killed", low=10, high=None (open)."""

    what: str
    low: int | None
    high: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom; `place` and `when` index the Reading's `places` and `times`.

    `statements` holds the ids of the statements that hold it, empty when the item's author does. `background` marks
    history
    told beside the news. `acled` is the ACLED-style sub-type, the second view beside PLOVER's, None where none fits.
    """

    id: str
    type: EventType
    mode: str | None
    trigger: Span
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    place: int | None
    when: int | None
    realis: Realis
    statements: tuple[str, ...]
    numbers: tuple[Quantity, ...] = ()
    background: bool = False
    acled: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A demand, who set it (`by`) for whom (`addressee`), and the UTC interval in which it runs out (`due`).

    `start`, `end` hold its time expression. `given` is an ISO interval `start/end`, `period` an ISO duration, `due`
    a pair of
    ISO instants; each None when it cannot be told. `state` is as of the item's publication.
    """

    start: int
    end: int
    event: str | None
    by: Span | None
    addressee: Span | None
    demand: Span | None
    threat: Span | None
    given: str | None
    period: str | None
    due: tuple[str, str] | None
    state: DeadlineState


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym at `text[start:end]`, resolved: WGS84 degrees, a `geonames:` link, precision, radius in km.

    `lat`, `lon`, `link`, `precision` and `radius_km` are None together when it is not sure which place is meant.
    `reason` says by what it was settled where its own text does not tell.
    """

    start: int
    end: int
    name: str
    lat: float | None
    lon: float | None
    link: str | None
    precision: Precision | None
    radius_km: float | None
    country: str | None = None
    confidence: float | None = None
    context: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression at `text[start:end]`.

    Its TIMEX3 value and the UTC interval that it can mean (ISO instants or None).
    """

    start: int
    end: int
    type: TimeType
    value: str
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read out of one item."""

    item: Item
    text: str
    posts: tuple[Post, ...] = ()
    boilerplate: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    coded_by: str | None = field(default=None)
    """`codebook digest/model digest` of what coded it."""

    @property
    def unread(self) -> str | None:
        """The BCP 47 tag of the language for which nothing was read out of the item; None when it was read."""
        language = self.item.language
        return language if language and not language.startswith("en") and not self.sentences else None
