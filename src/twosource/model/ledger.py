"""What the ledger holds across items: stories, questions, claims, edges, origins, and the reasons for each status."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twosource.model.deadlines import CaseDeadline
from twosource.model.reading import Precision, VoiceKind
from twosource.model.span import Span

EdgeKind = Literal["credit", "repost", "quote", "link", "text"]
Status = Literal[
    "unattributed",
    "single-source",
    "corroborated",
    "disputed",
    "denied",
    "conceded",
    "retracted",
    "confirmed",
    "refuted",
]
Side = Literal["for", "against", "asks"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place in one item that bears on a claim.

    The spans of its content, the statement (None: the item's own words), and its side.
    """

    item: str
    spans: tuple[Span, ...]
    statement: str | None
    side: Side
    origin: str | None
    """The key of the origin it rests on; None when unknown."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Why we say that `source` rests on `target` (an item id or an origin key), with certainty `q` in [0, 1].

    Edges with q = 1 unite; others discount and are never united transitively. `start`, `end` are where the item
    `source` shows it. `form` tells apart what one kind holds: copy, edited copy, passage, echo, quotation, picture,
    owner, writes for.
    """

    source: str
    target: str
    kind: EdgeKind
    q: float
    start: int | None = None
    end: int | None = None
    reason: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """The innermost known voice behind reports, or an item's own witness.

    `key` is stable within a ledger, `label` is for people.
    """

    key: str
    label: str
    kind: str
    known: bool
    items: tuple[str, ...]
    side: Side = "for"


@dataclass(frozen=True, slots=True)
class StatusReason:
    """The codebook's rule that gave the status, said in words."""

    rule: str
    words: str


@dataclass(frozen=True, slots=True)
class ClaimDeadline:
    """A deadline that a claim carries.

    Where it is read, when it runs out (UTC instants, or None), and its state as last read.
    """

    item: str
    start: int
    end: int
    due: tuple[str, str] | None
    state: str
    demand: str | None
    by: str | None
    addressee: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One answer to one question, and everything that stands behind or against it.

    `origins` is the lower bound of independent origins for it, `origins_upper` the upper one; `against` the lower
    bound of
    origins against. `contradicts` holds ids of claims that answer the same question otherwise; `updates` of those
    that it
    brings up to date.
    """

    id: str
    story: str
    question: str
    value: str
    evidence: tuple[Evidence, ...]
    origins: int
    origins_upper: int
    against: int
    status: Status
    reason: StatusReason
    origin_list: tuple[Origin, ...]
    edges: tuple[Edge, ...]
    contradicts: tuple[str, ...] = ()
    updates: tuple[str, ...] = ()
    deadlines: tuple[ClaimDeadline, ...] = ()
    event_type: str | None = None
    realis: str | None = None
    places: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None

    @property
    def items(self) -> tuple[str, ...]:
        """Ids of the items that bear on it, each once, in order of evidence."""
        return tuple(dict.fromkeys(one.item for one in self.evidence))

    @property
    def deadline(self) -> ClaimDeadline | None:
        """The deadline that stands: of those with a known end the one told last, but for terms that were moved."""
        dated = [one for one in self.deadlines if one.due is not None]
        standing = [one for one in dated if one.state != "extended"]
        return next(reversed(standing or dated), None)


@dataclass(frozen=True, slots=True)
class Story:
    """Items about the same developing happening, in order of publication, with a headline taken from one of them."""

    id: str
    headline: str
    items: tuple[str, ...]
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Stories, claims and deadlines of a case at one moment."""

    stories: tuple[Story, ...] = ()
    claims: tuple[Claim, ...] = ()
    deadlines: tuple[CaseDeadline, ...] = ()


RulingKind = Literal[
    "confirm", "refute", "merge", "split", "not-a-claim", "re-place", "re-time", "correct-chain", "undo"
]


CORRECTING: tuple[RulingKind, ...] = ("merge", "split", "re-place", "re-time", "correct-chain")
"""Kinds of rulings that carry a `Correction`."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words of an item that a ruling speaks of: their spans as they stood, and the words, to find them again by."""

    item: str
    spans: tuple[Span, ...]
    exact: tuple[str, ...]
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """Where a person says that a place is: WGS84 degrees and a radius in km, or None where it is no known place."""

    name: str
    lat: float | None
    lon: float | None
    link: str | None
    precision: Precision | None
    radius_km: float | None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Teller:
    """One voice of a corrected chain: its name (None: nobody named), its kind, and where the text has it."""

    name: str | None
    kind: VoiceKind
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a correcting ruling puts right; `at` are the words that it speaks of, the rest is set by its kind.

    A merge names the claim that its own becomes `into` and that claim's words, `other`. A split takes the words `at`
    out of the claim. The others put a `place`, a `when` (two UTC instants, of a time or a deadline) or a `chain`
    (outermost voice first) in the stead of what was read at those words. `was` says what that was, for people.
    """

    at: tuple[Pointer, ...]
    into: str | None = None
    other: tuple[Pointer, ...] = ()
    place: Location | None = None
    when: tuple[str, str] | None = None
    chain: tuple[Teller, ...] | None = None
    was: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's decision on a claim, with the reason; rulings are added, never edited. `made` is a UTC instant.

    An "undo" names the ruling that it `undoes`, which may itself be an undo. `pending` is told when rulings are read
    and never kept: the case's two-person rule still waits for another person to rule the same.
    """

    id: str
    claim: str
    kind: RulingKind
    reason: str
    person: str
    made: str
    undoes: str | None = None
    detail: Correction | None = None
    pending: bool = False
